import { LightningElement, api } from 'lwc';
import type { KpiHelp, KpiPeople, KpiRecords, PeriodKind } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { readRecordPage, type NumberQuestion, type SegmentChoice } from 'c/kpiAsk';
import { valueText, words } from 'c/kpiText';
import close from '@salesforce/label/c.Fieldmap_Kpi_Close';
import complete from '@salesforce/label/c.Fieldmap_Kpi_Complete';
import example from '@salesforce/label/c.Fieldmap_Kpi_Example';
import excluded from '@salesforce/label/c.Fieldmap_Kpi_Excluded';
import formula from '@salesforce/label/c.Fieldmap_Kpi_Formula';
import loading from '@salesforce/label/c.Fieldmap_Kpi_Loading';
import serves from '@salesforce/label/c.Fieldmap_Kpi_Serves';
import smallSample from '@salesforce/label/c.Fieldmap_Kpi_SmallSampleText';
import why from '@salesforce/label/c.Fieldmap_Kpi_Why';
import { EXCLUSION_WORDS } from './exclusionWords.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly records: KpiRecords; readonly question: NumberQuestion };

interface Exclusion {
    readonly code: string;
    readonly text: string;
    readonly isOpen: boolean;
    readonly expanded: string;
    /** What was left out, as a list of its own. */
    readonly records: KpiRecords;
}

/** What is behind one number: words, formula, counts, exclusions and the records. Event `close`. */
export default class KpiDetail extends LightningElement {
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

    readonly words = { close, example, excluded, formula, loading, serves, why };
    state: State = { kind: 'loading' };
    isWhyOpen = false;
    /** Exclusion whose records are shown. */
    openCode = '';
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
        const { ready } = this;
        if (ready === null) return [];
        const format = formattersFor();
        return ready.records.value.excluded
            .filter(({ count }) => count > 0)
            .map(({ code, count }) => ({
                code,
                text: fillLabel(EXCLUSION_WORDS[code] ?? code, format.number(count)),
                isOpen: code === this.openCode,
                expanded: String(code === this.openCode),
                records: excludedRecords(ready.records, code, count)
            }));
    }

    get hasExclusions(): boolean {
        return this.exclusions.length > 0;
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('close'));
    }

    handleWhy(): void {
        this.isWhyOpen = true;
    }

    handleExclusion(event: Event): void {
        const code = (event.currentTarget as HTMLElement).dataset['code'] ?? '';
        this.openCode = code === this.openCode ? '' : code;
    }

    handleRetry(): void {
        void this.load();
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        const { period, asOf, people, segment } = this;
        const key = this.definition?.key ?? '';
        const question: NumberQuestion = { key, period, asOf, people, segment, ownerId: this.ownerId || null };
        this.state = { kind: 'loading' };
        this.openCode = '';
        try {
            const records = await readRecordPage(question);
            if (sequence === this.sequence) this.state = { kind: 'ready', records, question };
        } catch (error) {
            if (sequence === this.sequence) this.state = { kind: 'failed', error };
        }
    }
}

function excludedRecords(records: KpiRecords, code: string, count: number): KpiRecords {
    const ids = records.excludedIds.find((excludedBy) => excludedBy.code === code)?.ids ?? [];
    return { ...records, numeratorIds: ids, numeratorCount: count, denominatorIds: [], denominatorCount: 0 };
}
