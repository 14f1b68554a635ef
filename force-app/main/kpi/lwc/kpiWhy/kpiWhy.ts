import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import getNames from '@salesforce/apex/MapController.getNames';
import getGroupNames from '@salesforce/apex/KpiController.getGroupNames';
import getWhy from '@salesforce/apex/KpiController.getWhy';
import type { KpiCut, KpiDefinition, KpiPeople, KpiWhy as Why, PeriodKind } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { changeText } from 'c/kpiText';
import { LABELS } from './labels.ts';

interface Link {
    readonly recordId: string;
    readonly name: string;
    readonly objectApiName: string;
}

interface Row {
    readonly key: string;
    readonly name: string;
    readonly mix: string;
    readonly rate: string;
    readonly effect: string;
    readonly cases: string;
    readonly rowClass: string;
}

type Names = Readonly<Record<string, { readonly name: string; readonly objectApiName: string }>>;
type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly why: Why; readonly people: Names };

const CUT_WORDS: Readonly<Partial<Record<KpiCut, string>>> = {
    person: LABELS.byPerson,
    class: LABELS.byClass,
    team: LABELS.byTeam,
    territory: LABELS.byTerritory,
    weekday: LABELS.byWeekday
};
/** A Monday, from which weekdays get their names. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** Why a KPI changed against the period before: exact effects of each part of a cut, with the records behind it. */
export default class KpiWhy extends NavigationMixin(LightningElement) {
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
    links: readonly Link[] = [];
    private cut: KpiCut | null = null;
    private sequence = 0;

    connectedCallback(): void {
        void this.load();
    }

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }

    get error(): unknown {
        return this.state.kind === 'failed' ? this.state.error : null;
    }

    get why(): Why | null {
        return this.state.kind === 'ready' ? this.state.why : null;
    }

    get cuts(): readonly { key: KpiCut; label: string; variant: string }[] {
        return (this.why?.cuts ?? []).map((key) => ({
            key,
            label: CUT_WORDS[key] ?? key,
            variant: key === this.why?.cut ? 'brand' : 'neutral'
        }));
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
        return (this.why?.segments ?? []).map((segment) => {
            const count = ({ numerator, denominator }: Why['before']): string =>
                format.number(this.isRatio ? denominator : numerator, 1);
            return {
                key: segment.key,
                name: this.nameOf(segment.key),
                mix: this.text(segment.mix),
                rate: this.text(segment.rate),
                effect: this.text(segment.mix + segment.rate),
                cases: `${count(segment.before)} → ${count(segment.after)}`,
                rowClass:
                    this.isRatio && (segment.before.isSmallSample || segment.after.isSmallSample) ? 'row_small' : ''
            };
        });
    }

    get sums(): Pick<Row, 'mix' | 'rate' | 'effect'> {
        const segments = this.why?.segments ?? [];
        const total = (part: 'mix' | 'rate'): number => segments.reduce((sum, segment) => sum + segment[part], 0);
        return {
            mix: this.text(total('mix')),
            rate: this.text(total('rate')),
            effect: this.text(this.why?.change ?? 0)
        };
    }

    get volumeText(): string {
        const { why } = this;
        if (why === null || why.volume === null || why.ratio === null) {
            return '';
        }
        const format = formattersFor();
        const signed = (value: number): string => `${value < 0 ? '−' : '+'}${format.number(Math.abs(value), 1)}`;
        return fillLabel(LABELS.volume, signed(why.volume), signed(why.ratio));
    }

    get selectedRow(): Why['segments'][number] | undefined {
        return this.why?.segments.find(({ key }) => key === this.selectedKey);
    }

    get recordsText(): string {
        return fillLabel(LABELS.open, formattersFor().number(this.selectedRow?.recordCount ?? 0));
    }

    handleCut(event: Event): void {
        this.cut = ((event.currentTarget as HTMLElement).dataset['cut'] ?? null) as KpiCut | null;
        void this.load();
    }

    handleRetry(): void {
        void this.load();
    }

    async handlePart(event: Event): Promise<void> {
        this.selectedKey = (event.currentTarget as HTMLElement).dataset['key'] ?? '';
        this.links = [];
        const names = await namesOf(this.selectedRow?.recordIds ?? []).catch((): Names => ({}));
        this.links = Object.entries(names).map(([recordId, found]) => ({ recordId, ...found }));
    }

    handleOpen(event: Event): void {
        event.preventDefault();
        const { id, object } = (event.currentTarget as HTMLElement).dataset;
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: id, objectApiName: object, actionName: 'view' }
        });
    }

    /** People in user mode; roles and territories from what the page and the org know of them. */
    private async partNames(why: Why): Promise<Names> {
        const keys = why.segments.map(({ key }) => key).filter((key) => key !== '-');
        if (why.cut === 'person') return namesOf(keys);
        return why.cut === 'team' || why.cut === 'territory' ? groupNames(keys) : {};
    }

    private text(value: number): string {
        return this.definition ? changeText(value, this.definition.unit, formattersFor(), this.currency) : '';
    }

    private nameOf(key: string): string {
        if (key === '-') {
            return LABELS.noSegment;
        }
        if (this.why?.cut === 'weekday') {
            const day = new Date(MONDAY + Number(key) * DAY).toISOString();
            return new Intl.DateTimeFormat(formattersFor().settings.language, {
                weekday: 'long',
                timeZone: 'UTC'
            }).format(new Date(day));
        }
        return (this.state.kind === 'ready' ? this.state.people[key]?.name : undefined) ?? key;
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        this.state = { kind: 'loading' };
        this.selectedKey = '';
        try {
            const { period, asOf, people, cut } = this;
            const ownerId = this.ownerId || null;
            const answer = await getWhy({ key: this.definition?.key ?? '', period, asOf, people, ownerId, cut });
            const why = JSON.parse(answer) as Why;
            const names = await this.partNames(why);
            if (sequence === this.sequence) {
                this.state = { kind: 'ready', why, people: names };
            }
        } catch (error) {
            if (sequence === this.sequence) {
                this.state = { kind: 'failed', error };
            }
        }
    }
}

/** Names in user mode. */
async function namesOf(ids: readonly string[]): Promise<Names> {
    return ids.length === 0 ? {} : (JSON.parse(await getNames({ ids })) as Names);
}

/** Names of roles and territories, as far as the person may see them. */
async function groupNames(ids: readonly string[]): Promise<Names> {
    const names = JSON.parse(await getGroupNames({ ids })) as Record<string, string>;
    return Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { name, objectApiName: '' }]));
}
