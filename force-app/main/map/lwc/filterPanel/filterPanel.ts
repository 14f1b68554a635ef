import { LightningElement, api } from 'lwc';
import type { MapFilterSources } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import type { FieldCondition, MapCommand, MapSituation } from 'c/mapData';
import type { PanelToggleDetail } from 'c/mapPanel';
import getSources from '@salesforce/apex/MapFilterController.getSources';
import { conditionText, filterFieldsOf, hasWish, type FilterField } from './filterFields.ts';
import { LABELS } from './labels.ts';

/** More values are found by typing. */
const MAX_SHOWN_VALUES = 60;
/** From so many values on there is a field to find one. */
const FEW_VALUES = 12;
const TYPING_PAUSE_MS = 250;

/**
 * Filters by the fields of the layers, by list views, territories and deals; all of them must hold. A panel of the map
 * (see mapScreen.ts). Event `mapcommand`.
 */
export default class FilterPanel extends LightningElement {
    private held: MapSituation | null = null;
    readonly words = LABELS;
    readonly panelName = 'filter';
    sources: MapFilterSources | null = null;
    error: unknown = null;
    /** Id of the field whose values are chosen. */
    editedId = '';
    search = '';
    private isLoading = false;
    private typing: ReturnType<typeof setTimeout> | null = null;

    @api
    get situation(): MapSituation | null {
        return this.held;
    }
    set situation(value: MapSituation | null) {
        this.held = value;
        // A saved filter or a link may name a list view or a territory: their names are needed for the words.
        if (this.isOpen || this.conditions.some(({ key }) => key.startsWith('@'))) this.loadSources();
    }

    get openPanel(): string {
        return this.held?.facts.openPanel ?? '';
    }
    get isNarrow(): boolean {
        return this.held?.facts.isNarrow ?? false;
    }
    get isActive(): boolean {
        return this.conditions.length > 0;
    }
    get label(): string {
        const count = this.conditions.length;
        return count === 0 ? this.words.panel : fillLabel(this.words.panelCount, this.format.number(count));
    }
    get hasConditions(): boolean {
        return this.conditions.length > 0;
    }
    get items(): readonly object[] {
        const fields = new Map(this.fields.map((field) => [field.id, field]));
        return this.conditions.map((condition) => {
            const id = idOf(condition);
            const text = conditionText(condition, fields.get(id), this.format);
            return {
                id,
                text,
                editTitle: fillLabel(this.words.editOne, text),
                removeTitle: fillLabel(this.words.removeOne, text)
            };
        });
    }
    /** Fields by layer, for the list of what can be added. */
    get groups(): readonly object[] {
        const groups = new Map<string, { key: string; label: string; fields: object[] }>();
        for (const { id, layerKey, layerLabel, label } of this.fields) {
            const group = groups.get(layerKey) ?? { key: layerKey, label: layerLabel, fields: [] };
            group.fields.push({ id, label, isSelected: id === this.editedId });
            groups.set(layerKey, group);
        }
        return [...groups.values()];
    }
    get edited(): FilterField | null {
        return this.fields.find(({ id }) => id === this.editedId) ?? null;
    }
    get isChoice(): boolean {
        return this.edited?.kind === 'choice';
    }
    get isOne(): boolean {
        return this.edited?.kind === 'one' || this.edited?.kind === 'flag';
    }
    get isRange(): boolean {
        return this.edited?.kind === 'number' || this.edited?.kind === 'date';
    }
    get rangeType(): string {
        return this.edited?.kind === 'date' ? 'date' : 'number';
    }
    get editedLabel(): string {
        return this.edited ? `${this.edited.layerLabel} · ${this.edited.label}` : '';
    }
    get hasSearch(): boolean {
        return (this.edited?.options.length ?? 0) > FEW_VALUES;
    }
    get values(): readonly object[] {
        return this.found.slice(0, MAX_SHOWN_VALUES).map(({ value, label }) => ({
            key: `value ${value}`,
            value,
            label,
            isOn: this.current.values.includes(value)
        }));
    }
    get moreText(): string {
        const rest = this.found.length - MAX_SHOWN_VALUES;
        return rest > 0 ? fillLabel(this.words.more, this.format.number(rest)) : '';
    }
    get oneOptions(): readonly object[] {
        const options = this.edited?.options ?? [];
        const first = this.edited?.kind === 'flag' ? this.words.either : this.words.chooseList;
        return [{ value: '', label: first }, ...options].map((option) => ({
            ...option,
            isSelected: option.value === (this.current.values[0] ?? '')
        }));
    }
    get current(): FieldCondition {
        const { edited } = this;
        const found = this.conditions.find((condition) => idOf(condition) === this.editedId);
        return found ?? { layerKey: edited?.layerKey ?? '', key: edited?.key ?? '', values: [], from: '', to: '' };
    }

