import { LightningElement, api } from 'lwc';
import type { KpiCut, KpiDefinition, KpiPeople, KpiRecords, KpiWhy as Why, PeriodKind } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import {
    cutLabel,
    CUTS,
    isByArea,
    PRODUCTS,
    readRecordPage,
    readWhy,
    segmentName,
    TIME_CUTS,
    type AreaSource,
    type NamedWhy,
    type NumberQuestion
} from 'c/kpiAsk';
import { partTexts, signedNumbers, type PartTexts, type ShownParts } from 'c/kpiText';
import { addLocalDays } from 'c/visitRules';
import { LABELS } from './labels.ts';

interface Row extends PartTexts {
    readonly key: string;
    readonly name: string;
    readonly cases: string;
    readonly rowClass: string;
    readonly pressed: string;
}

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'noAreas' }
    | { readonly kind: 'ready'; readonly named: NamedWhy; readonly parts: ShownParts };

/** Records of the part that is open, of one of the two periods. */
type Opened =
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly records: KpiRecords; readonly question: NumberQuestion | null };
type Side = 'after' | 'before';
type Segment = Why['segments'][number];

/** All parts that are too many to show, put together by the service. */
const OTHERS = '*';
const GROUPS: readonly (readonly [string, readonly KpiCut[]])[] = [
    [LABELS.cutsOne, [...CUTS, ...TIME_CUTS]],
    [LABELS.cutsTwo, PRODUCTS]
];
const SOURCES: readonly { readonly value: AreaSource; readonly label: string }[] = [
    { value: 'municipalities', label: LABELS.areasMunicipalities },
    { value: 'mine', label: LABELS.areasMine }
];
const NO_PARTS: ShownParts = { rows: [], total: { mix: '', rate: '', effect: '' } };
/** A Monday, from which weekdays get their names. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** Why a KPI changed against the period before: exact effects of each part of a cut, with the records behind it. */
export default class KpiWhy extends LightningElement {
    @api definition?: KpiDefinition;
    @api period: PeriodKind = 'week';
    @api asOf = '';
    /** Whose numbers where no owner is given. */
    @api people: KpiPeople = 'all';
    @api ownerId = '';
    @api currency: string | null = null;

    readonly words = LABELS;
    state: State = { kind: 'loading' };
    selectedKey = '';
    side: Side = 'after';
    opened: Opened = { kind: 'loading' };
    source: AreaSource = 'municipalities';
    /** What was chosen; null: what the service chooses. */
    private cut: KpiCut | null = null;
    /** Cuts of the last answer, so that another can be chosen where one has no answer. */
    private offered: readonly KpiCut[] = [];
    private sequence = 0;
    private recordSequence = 0;
    /** A part was chosen: its records come into view once they are drawn. */
    private isToBeShown = false;

    connectedCallback(): void {
        void this.load();
    }

