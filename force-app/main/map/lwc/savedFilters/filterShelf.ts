/** Parameters of the page's address, as `c/mapData` writes them. */
export type FilterParameters = Readonly<Record<string, string>>;
export interface SavedFilter {
    readonly name: string;
    readonly parameters: FilterParameters;
}

const PREFIX = 'fieldmap.filters.';
const MAX_FILTERS = 50;
const MAX_NAME_CHARACTERS = 80;

/** Named filters of one person on this device. Broken or missing content reads as empty. */
export class FilterShelf {
    private readonly storage: Storage;
    private readonly key: string;

    constructor(storage: Storage, userId: string) {
        this.storage = storage;
        this.key = PREFIX + userId;
    }

    list(): SavedFilter[] {
        try {
            const content = JSON.parse(this.storage.getItem(this.key) ?? '[]') as unknown;
            return Array.isArray(content) ? content.filter(isSavedFilter) : [];
        } catch {
            return [];
        }
    }

    /** Replaces the filter of the same name. */
    save(name: string, parameters: FilterParameters): void {
        const clean = name.trim().slice(0, MAX_NAME_CHARACTERS);
        if (clean === '') return;
        const others = this.list().filter((filter) => filter.name !== clean);
        this.write([...others, { name: clean, parameters }].slice(-MAX_FILTERS));
    }

    remove(name: string): void {
        this.write(this.list().filter((filter) => filter.name !== name));
    }

    private write(filters: readonly SavedFilter[]): void {
        this.storage.setItem(this.key, JSON.stringify(filters));
    }
}

function isSavedFilter(value: unknown): value is SavedFilter {
    const { name, parameters } = (value ?? {}) as Partial<SavedFilter>;
    return typeof name === 'string' && typeof parameters === 'object' && parameters !== null;
}
