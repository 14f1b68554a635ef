import { OrderedIndex } from './orderedIndex.ts';
import type { FieldValue, Row } from './types.ts';

/** The rows of one object, with indices that are built when they are first asked for. Rows are replaced, never changed. */
export class Table {
    readonly #rows = new Map<string, Row>();
    readonly #lookups = new Map<string, Map<FieldValue, Set<string>>>();
    readonly #ordered = new Map<string, OrderedIndex>();
    #version = 0;

    get version(): number {
        return this.#version;
    }

    get size(): number {
        return this.#rows.size;
    }

    get(id: string): Row | undefined {
        return this.#rows.get(id);
    }

    rows(): IterableIterator<Row> {
        return this.#rows.values();
    }

    put(row: Row): void {
        const before = this.#rows.get(row.Id);
        this.#rows.set(row.Id, row);
        for (const [field, index] of this.#lookups) {
            if (before?.[field] !== row[field] || !before) {
                removeFrom(index, before, field);
                addTo(index, row, field);
            }
        }
        for (const index of this.#ordered.values()) {
            if (before) {
                index.removed();
            }
            index.added(row);
        }
        this.#version++;
    }

    delete(id: string): void {
        const before = this.#rows.get(id);
        if (!before) {
            return;
        }
        this.#rows.delete(id);
        for (const [field, index] of this.#lookups) {
            removeFrom(index, before, field);
        }
        for (const index of this.#ordered.values()) {
            index.removed();
        }
        this.#version++;
    }

    /** Rows whose field has exactly this value (null finds rows without one). */
    *lookup(field: string, value: FieldValue): Generator<Row> {
        for (const id of this.#lookupIndex(field).get(value) ?? []) {
            yield this.#rows.get(id) as Row;
        }
    }

    /** How many rows {@link lookup} would find for all of these values. */
    lookupSize(field: string, values: Iterable<FieldValue>): number {
        const index = this.#lookupIndex(field);
        let size = 0;
        for (const value of values) {
            size += index.get(value)?.size ?? 0;
        }
        return size;
    }

    ordered(field: string): OrderedIndex {
        let index = this.#ordered.get(field);
        if (!index) {
            index = new OrderedIndex(field, this.#rows.values(), (row) => this.#rows.get(row.Id) === row);
            this.#ordered.set(field, index);
        }
        return index;
    }

    #lookupIndex(field: string): Map<FieldValue, Set<string>> {
        let index = this.#lookups.get(field);
        if (!index) {
            index = new Map();
            for (const row of this.#rows.values()) {
                addTo(index, row, field);
            }
            this.#lookups.set(field, index);
        }
        return index;
    }
}

function addTo(index: Map<FieldValue, Set<string>>, row: Row, field: string): void {
    const value = row[field] ?? null;
    const ids = index.get(value);
    if (ids) {
        ids.add(row.Id);
    } else {
        index.set(value, new Set([row.Id]));
    }
}

function removeFrom(index: Map<FieldValue, Set<string>>, row: Row | undefined, field: string): void {
    if (row) {
        index.get(row[field] ?? null)?.delete(row.Id);
    }
}
