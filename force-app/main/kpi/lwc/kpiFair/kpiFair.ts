import { LightningElement, api } from 'lwc';
import getFair from '@salesforce/apex/KpiController.getFair';
import type { KpiDefinition, KpiFair as Fair, KpiPeople, PeriodKind, TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { changeText, valueText } from 'c/kpiText';
import { addLocalDays } from 'c/visitRules';
import { FACTOR_WORDS, LABELS, NOT_BY_WAYS, REASON_WORDS } from './labels.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly fair: Fair };

interface Row {
    readonly userId: string;
    readonly name: string;
    readonly raw: string;
    readonly expected: string;
    readonly range: string;
    readonly difference: string;
    readonly dotStyle: string;
    readonly dotClass: string;
    readonly bandStyle: string;
    readonly tickStyle: string;
    readonly hasBand: boolean;
    readonly isOutside: boolean;
}

/** Digits of a coefficient: enough to compute the expected value again by hand. */
const DIGITS = 4;
/** Per cent of the picture that stay free at each side. */
const EDGE = 3;

/** Each person's own number beside what the others' numbers say for the same territory, with formula, fit and limits. */
export default class KpiFair extends LightningElement {
    @api definition?: KpiDefinition;
    @api team: readonly TeamMember[] = [];
    @api period: PeriodKind = 'week';
    @api asOf = '';
    @api people: KpiPeople = 'all';
    @api currency: string | null = null;

    readonly words = LABELS;
    state: State = { kind: 'loading' };
    private loadedFor = '';
    private sequence = 0;

    renderedCallback(): void {
        const wanted = `${this.definition?.key ?? ''} ${this.period} ${this.asOf} ${this.people}`;
        if (this.definition && wanted !== this.loadedFor) {
            this.loadedFor = wanted;
            void this.load();
        }
    }

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }

    get error(): unknown {
        return this.state.kind === 'failed' ? this.state.error : null;
    }

    get fair(): Fair | null {
        return this.state.kind === 'ready' ? this.state.fair : null;
    }

    get isFitted(): boolean {
        return this.fair?.state === 'fitted';
    }

    /** Why there is no expected value, in words. */
    get reasonText(): string {
        const { fair } = this;
        if (fair === null || fair.reason === null) return '';
        if (fair.reason === 'not-comparable' && this.definition?.unit === 'kilometres') return NOT_BY_WAYS;
        return fillLabel(REASON_WORDS[fair.reason], formattersFor().number(fair.observations));
    }

    get rangeText(): string {
        const { fair } = this;
        if (!fair) return '';
        const format = formattersFor();
        return fillLabel(LABELS.range, format.date(fair.from), format.date(addLocalDays(fair.to, -1)));
    }

    /** The formula with its numbers, so that anybody can compute it again. */
    get formulaText(): string {
        const { fair } = this;
        if (!fair || fair.intercept === null) return '';
        const format = formattersFor();
        const terms = fair.coefficients.map(({ code, coefficient }) => {
            const size = fillLabel(
                LABELS.term,
                format.number(Math.abs(coefficient), DIGITS),
                FACTOR_WORDS[code] ?? code
            );
            return `${coefficient < 0 ? '−' : '+'} ${size}`;
        });
        return fillLabel(LABELS.formula, [format.number(fair.intercept, DIGITS), ...terms].join(' '));
    }

    get fitText(): string {
        const { fair } = this;
        if (!fair || fair.rSquared === null || fair.residualSpread === null) return '';
        const format = formattersFor();
        const miss = changeText(fair.residualSpread, this.definition?.unit ?? 'count', format, this.currency).slice(1);
        return fillLabel(LABELS.fit, format.percent(fair.rSquared), format.number(fair.observations), miss);
    }

    /** Farthest below the expected value first; where there is none, the largest number first. */
    get rows(): readonly Row[] {
        const names = new Map(this.team.map(({ userId, name }) => [userId, name]));
        const people = (this.fair?.people ?? []).filter(({ raw }) => raw !== null);
        const sorted = [...people].sort(
            (a, b) => (a.difference ?? 0) - (b.difference ?? 0) || (b.raw ?? 0) - (a.raw ?? 0)
        );
        return sorted.map((person) => this.rowOf(person, names.get(person.userId) ?? person.userId));
    }

    handleRetry(): void {
        void this.load();
    }

    private rowOf(
        { userId, raw, expected, difference, low, high, isSmallSample }: Fair['people'][number],
        name: string
    ): Row {
        const isOutside = raw !== null && low !== null && high !== null && (raw < low || raw > high);
        const small = isSmallSample ? ' dot_small' : '';
        return {
            ...{ userId, name, isOutside },
            raw: this.text(raw),
            expected: expected === null ? '' : this.text(expected),
            range: low === null || high === null ? '' : `${this.text(low)} – ${this.text(high)}`,
            difference: difference === null ? '' : this.signed(difference),
            dotStyle: `left: ${this.percent(raw ?? 0)}%`,
            dotClass: `dot${isOutside ? ' dot_outside' : ''}${small}`,
            bandStyle: `left: ${this.percent(low ?? 0)}%; width: ${this.percent(high ?? 0) - this.percent(low ?? 0)}%`,
            tickStyle: `left: ${this.percent(expected ?? 0)}%`,
            hasBand: low !== null && high !== null
        };
    }

    private signed(value: number): string {
        return this.definition ? changeText(value, this.definition.unit, formattersFor(), this.currency) : '';
    }

    private text(value: number | null): string {
        return this.definition ? valueText(value, this.definition.unit, formattersFor(), this.currency) : '';
    }

    private percent(value: number): number {
        const people = this.fair?.people ?? [];
        const values = people.flatMap(({ raw, low, high }) => [raw, low, high]).filter((known) => known !== null);
        const [least, most] = [Math.min(...values), Math.max(...values)];
        const share = most === least ? 0.5 : (value - least) / (most - least);
        // Dots at both ends stay whole.
        return Math.round((EDGE + share * (100 - 2 * EDGE)) * 10) / 10;
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        this.state = { kind: 'loading' };
        try {
            const { period, asOf, people } = this;
            const key = this.definition?.key ?? '';
            const fair = JSON.parse(await getFair({ key, period, asOf, people, ownerId: null })) as Fair;
            if (sequence === this.sequence) this.state = { kind: 'ready', fair };
        } catch (error) {
            if (sequence === this.sequence) this.state = { kind: 'failed', error };
        }
    }
}