    renderedCallback(): void {
        if (!this.isToBeShown || this.openedRecords === null) return;
        this.isToBeShown = false;
        this.template?.querySelector('.opened')?.scrollIntoView?.({ block: 'nearest', behavior: 'smooth' });
    }

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }

    get error(): unknown {
        return this.state.kind === 'failed' ? this.state.error : null;
    }

    get why(): Why | null {
        return this.state.kind === 'ready' ? this.state.named.why : null;
    }

    get hasNoAreas(): boolean {
        return this.state.kind === 'noAreas';
    }

    get shownCut(): KpiCut | null {
        return this.why?.cut ?? this.cut;
    }

    get cutGroups(): readonly {
        label: string;
        cuts: readonly { value: KpiCut; label: string; isChosen: boolean }[];
    }[] {
        return GROUPS.map(([label, cuts]) => ({
            label,
            cuts: cuts
                .filter((value) => this.offered.includes(value))
                .map((value) => ({ value, label: cutLabel(value), isChosen: value === this.shownCut }))
        })).filter(({ cuts }) => cuts.length > 0);
    }

    get hasCuts(): boolean {
        return this.cutGroups.length > 0;
    }

    get isByArea(): boolean {
        return this.shownCut !== null && isByArea(this.shownCut);
    }

    get sources(): readonly { value: AreaSource; label: string; isChosen: boolean }[] {
        return SOURCES.map(({ value, label }) => ({ value, label, isChosen: value === this.source }));
    }

    get hasChange(): boolean {
        return typeof this.why?.change === 'number';
    }

    get isRatio(): boolean {
        return this.why?.volume !== null;
    }

    get explanation(): string {
        return this.isRatio ? LABELS.ratioText : LABELS.countText;
    }

    get rows(): readonly Row[] {
        const format = formattersFor();
        const { rows } = this.parts;
        return (this.why?.segments ?? []).map((segment, at) => {
            const count = ({ numerator, denominator }: Why['before']): string =>
                format.number(this.isRatio ? denominator : numerator, 1);
            return {
                ...(rows[at] as PartTexts),
                key: segment.key,
                name: this.nameOf(segment),
                pressed: String(segment.key === this.selectedKey),
                cases: `${count(segment.before)} → ${count(segment.after)}`,
                rowClass:
                    this.isRatio && (segment.before.isSmallSample || segment.after.isSmallSample) ? 'row_small' : ''
            };
        });
    }

    get sums(): PartTexts {
        return this.parts.total;
    }

    get volumeText(): string {
        const { why } = this;
        if (why === null || why.volume === null || why.ratio === null) {
            return '';
        }
        return fillLabel(LABELS.volume, ...signedNumbers([why.volume, why.ratio], 1, formattersFor()));
    }

    get selectedRow(): Segment | undefined {
        return this.why?.segments.find(({ key }) => key === this.selectedKey);
    }

    get selectedName(): string {
        return this.selectedRow ? this.nameOf(this.selectedRow) : '';
    }

    get sides(): readonly { value: Side; label: string; pressed: string; sideClass: string }[] {
        const row = this.selectedRow;
        const offered: readonly { value: Side; label: string }[] =
            row?.key === OTHERS
                ? []
                : [
                      { value: 'after', label: LABELS.now },
                      { value: 'before', label: LABELS.then }
                  ];
        return offered.map(({ value, label }) => {
            const isChosen = value === this.side;
            return { value, label, pressed: String(isChosen), sideClass: isChosen ? 'side side_chosen' : 'side' };
        });
    }

    get openedRecords(): (Opened & { kind: 'ready' }) | null {
        return this.opened.kind === 'ready' ? this.opened : null;
    }

    get openedError(): unknown {
        return this.opened.kind === 'failed' ? this.opened.error : null;
    }

    handleCut(event: Event): void {
        this.cut = (event.target as HTMLSelectElement).value as KpiCut;
        void this.load();
    }

    handleSource(event: Event): void {
        this.source = (event.target as HTMLSelectElement).value as AreaSource;
        void this.load();
    }

    handleRetry(): void {
        void this.load();
    }

    handlePart(event: Event): void {
        this.selectedKey = (event.currentTarget as HTMLElement).dataset['key'] ?? '';
        this.side = 'after';
        this.isToBeShown = true;
        void this.openPart();
    }

    handleSide(event: Event): void {
        this.side = (event.currentTarget as HTMLElement).dataset['side'] as Side;
        void this.openPart();
    }

    handlePartRetry(): void {
        void this.openPart();
    }

    private get parts(): ShownParts {
        return this.state.kind === 'ready' ? this.state.parts : NO_PARTS;
    }

    private partsOf({ segments }: Why): ShownParts {
        return partTexts(segments, this.definition?.unit ?? 'count', formattersFor(), this.currency);
    }

    private nameOf({ key, ids }: Segment): string {
        const { state } = this;
        if (key === OTHERS) return LABELS.others;
        if (key === '-' && Object.keys(ids).length === 0) return LABELS.noSegment;
        if (this.why?.cut === 'weekday') return weekdayName(Number(key));
        if (this.why?.cut === 'week') return fillLabel(LABELS.week, formattersFor().number(Number(key)));
        return state.kind === 'ready' ? segmentName(ids, state.named.names) : key;
    }

    /** The records of a part, now or in the period before, which ends where the earlier days of the question end. */
    private async openPart(): Promise<void> {
        const sequence = ++this.recordSequence;
        const { state, selectedRow: row, side, period, people } = this;
        if (state.kind !== 'ready' || row === undefined) return;
        const { why, areasJson } = state.named;
        if (row.key === OTHERS) {
            this.opened = { kind: 'ready', records: knownRecords(why.key, row), question: null };
            return;
        }
        this.opened = { kind: 'loading' };
        const asOf = side === 'after' ? this.asOf : addLocalDays(why.previousPeriod.to, -1);
        const segment = { cut: why.cut, key: row.key, areasJson };
        const question = { key: why.key, period, asOf, people, ownerId: this.ownerId || null, segment };
        try {
            const records = await readRecordPage(question);
            if (sequence === this.recordSequence) this.opened = { kind: 'ready', records, question };
        } catch (error) {
            if (sequence === this.recordSequence) this.opened = { kind: 'failed', error };
        }
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        this.recordSequence += 1;
        this.state = { kind: 'loading' };
        this.selectedKey = '';
        try {
            const { period, asOf, people, cut } = this;
            const question = { key: this.definition?.key ?? '', period, asOf, people, cut };
            const named = await readWhy({ ...question, ownerId: this.ownerId || null }, this.source);
            if (sequence !== this.sequence) return;
            this.state =
                named === null ? { kind: 'noAreas' } : { kind: 'ready', named, parts: this.partsOf(named.why) };
            if (named !== null) this.offered = named.why.cuts;
        } catch (error) {
            if (sequence === this.sequence) this.state = { kind: 'failed', error };
        }
    }
}

function weekdayName(day: number): string {
    const format = new Intl.DateTimeFormat(formattersFor().settings.language, { weekday: 'long', timeZone: 'UTC' });
    return format.format(new Date(MONDAY + day * DAY));
}

/** The first records of what was put together; the answer has no more of them. */
function knownRecords(key: string, { after, recordIds, recordCount }: Segment): KpiRecords {
    return {
        ...{ key, value: after, numeratorIds: recordIds, numeratorCount: recordCount },
        ...{ denominatorIds: [], denominatorCount: 0, excludedIds: [] }
    };
}
