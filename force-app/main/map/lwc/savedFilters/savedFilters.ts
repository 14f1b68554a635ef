import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import type { SavedMapFilter } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel } from 'c/formatters';
import { readPageState, writePageState } from 'c/mapData';
import { listFilters, removeFilter, storeFilter, type FilterRequest } from './filterShelf.ts';
import { LABELS } from './labels.ts';

/** `new` makes a view, `edit` renames or shares the chosen one. */
type Form = 'new' | 'edit';

/**
 * Saves the map's filter, layers and colours under a name in the org, private or shared, and brings them back. It works on
 * the page's address alone: what a link reproduces, a saved filter reproduces.
 */
export default class SavedFilters extends NavigationMixin(LightningElement) {
    readonly words = LABELS;
    filters: readonly SavedMapFilter[] = [];
    chosenId = '';
    form: Form | null = null;
    name = '';
    isShared = false;
    isBusy = false;
    error = '';
    private page: PageReference | null = null;
    private wantsFocus = false;

    @wire(CurrentPageReference)
    setPage(page: PageReference | null): void {
        this.page = page;
    }

    get hasFilters(): boolean {
        return this.filters.length > 0;
    }
    /** Own ones, then those that others share, each group only when it holds something. */
    get groups(): readonly object[] {
        const option = ({ id, name, ownerName, isMine }: SavedMapFilter) => ({
            id,
            label: isMine ? name : fillLabel(this.words.savedBy, name, ownerName),
            isSelected: id === this.chosenId
        });
        const own = this.filters.filter(({ isMine }) => isMine).map(option);
        const others = this.filters.filter(({ isMine }) => !isMine).map(option);
        return [
            { key: 'own', label: this.words.mine, options: own },
            { key: 'others', label: this.words.others, options: others }
        ].filter(({ options }) => options.length > 0);
    }
    get isMine(): boolean {
        return this.chosen?.isMine ?? false;
    }
    get removeText(): string {
        return this.isMine ? fillLabel(this.words.remove, this.chosen?.name ?? '') : '';
    }
    /** Offered when the map shows something else than the chosen own view. */
    get overwriteText(): string {
        const { chosen } = this;
        if (!chosen?.isMine || this.addressOf(chosen.parameters) === this.addressOf(this.parameters)) return '';
        return fillLabel(this.words.overwrite, chosen.name);
    }

    connectedCallback(): void {
        this.load();
    }

    renderedCallback(): void {
        if (!this.wantsFocus) return;
        this.wantsFocus = false;
        this.template?.querySelector<HTMLElement>('.name')?.focus();
    }

    handleChoose(event: Event): void {
        this.chosenId = (event.target as HTMLSelectElement).value;
        this.form = null;
        const { chosen, page } = this;
        if (!chosen || !page) return;
        const state = writePageState(readPageState(chosen.parameters), page.state);
        this[NavigationMixin.Navigate]({ ...page, state }, true);
    }

    handleNew(): void {
        this.open('new', '', false);
    }

    handleEdit(): void {
        const { chosen } = this;
        if (chosen) this.open('edit', chosen.name, chosen.isShared);
    }

    handleName(event: Event): void {
        this.name = (event.target as HTMLInputElement).value;
    }

    handleShare(event: Event): void {
        this.isShared = (event.target as HTMLInputElement).checked;
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Enter') this.handleSave();
        if (event.key === 'Escape') this.handleCancel();
    }

    handleCancel(): void {
        this.form = null;
        this.error = '';
    }

    handleSave(): void {
        const { chosen, form, isShared } = this;
        const name = this.name.trim();
        if (name === '') return;
        const common = { name, isShared };
        if (form === 'edit' && chosen) this.store({ ...common, id: chosen.id, parameters: chosen.parameters });
        else this.store({ ...common, parameters: this.parameters });
    }

    handleOverwrite(): void {
        const { chosen } = this;
        if (!chosen) return;
        const { id, name, isShared } = chosen;
        this.store({ id, name, isShared, parameters: this.parameters });
    }

    handleRemove(): void {
        const { chosenId } = this;
        this.write(async () => {
            await removeFilter(chosenId);
            this.chosenId = '';
        });
    }

    private get chosen(): SavedMapFilter | null {
        return this.filters.find(({ id }) => id === this.chosenId) ?? null;
    }

    /** What the address says now; the opened record is no part of a filter. */
    private get parameters(): Record<string, string> {
        return writePageState({ ...readPageState(this.page?.state ?? {}), recordId: null });
    }

    private addressOf(parameters: Readonly<Record<string, string>>): string {
        return new URLSearchParams(writePageState(readPageState(parameters))).toString();
    }

    private open(form: Form, name: string, isShared: boolean): void {
        this.form = form;
        this.name = name;
        this.isShared = isShared;
        this.error = '';
        this.wantsFocus = true;
    }

    private store(request: FilterRequest): void {
        this.write(async () => {
            this.chosenId = (await storeFilter(request)).id;
            this.form = null;
        });
    }

    private async write(action: () => Promise<void>): Promise<void> {
        this.isBusy = true;
        this.error = '';
        try {
            await action();
            this.filters = await listFilters();
        } catch (error) {
            this.error = errorTextOf(error).title;
        } finally {
            this.isBusy = false;
        }
    }

    private async load(): Promise<void> {
        try {
            this.filters = await listFilters();
        } catch {
            this.error = this.words.failed;
        }
    }
}
