import { LightningElement } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import accept from '@salesforce/apex/PlaceRepairController.accept';
import dismiss from '@salesforce/apex/PlaceRepairController.dismiss';
import getRepairs from '@salesforce/apex/PlaceRepairController.getRepairs';
import restore from '@salesforce/apex/PlaceRepairController.restore';
import type { PlaceBefore, PlaceFault, PlaceRepairPage, PlaceRepairRow } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { WORDS } from './labels.ts';

const PAGE_ROWS = 50;
const METRES = 1000;
/** Digits of a degree that are kept of what was turned down: a metre. */
const DIGITS = 5;
const FAULTS: readonly PlaceFault[] = ['missing', 'elsewhere', 'poor'];

/** What was done to a line, and what the customer was before. */
interface Settled {
    readonly row: PlaceRepairRow;
    readonly text: string;
    readonly before: PlaceBefore;
}

/**
 * Pins to repair, the costliest first: look at one on the map, accept what visits propose, or leave it as it is; the last things
 * done can be taken back.
 */
export default class PlaceRepair extends NavigationMixin(LightningElement) {
    readonly words = WORDS;
    readonly faultOptions = [
        { label: WORDS.all, value: '' },
        ...FAULTS.map((fault) => ({ label: WORDS[fault], value: fault }))
    ];
    fault: PlaceFault | '' = '';
    offset = 0;
    page: PlaceRepairPage | null = null;
    error: unknown = null;
    isLoading = true;
    isSaving = false;
    /** What was done here leaves the list at once; the service learns it with the next sync. */
    private settled: readonly Settled[] = [];
    /** Whose map is open; empty: none. */
    private mapOf = '';
    private sequence = 0;

    connectedCallback(): void {
        void this.load();
    }

    get open(): readonly PlaceRepairRow[] {
        return (this.page?.rows ?? []).filter(({ recordId }) => !this.isSettled(recordId));
    }

    get hasRows(): boolean {
        return !this.isLoading && this.open.length > 0;
    }

    get isEmpty(): boolean {
        return !this.isLoading && this.page !== null && this.open.length === 0;
    }

    get emptyHeading(): string {
        return this.fault === '' ? WORDS.empty : WORDS.emptyFilter;
    }

    get emptyText(): string {
        return fillLabel(WORDS.emptyText, formattersFor().number(this.page?.checked ?? 0));
    }

    get emptyAction(): string {
        return this.fault === '' && this.offset === 0 ? '' : WORDS.showAll;
    }

    get total(): number {
        const settledHere = (this.page?.rows.length ?? 0) - this.open.length;
        return Math.max(0, (this.page?.total ?? 0) - settledHere);
    }

    get totalText(): string {
        const format = formattersFor();
        return fillLabel(WORDS.total, format.number(this.total), format.number(this.page?.checked ?? 0));
    }

    get rows(): readonly object[] {
        return this.open.map((row, index) => this.viewOf(row, index));
    }

    /** What was done last, to be taken back. */
    get last(): Settled | null {
        return this.settled.at(-1) ?? null;
    }

    get isFirst(): boolean {
        return this.offset === 0;
    }

    get isLast(): boolean {
        return this.offset + PAGE_ROWS >= (this.page?.total ?? 0);
    }

    get pageText(): string {
        const format = formattersFor();
        const last = this.offset + this.open.length;
        return fillLabel(WORDS.page, format.number(this.offset + 1), format.number(last), format.number(this.total));
    }

    handleFault(event: CustomEvent<{ value: PlaceFault | '' }>): void {
        this.show(event.detail.value, 0);
    }

    handleShowAll(): void {
        this.show('', 0);
    }

    handlePrevious(): void {
        this.show(this.fault, Math.max(0, this.offset - PAGE_ROWS));
    }

    handleNext(): void {
        this.show(this.fault, this.offset + PAGE_ROWS);
    }

    handleRetry(): void {
        void this.load();
    }

    handleOpen(event: Event): void {
        event.preventDefault();
        this[NavigationMixin.Navigate](recordPage(this.rowOf(event)?.recordId ?? ''));
    }

    async handleAccept(event: Event): Promise<void> {
        const row = this.rowOf(event);
        const proposal = row?.proposal;
        if (!row || !proposal) return;
        const { latitude, longitude } = proposal;
        await this.settle(row, () => accept({ recordId: row.recordId, latitude, longitude }), WORDS.accepted);
    }

