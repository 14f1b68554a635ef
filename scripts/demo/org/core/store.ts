import { counterOf, makeId } from './ids.ts';
import { Journal } from './journal.ts';
import type { JournalEntry } from './journal.ts';
import { Table } from './table.ts';
import type { MetadataReference, Row, StoredComponent } from './types.ts';

const SNAPSHOT_ROWS = 500;
/** Above this an opened org is written anew, so that its files do not grow for ever. */
const LONG_JOURNAL_BYTES = 32 * 1024 * 1024;

export interface DeletedEntry {
    readonly objectName: string;
    readonly id: string;
    readonly deletedDate: string;
}

/** All rows, the metadata components and the delete log, in memory and (with a directory) on disk. */
export class Store {
    readonly components = new Map<string, StoredComponent>();
    readonly notes: readonly string[];
    /** Hard deletes only; soft deletes are found by IsDeleted. */
    hardDeletes: DeletedEntry[] = [];
    readonly #tables = new Map<string, Table>();
    readonly #counters = new Map<string, number>();
    readonly #journal: Journal | null;

    constructor(dataDir: string | null) {
        this.#journal = dataDir === null ? null : new Journal(dataDir);
        this.notes = this.#journal?.notes ?? [];
        for (const entry of this.#journal?.entries() ?? []) {
            this.#apply(entry);
        }
        if ((this.#journal?.size ?? 0) > LONG_JOURNAL_BYTES) {
            this.checkpoint();
        }
    }

    table(objectName: string): Table {
        let table = this.#tables.get(objectName);
        if (!table) {
            table = new Table();
            this.#tables.set(objectName, table);
        }
        return table;
    }

    commit(entry: JournalEntry, durable = true): void {
        this.#journal?.append(entry, durable);
        this.#apply(entry);
    }

    sync(): void {
        this.#journal?.sync();
    }

    nextId(keyPrefix: string): string {
        const counter = (this.#counters.get(keyPrefix) ?? 0) + 1;
        this.#counters.set(keyPrefix, counter);
        return makeId(keyPrefix, counter);
    }

    checkpoint(): void {
        this.#journal?.checkpoint(this.#state());
    }

    close(): void {
        this.#journal?.close();
    }

    static componentKey(reference: MetadataReference): string {
        return `${reference.type}:${reference.fullName}`;
    }

    #apply(entry: JournalEntry): void {
        for (const [objectName, row] of entry.rows ?? []) {
            this.table(objectName).put(row);
            this.#noteId(row.Id);
        }
        for (const [objectName, id, deletedDate] of entry.gone ?? []) {
            this.table(objectName).delete(id);
            this.hardDeletes.push({ objectName, id, deletedDate });
            this.#noteId(id);
        }
        for (const component of entry.components ?? []) {
            this.components.set(Store.componentKey(component), component);
            this.#noteId(component.id);
        }
        for (const reference of entry.removedComponents ?? []) {
            this.components.delete(Store.componentKey(reference));
        }
    }

    #noteId(id: string): void {
        const prefix = id.slice(0, 3);
        const counter = counterOf(id);
        if (counter > (this.#counters.get(prefix) ?? 0)) {
            this.#counters.set(prefix, counter);
        }
    }

    *#state(): Generator<JournalEntry> {
        yield { components: [...this.components.values()] };
        yield { gone: this.hardDeletes.map((entry) => [entry.objectName, entry.id, entry.deletedDate] as const) };
        for (const [objectName, table] of this.#tables) {
            let rows: [string, Row][] = [];
            for (const row of table.rows()) {
                rows.push([objectName, row]);
                if (rows.length === SNAPSHOT_ROWS) {
                    yield { rows };
                    rows = [];
                }
            }
            yield { rows };
        }
    }
}
