import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import USER_ID from '@salesforce/user/Id';
import { fillLabel } from 'c/formatters';
import { readPageState, writePageState } from 'c/mapData';
import { FilterShelf, type SavedFilter } from './filterShelf.ts';
import { LABELS } from './labels.ts';

/**
 * Saves the map's filter and layers under a name and brings them back. It works on the page's address alone: what a link
 * reproduces, a saved filter reproduces.
 */
export default class SavedFilters extends NavigationMixin(LightningElement) {
    readonly words = LABELS;
    filters: readonly SavedFilter[] = [];
    chosen = '';
    isNaming = false;
    private name = '';
    private page: PageReference | null = null;
    private readonly shelf = new FilterShelf(window.localStorage, String(USER_ID));

    @wire(CurrentPageReference)
    setPage(page: PageReference | null): void {
        this.page = page;
    }

    get hasFilters(): boolean {
        return this.filters.length > 0;
    }
    get options(): readonly object[] {
        return this.filters.map(({ name }) => ({ name, isSelected: name === this.chosen }));
    }
    get removeText(): string {
        return this.chosen === '' ? '' : fillLabel(this.words.remove, this.chosen);
    }

    connectedCallback(): void {
        this.filters = this.shelf.list();
    }

    handleChoose(event: Event): void {
        this.chosen = (event.target as HTMLSelectElement).value;
        const filter = this.filters.find(({ name }) => name === this.chosen);
        if (!filter || !this.page) return;
        const state = writePageState(readPageState(filter.parameters), this.page.state);
        this[NavigationMixin.Navigate]({ ...this.page, state }, true);
    }

    handleNaming(): void {
        this.isNaming = true;
        this.name = '';
    }

    handleName(event: Event): void {
        this.name = (event.target as HTMLInputElement).value;
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Enter') this.handleSave();
        if (event.key === 'Escape') this.isNaming = false;
    }

    handleCancel(): void {
        this.isNaming = false;
    }

    handleSave(): void {
        if (this.name.trim() === '') return;
        // The opened record is no part of a filter.
        const state = { ...readPageState(this.page?.state ?? {}), recordId: null };
        this.shelf.save(this.name, writePageState(state));
        this.filters = this.shelf.list();
        this.chosen = this.name.trim();
        this.isNaming = false;
    }

    handleRemove(): void {
        this.shelf.remove(this.chosen);
        this.filters = this.shelf.list();
        this.chosen = '';
    }
}
