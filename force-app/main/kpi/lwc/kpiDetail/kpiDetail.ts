import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import getNames from '@salesforce/apex/MapController.getNames';
import getAreaRecords from '@salesforce/apex/KpiController.getAreaRecords';
import getRecords from '@salesforce/apex/KpiController.getRecords';
import type { KpiCut, KpiHelp, KpiPeople, KpiRecords, PeriodKind } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { valueText, words } from 'c/kpiText';
import close from '@salesforce/label/c.Fieldmap_Kpi_Close';
import complete from '@salesforce/label/c.Fieldmap_Kpi_Complete';
import example from '@salesforce/label/c.Fieldmap_Kpi_Example';
import excluded from '@salesforce/label/c.Fieldmap_Kpi_Excluded';
import formula from '@salesforce/label/c.Fieldmap_Kpi_Formula';
import loading from '@salesforce/label/c.Fieldmap_Kpi_Loading';
import more from '@salesforce/label/c.Fieldmap_Kpi_More';
import none from '@salesforce/label/c.Fieldmap_Kpi_NoRecords';
import recordsLabel from '@salesforce/label/c.Fieldmap_Kpi_Records';
import serves from '@salesforce/label/c.Fieldmap_Kpi_Serves';
import smallSample from '@salesforce/label/c.Fieldmap_Kpi_SmallSampleText';
import why from '@salesforce/label/c.Fieldmap_Kpi_Why';
import { EXCLUSION_WORDS } from './exclusionWords.ts';

/** A part of a cut whose records are wanted; `areasJson`: body of the question that sends outlines along. */
export interface SegmentChoice {
    readonly cut: KpiCut;
    readonly key: string;
    readonly areasJson: string | null;
}

interface RecordLink {
    readonly recordId: string;
    readonly name: string;
    readonly subtitle: string;
    readonly objectApiName: string;
}

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly records: KpiRecords; readonly links: readonly RecordLink[] };

interface Exclusion {
    readonly code: string;
    readonly text: string;
    readonly isOpen: boolean;
    readonly expanded: string;
    readonly links: readonly RecordLink[];
}

/** Most records whose names are looked up at once (one Apex call). */
const PAGE_SIZE = 200;

/** What is behind one number: words, formula, counts, exclusions and the records. Event `close`. */
export default class KpiDetail extends NavigationMixin(LightningElement) {
    @api definition?: KpiHelp;
    @api period: PeriodKind = 'week';
    @api asOf = '';
    /** Whose numbers where no owner is given. */
    @api people: KpiPeople = 'all';
    @api ownerId = '';
    @api scopeName = '';
    /** ISO 4217; null: the org's own. */
    @api currency: string | null = null;

    /** A part of a cut; null: all of it. */
    @api segment: SegmentChoice | null = null;
    /** Opens with the question why. */
    @api isWhyAsked = false;

    readonly words = { close, example, excluded, formula, loading, none, recordsLabel, serves, why };
    state: State = { kind: 'loading' };
    isWhyOpen = false;
    /** Exclusion whose records are shown. */
    openCode = '';
    excludedLinks: readonly RecordLink[] = [];
    private loadedFor = '';
    private sequence = 0;

    renderedCallback(): void {
        const wanted = `${this.definition?.key ?? ''} ${this.period} ${this.asOf} ${this.people} ${this.ownerId} ${this.segment?.cut ?? ''} ${this.segment?.key ?? ''} ${this.isWhyAsked}`;
        if (this.definition && wanted !== this.loadedFor) {
            this.loadedFor = wanted;
            this.isWhyOpen = this.isWhyAsked;
            void this.load();
        }
    }

    get title(): string {
        return this.definition ? words(this.definition.name) : '';
    }

    get description(): string {
        return this.definition ? words(this.definition.description) : '';
    }

    get formulaText(): string {
        return this.definition ? words(this.definition.formula) : '';
    }

    /** What the dictionary says beside the formula. */
    get help(): { readonly serves: string; readonly example: string } {
        const { definition } = this;
        return {
            serves: definition ? words(definition.serves) : '',
            example: definition ? words(definition.example) : ''
        };
    }

    get sampleText(): string {
        return this.ready?.records.value.isSmallSample === true
            ? fillLabel(smallSample, formattersFor().number(this.definition?.minimumSample ?? 0))
            : '';
    }