    disconnectedCallback(): void {
        if (this.typing) clearTimeout(this.typing);
    }

    handlePanel(event: CustomEvent<PanelToggleDetail>): void {
        this.editedId = '';
        if (event.detail.isOpen) this.loadSources();
    }

    handleRetry(): void {
        this.error = null;
        this.loadSources();
    }

    handleField(event: Event): void {
        this.edit((event.target as HTMLSelectElement).value);
    }

    handleEdit(event: Event): void {
        this.edit((event.currentTarget as HTMLElement).dataset.id ?? '');
    }

    handleRemove(event: Event): void {
        const { id } = (event.currentTarget as HTMLElement).dataset;
        this.send(this.conditions.filter((condition) => idOf(condition) !== id));
    }

    handleDone(): void {
        this.editedId = '';
    }

    handleSearch(event: Event): void {
        this.search = (event.target as HTMLInputElement).value;
    }

    handleValue(event: Event): void {
        const { checked, value } = event.target as HTMLInputElement;
        const { values } = this.current;
        this.change({ values: checked ? [...values, value] : values.filter((other) => other !== value) });
    }

    handleOne(event: Event): void {
        const { value } = event.target as HTMLSelectElement;
        this.change({ values: value === '' ? [] : [value] });
    }

    handleFrom(event: Event): void {
        this.changeSoon({ from: (event.target as HTMLInputElement).value });
    }

    handleTo(event: Event): void {
        this.changeSoon({ to: (event.target as HTMLInputElement).value });
    }

    private get isOpen(): boolean {
        return this.openPanel === this.panelName;
    }
    private get conditions(): readonly FieldCondition[] {
        return this.held?.facts.filter.conditions ?? [];
    }
    private get fields(): FilterField[] {
        return filterFieldsOf(this.held?.facts.loaded ?? [], this.sources);
    }
    private get found() {
        const text = this.search.trim().toLocaleLowerCase();
        return (this.edited?.options ?? []).filter(({ label }) => label.toLocaleLowerCase().includes(text));
    }
    private get format() {
        const { context } = this.held?.facts ?? {};
        return formattersFor(context);
    }

    private edit(id: string): void {
        this.editedId = id;
        this.search = '';
    }

    private changeSoon(change: Partial<FieldCondition>): void {
        if (this.typing) clearTimeout(this.typing);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared on disconnect
        this.typing = setTimeout(() => this.change(change), TYPING_PAUSE_MS);
    }

    private change(change: Partial<FieldCondition>): void {
        const next = { ...this.current, ...change };
        const others = this.conditions;
        const isKnown = others.some((condition) => idOf(condition) === this.editedId);
        const all = isKnown ? others.map((other) => (idOf(other) === this.editedId ? next : other)) : [...others, next];
        this.send(all.filter(hasWish));
    }

    private send(conditions: readonly FieldCondition[]): void {
        const detail: MapCommand = { kind: 'filter', filter: { conditions } };
        this.dispatchEvent(new CustomEvent<MapCommand>('mapcommand', { detail }));
    }

    private async loadSources(): Promise<void> {
        if (this.sources || this.isLoading || this.error) return;
        this.isLoading = true;
        try {
            this.sources = JSON.parse(await getSources()) as MapFilterSources;
        } catch (error) {
            this.error = error;
        } finally {
            this.isLoading = false;
        }
    }
}

function idOf({ layerKey, key }: FieldCondition): string {
    return `${layerKey} ${key}`;
}
