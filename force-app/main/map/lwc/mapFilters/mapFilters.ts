import { LightningElement, api } from 'lwc';
import type { TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { LABELS } from './labels.ts';

/** A layer as a switch. */
export interface LayerChip {
    readonly key: string;
    readonly label: string;
    readonly iconName: string;
    readonly isOn: boolean;
    /** Null while the layer was never loaded. */
    readonly count: number | null;
}

/** Detail of `filterchange`: only what changed. */
export interface FilterChangeDetail {
    readonly ownerIds?: readonly string[] | null;
    readonly notVisitedForDays?: number | null;
    readonly search?: string;
}

const EVERYONE = 'all';
const ANY_TIME = 'any';
const DAY_CHOICES: readonly number[] = [7, 14, 30, 60, 90, 180, 365];
const TYPING_PAUSE_MS = 200;

/** Search, layers, owner and last visit. Events: `layertoggle` {key}, `filterchange`, `filterreset`. */
export default class MapFilters extends LightningElement {
    @api layers: readonly LayerChip[] = [];
    @api team: readonly TeamMember[] = [];
    @api ownerIds: readonly string[] | null = null;
    @api notVisitedForDays: number | null = null;
    @api search = '';
    @api isFiltering = false;
    /** One column with large targets instead of one row. */
    @api isNarrow = false;
    /** BCP 47. */
    @api locale = '';

    readonly words = LABELS;
    isOpen = false;
    private typing: ReturnType<typeof setTimeout> | null = null;

    get rootClass(): string {
        return this.isNarrow ? 'filters filters-narrow' : 'filters';
    }

    get showsFields(): boolean {
        return !this.isNarrow || this.isOpen;
    }

    get expanded(): string {
        return String(this.isOpen);
    }

    get filterButtonClass(): string {
        return this.isFiltering ? 'more more-active' : 'more';
    }

    get hasTeam(): boolean {
        return this.team.length > 1;
    }

    get ownerValue(): string {
        return this.ownerIds?.[0] ?? EVERYONE;
    }

    get ownerOptions(): readonly { label: string; value: string }[] {
        return [
            { label: this.words.everyone, value: EVERYONE },
            ...this.team.map(({ userId, name }) => ({ label: name, value: userId }))
        ];
    }

    get daysValue(): string {
        return this.notVisitedForDays === null ? ANY_TIME : String(this.notVisitedForDays);
    }

    get dayOptions(): readonly { label: string; value: string }[] {
        const { notVisitedForDays: chosen } = this;
        const choices = chosen === null || DAY_CHOICES.includes(chosen) ? DAY_CHOICES : [...DAY_CHOICES, chosen];
        const formatters = this.formatters;
        return [
            { label: this.words.anyTime, value: ANY_TIME },
            ...[...choices]
                .sort((a, b) => a - b)
                .map((days) => ({ label: fillLabel(this.words.days, formatters.number(days)), value: String(days) }))
        ];
    }

    get chips(): readonly object[] {
        return this.layers.map((layer) => ({
            ...layer,
            pressed: String(layer.isOn),
            className: layer.isOn ? 'chip chip-on' : 'chip',
            countText: layer.count === null ? '' : this.formatters.number(layer.count)
        }));
    }

    disconnectedCallback(): void {
        if (this.typing) clearTimeout(this.typing);
    }

    handleMore(): void {
        this.isOpen = !this.isOpen;
    }

    handleLayer(event: Event): void {
        const key = (event.currentTarget as HTMLElement).dataset['key'];
        if (key !== undefined) this.dispatchEvent(new CustomEvent('layertoggle', { detail: { key } }));
    }

    handleOwner(event: CustomEvent<{ value: string }>): void {
        const { value } = event.detail;
        this.change({ ownerIds: value === EVERYONE ? null : [value] });
    }

    handleDays(event: CustomEvent<{ value: string }>): void {
        const { value } = event.detail;
        this.change({ notVisitedForDays: value === ANY_TIME ? null : Number(value) });
    }

    handleSearch(event: CustomEvent<{ value: string }>): void {
        const search = event.detail.value;
        if (this.typing) clearTimeout(this.typing);
        this.typing = setTimeout(() => this.change({ search }), TYPING_PAUSE_MS);
    }

    handleReset(): void {
        this.dispatchEvent(new CustomEvent('filterreset'));
    }

    private get formatters() {
        return formattersFor(this.locale === '' ? undefined : { locale: this.locale });
    }

    private change(detail: FilterChangeDetail): void {
        this.dispatchEvent(new CustomEvent<FilterChangeDetail>('filterchange', { detail }));
    }
}