    /** The change is split for everyone together or one person, not for a part of a cut. */
    get canAskWhy(): boolean {
        return this.segment === null;
    }

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }

    get error(): unknown {
        return this.state.kind === 'failed' ? this.state.error : null;
    }

    get ready(): (State & { kind: 'ready' }) | null {
        return this.state.kind === 'ready' ? this.state : null;
    }

    get valueLine(): string {
        const value = this.ready?.records.value;
        return value && this.definition
            ? valueText(value.value, this.definition.unit, formattersFor(), this.currency)
            : '';
    }

    get fraction(): string {
        const value = this.ready?.records.value;
        if (!value || this.definition?.denominator === '1') {
            return '';
        }
        const format = formattersFor();
        return value ? `${format.number(value.numerator, 1)} ÷ ${format.number(value.denominator, 1)}` : '';
    }

    get completeness(): string {
        const share = this.ready?.records.value.completeness;
        return share === null || share === undefined ? '' : fillLabel(complete, formattersFor().percent(share));
    }

    get exclusions(): readonly Exclusion[] {
        const format = formattersFor();
        return (this.ready?.records.value.excluded ?? [])
            .filter(({ count }) => count > 0)
            .map(({ code, count }) => ({
                code,
                text: fillLabel(EXCLUSION_WORDS[code] ?? code, format.number(count)),
                isOpen: code === this.openCode,
                expanded: String(code === this.openCode),
                links: code === this.openCode ? this.excludedLinks : []
            }));
    }

    get hasExclusions(): boolean {
        return this.exclusions.length > 0;
    }

    get links(): readonly RecordLink[] {
        return this.ready?.links ?? [];
    }

    get hasNoRecords(): boolean {
        return this.ready !== null && this.links.length === 0;
    }

    get recordsHeading(): string {
        return fillLabel(recordsLabel, formattersFor().number(this.ready?.records.numeratorCount ?? 0));
    }

    get moreText(): string {
        const count = this.ready?.records.numeratorCount ?? 0;
        return count > this.links.length
            ? fillLabel(more, formattersFor().number(this.links.length), formattersFor().number(count))
            : '';
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('close'));
    }

    handleWhy(): void {
        this.isWhyOpen = true;
    }

    async handleExclusion(event: Event): Promise<void> {
        const code = (event.currentTarget as HTMLElement).dataset['code'] ?? '';
        this.openCode = code === this.openCode ? '' : code;
        this.excludedLinks = [];
        const found = this.ready?.records.excludedIds.find((excludedBy) => excludedBy.code === this.openCode);
        const links = await linksOf(found?.ids.slice(0, PAGE_SIZE) ?? []).catch((): RecordLink[] => []);
        if (this.openCode === code) this.excludedLinks = links;
    }

    handleRetry(): void {
        void this.load();
    }

    handleOpen(event: Event): void {
        event.preventDefault();
        const { id, object } = (event.currentTarget as HTMLElement).dataset;
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: id, objectApiName: object, actionName: 'view' }
        });
    }

    private ask(key: string): Promise<string> {
        const { period, asOf, people, segment } = this;
        const ownerId = this.ownerId || null;
        if (segment !== null && segment.areasJson !== null) {
            const body = JSON.parse(segment.areasJson) as Record<string, unknown>;
            return getAreaRecords({ key, requestJson: JSON.stringify({ ...body, segment: segment.key }) });
        }
        const part = segment === null ? {} : { cut: segment.cut, segment: segment.key };
        return getRecords({ key, period, asOf, people, ownerId, ...part });
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        this.state = { kind: 'loading' };
        this.openCode = '';
        try {
            const key = this.definition?.key ?? '';
            const records = JSON.parse(await this.ask(key)) as KpiRecords;
            const links = await linksOf(records.numeratorIds.slice(0, PAGE_SIZE));
            if (sequence === this.sequence) {
                this.state = { kind: 'ready', records, links };
            }
        } catch (error) {
            if (sequence === this.sequence) {
                this.state = { kind: 'failed', error };
            }
        }
    }
}

/** Names in user mode; a record that the person may not see is left out. */
async function linksOf(ids: readonly string[]): Promise<RecordLink[]> {
    if (ids.length === 0) {
        return [];
    }
    const names = JSON.parse(await getNames({ ids })) as Record<string, Omit<RecordLink, 'recordId'>>;
    return ids.flatMap((recordId) => {
        const found = names[recordId];
        return found ? [{ recordId, ...found }] : [];
    });
}
