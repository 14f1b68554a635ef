import type { SavedMapFilter } from 'c/contracts';
import deleteFilter from '@salesforce/apex/MapFilterController.deleteFilter';
import getFilters from '@salesforce/apex/MapFilterController.getFilters';
import saveFilter from '@salesforce/apex/MapFilterController.saveFilter';

/** What is sent to make or change a view; with an id it changes one of the person's own. */
export type FilterRequest = Pick<SavedMapFilter, 'name' | 'parameters' | 'isShared'> & { readonly id?: string };

/** Own and shared views, by name. */
export async function listFilters(): Promise<SavedMapFilter[]> {
    return JSON.parse(await getFilters()) as SavedMapFilter[];
}

export async function storeFilter(request: FilterRequest): Promise<SavedMapFilter> {
    return JSON.parse(await saveFilter({ requestJson: JSON.stringify(request) })) as SavedMapFilter;
}

export async function removeFilter(filterId: string): Promise<void> {
    await deleteFilter({ filterId });
}