    handleMap(event: Event): void {
        const recordId = this.rowOf(event)?.recordId ?? '';
        this.mapOf = recordId === this.mapOf ? '' : recordId;
    }

    async handleUndo(): Promise<void> {
        const { last } = this;
        if (!last) return;
        const { recordId, name } = last.row;
        await this.write(async () => {
            await restore({ recordId, beforeJson: JSON.stringify(last.before) });
            this.settled = this.settled.slice(0, -1);
            this.tell(fillLabel(WORDS.undone, name));
        });
    }

    async handleDismiss(event: Event): Promise<void> {
        const row = this.rowOf(event);
        if (!row) return;
        const { proposal, recordId, fault } = row;
        const against = proposal ? `${proposal.latitude.toFixed(DIGITS)},${proposal.longitude.toFixed(DIGITS)}` : fault;
        await this.settle(row, () => dismiss({ recordId, against }), WORDS.dismissed);
    }

    private async settle(row: PlaceRepairRow, write: () => Promise<string>, told: string): Promise<void> {
        await this.write(async () => {
            const before = JSON.parse(await write()) as PlaceBefore;
            const text = fillLabel(told, row.name);
            this.settled = [...this.settled, { row, text, before }];
            this.tell(text);
            // All of this page is done: the costliest of what is left comes next.
            if (this.open.length === 0 && this.total > 0) this.show(this.fault, 0);
        });
    }

    private async write(task: () => Promise<void>): Promise<void> {
        this.isSaving = true;
        this.error = null;
        try {
            await task();
        } catch (error) {
            this.error = error;
        } finally {
            this.isSaving = false;
        }
    }

    private tell(title: string): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
    }

    private isSettled(recordId: string): boolean {
        return this.settled.some(({ row }) => row.recordId === recordId);
    }

    private show(fault: PlaceFault | '', offset: number): void {
        this.fault = fault;
        this.offset = offset;
        void this.load();
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        this.isLoading = true;
        this.error = null;
        try {
            const text = (await getRepairs({ offset: this.offset, fault: this.fault || null })) as string;
            if (sequence === this.sequence) this.page = JSON.parse(text) as PlaceRepairPage;
        } catch (error) {
            if (sequence === this.sequence) {
                this.page = null;
                this.error = error;
            }
        } finally {
            if (sequence === this.sequence) this.isLoading = false;
        }
    }

    private rowOf(event: Event): PlaceRepairRow | undefined {
        const recordId = (event.currentTarget as HTMLElement).dataset['record'];
        return this.open.find((row) => row.recordId === recordId);
    }

    private viewOf(row: PlaceRepairRow, index: number): object {
        const format = formattersFor();
        const isMapOpen = row.recordId === this.mapOf;
        const cost = format.distance(row.costKilometres * METRES);
        return {
            repair: row,
            recordId: row.recordId,
            fault: row.fault,
            rank: fillLabel(WORDS.rank, format.number(this.offset + index + 1)),
            isMapOpen,
            hasMap: row.place !== null || row.proposal !== null,
            mapLabel: isMapOpen ? WORDS.hideMap : WORDS.showMap,
            mapExpanded: String(isMapOpen),
            name: row.name,
            url: `/lightning/r/Account/${row.recordId}/view`,
            address: row.address ?? '',
            faultText: WORDS[row.fault],
            faultClass: `fault fault_${row.fault}`,
            text: this.textOf(row),
            cost: fillLabel(row.isEstimate ? WORDS.costAbout : WORDS.cost, cost),
            visitsText: fillLabel(WORDS.visits, format.number(row.visits)),
            canEdit: row.canEdit,
            canAccept: row.canEdit && row.proposal !== null
        };
    }

    private textOf({ fault, proposal, distanceMetres, accuracy }: PlaceRepairRow): string {
        const format = formattersFor();
        const agreed = format.number(proposal?.visits ?? 0);
        if (fault === 'elsewhere') {
            return fillLabel(WORDS.elsewhereText, format.distance(distanceMetres ?? 0), agreed);
        }
        const what = fault === 'missing' ? WORDS.missingText : fillLabel(WORDS.poorText, accuracy ?? '');
        return `${what} ${proposal === null ? WORDS.noProposal : fillLabel(WORDS.proposalText, agreed)}`;
    }
}

function recordPage(recordId: string): PageReference {
    return {
        type: 'standard__recordPage',
        attributes: { recordId, objectApiName: 'Account', actionName: 'view' }
    };
}
