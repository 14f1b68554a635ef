import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { KpiRecords as Records } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { readRecordPage, readRecordRows, readWholeNumber, ROWS_AT_ONCE, type NumberQuestion } from 'c/kpiAsk';
import { downloadFile } from 'c/tableFile';
import { LABELS } from './labels.ts';
import { linksOf, recordTable, type RecordLink } from './recordLinks.ts';

type Side = 'numerator' | 'denominator' | 'missing';

const SIDES: readonly Side[] = ['numerator', 'denominator', 'missing'];

/**
 * The records behind one number, page by page in user mode, and all of them as a file. `records` is the first page, which
 * the parent has read; `question` says how to go on, null: there is no more than that page. Event `recordsready` when a page is shown.
 */
export default class KpiRecords extends NavigationMixin(LightningElement) {
    @api question: NumberQuestion | null = null;
    /** ISO 4217; null: the org's own. */
    @api currency: string | null = null;
    /** What the list is, where it is not what counts. */
    @api label = '';

    readonly words = LABELS;
    side: Side = 'numerator';
    links: readonly RecordLink[] = [];
    isLoading = false;
    error: unknown = null;
    /** How far a file is; empty when none is made. */
    progressText = '';
    private first: Records | null = null;
    private ids: readonly string[] = [];
    /** Ids of the list whose records were looked up. */
    private looked = 0;
    private sequence = 0;

    @api
    get records(): Records | null {
        return this.first;
    }
    set records(records: Records | null) {
        this.first = records;
        this.side = 'numerator';
        this.begin();
    }

    get heading(): string {
        return this.label || fillLabel(LABELS.heading, formattersFor().number(this.countOf('numerator')));
    }

    /** Ratios have records in the denominator too, and most of them some that are there only; each list can be shown. */
    get sides(): readonly { value: Side; label: string; pressed: string; sideClass: string }[] {
        return SIDES.filter((side) => side !== 'missing' || this.countOf(side) > 0).map((value) => {
            const isChosen = value === this.side;
            const label = `${LABELS[value]} (${formattersFor().number(this.countOf(value))})`;
            return { value, label, pressed: String(isChosen), sideClass: isChosen ? 'side side_chosen' : 'side' };
        });
    }

    get hasSides(): boolean {
        return this.countOf('denominator') > 0;
    }

    get count(): number {
        return this.countOf(this.side);
    }

    get isEmpty(): boolean {
        return this.count === 0;
    }

    get shownText(): string {
        const format = formattersFor();
        const hidden = this.looked - this.links.length;
        return [
            this.looked < this.count
                ? fillLabel(LABELS.shown, format.number(this.looked), format.number(this.count))
                : '',
            hidden > 0 ? fillLabel(LABELS.hidden, format.number(hidden)) : ''
        ]
            .filter(Boolean)
            .join(' ');
    }

    get hasMore(): boolean {
        return this.looked < (this.question === null ? this.ids.length : this.count);
    }

    get moreText(): string {
        const left = (this.question === null ? this.ids.length : this.count) - this.looked;
        return fillLabel(LABELS.more, formattersFor().number(Math.min(ROWS_AT_ONCE, left)));
    }

    get canExport(): boolean {
        return this.question !== null && this.first !== null;
    }

    get cannotExport(): boolean {
        return this.progressText !== '';
    }

    handleSide(event: Event): void {
        this.side = (event.currentTarget as HTMLElement).dataset['side'] as Side;
        this.begin();
    }

    handleMore(): void {
        void this.showMore();
    }

    handleRetry(): void {
        void this.showMore();
    }

    handleOpen(event: Event): void {
        event.preventDefault();
        const { id, object } = (event.currentTarget as HTMLElement).dataset;
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: id, objectApiName: object, actionName: 'view' }
        });
    }

    async handleExport(event: CustomEvent<{ value: 'csv' | 'xlsx' }>): Promise<void> {
        const { question } = this;
        if (question === null) return;
        const format = formattersFor();
        const tell = (done: number, count: number): void => {
            this.progressText = fillLabel(LABELS.reading, format.number(done), format.number(count));
        };
        try {
            tell(0, this.count);
            const rows = await readWholeNumber(question, tell);
            const fileName = `fieldmap-${question.key}-records-${question.asOf}`;
            await downloadFile(this, event.detail.value, recordTable(fileName, rows));
        } catch (error) {
            this.error = error;
        }
        this.progressText = '';
    }

    private countOf(side: Side): number {
        const { first } = this;
        return first?.[`${side}Count`] ?? 0;
    }

    private begin(): void {
        this.sequence += 1;
        this.ids = this.first === null ? [] : idsOf(this.first, this.side);
        Object.assign(this, { looked: 0, links: [], error: null, isLoading: false });
        if (this.ids.length > 0) void this.showMore();
    }

    /** The next records; ids come in larger pages than names. */
    private async showMore(): Promise<void> {
        const { sequence, question, side, looked } = this;
        this.isLoading = true;
        this.error = null;
        try {
            if (looked >= this.ids.length && question !== null) {
                const page = await readRecordPage(question, this.ids.length);
                if (sequence !== this.sequence) return;
                this.ids = [...this.ids, ...idsOf(page, side)];
            }
            const wanted = this.ids.slice(looked, looked + ROWS_AT_ONCE);
            const rows = await readRecordRows(wanted);
            if (sequence !== this.sequence) return;
            const withOwner = question === null || (question.ownerId === null && question.people !== 'own');
            this.links = [...this.links, ...linksOf(wanted, rows, { withOwner, currency: this.currency })];
            // What went away meanwhile is not asked for again and again.
            this.looked = wanted.length === 0 ? this.count : looked + wanted.length;
            this.dispatchEvent(new CustomEvent('recordsready'));
        } catch (error) {
            if (sequence === this.sequence) this.error = error;
        }
        if (sequence === this.sequence) this.isLoading = false;
    }
}

const idsOf = (records: Records, side: Side): readonly string[] => records[`${side}Ids`] ?? [];
