import { LightningElement, api } from 'lwc';
import type { TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { teamOwnerIds } from 'c/mapData';
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
    readonly teamOf?: string | null;
    readonly notVisitedForDays?: number | null;
    readonly search?: string;
}

interface Choice {
    readonly label: string;
    readonly value: string;
    readonly isSelected?: boolean;
}

const EVERYONE = 'all';
const TEAM = 'team:';
const ANY_TIME = 'any';
const DAY_CHOICES: readonly number[] = [7, 14, 30, 60, 90, 180, 365];
const TYPING_PAUSE_MS = 200;

/** Search, layers, owner and last visit. Events: `layertoggle` {key}, `filterchange`, `filterreset`. */
export default class MapFilters extends LightningElement {
    @api layers: readonly LayerChip[] = [];
    @api team: readonly TeamMember[] = [];
    @api ownerIds: readonly string[] | null = null;
    /** This person and everyone below. */
    @api teamOf: string | null = null;
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

    get ownerOptions(): readonly Choice[] {
        const owners = this.team.map(({ userId, name }) => ({ label: name, value: userId }));
        const teams = this.team
            .filter(({ userId }) => teamOwnerIds(this.team, userId).length > 1)
            .map(({ userId, name }) => ({ label: fillLabel(this.words.teamOf, name), value: TEAM + userId }));
        const chosen = this.teamOf === null ? (this.ownerIds?.[0] ?? EVERYONE) : TEAM + this.teamOf;
        return marked([{ label: this.words.everyone, value: EVERYONE }, ...teams, ...owners], chosen);
    }

    get dayOptions(): readonly Choice[] {
        const { notVisitedForDays: chosen, formatters } = this;
        const days = chosen === null || DAY_CHOICES.includes(chosen) ? DAY_CHOICES : [...DAY_CHOICES, chosen];
        const choices = [...days]
            .sort((a, b) => a - b)
            .map((count) => ({ label: fillLabel(this.words.days, formatters.number(count)), value: String(count) }));
        return marked([{ label: this.words.anyTime, value: ANY_TIME }, ...choices], String(chosen ?? ANY_TIME));
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
        const key = (event.currentTarget as HTMLElement).dataset.key;
        if (key !== undefined) this.dispatchEvent(new CustomEvent('layertoggle', { detail: { key } }));
    }

    handleOwner(event: Event): void {
        const { value } = event.target as HTMLSelectElement;
        const teamOf = value.startsWith(TEAM) ? value.slice(TEAM.length) : null;
        this.change({ ownerIds: value === EVERYONE || teamOf !== null ? null : [value], teamOf });
    }

    handleDays(event: Event): void {
        const { value } = event.target as HTMLSelectElement;
        this.change({ notVisitedForDays: value === ANY_TIME ? null : Number(value) });
    }

    handleSearch(event: Event): void {
        const search = (event.target as HTMLInputElement).value;
        if (this.typing) clearTimeout(this.typing);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared on disconnect
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

function marked(choices: readonly Choice[], chosen: string): Choice[] {
    return choices.map((choice) => ({ ...choice, isSelected: choice.value === chosen }));
}
