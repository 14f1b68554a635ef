import type { JournalEntry } from './journal.ts';
import type { Store } from './store.ts';
import { Table } from './table.ts';
import type { ChangeEvent, FieldValue, Row } from './types.ts';

export type PendingChange = Omit<ChangeEvent, 'replayId' | 'commitTime'>;

/** What stood in the transaction before a write, to go back to it. */
interface Undo {
    readonly objectName: string;
    readonly id: string;
    readonly own: Row | undefined;
    readonly removed: Removal | undefined;
    readonly changes: number;
}
interface Removal {
    readonly objectName: string;
    readonly deletedDate: string;
}

/** Writes of one transaction, seen by itself and by nobody else until commit; rolls back to savepoints. */
export class Transaction {
    readonly startedAt: number;
    readonly changes: PendingChange[] = [];
    readonly #store: Store;
    /** Rows written here, with indices of their own. */
    readonly #own = new Map<string, Table>();
    readonly #removed = new Map<string, Removal>();
    readonly #undo: Undo[] = [];

    constructor(store: Store, startedAt: number) {
        this.#store = store;
        this.startedAt = startedAt;
    }

    get isEmpty(): boolean {
        return this.#removed.size === 0 && [...this.#own.values()].every((table) => table.size === 0);
    }

    get(objectName: string, id: string): Row | undefined {
        const own = this.#own.get(objectName)?.get(id);
        return own ?? (this.#removed.has(id) ? undefined : this.#store.table(objectName).get(id));
    }

    *lookup(objectName: string, field: string, value: FieldValue): Generator<Row> {
        const own = this.#own.get(objectName);
        for (const row of this.#store.table(objectName).lookup(field, value)) {
            if (!own?.get(row.Id) && !this.#removed.has(row.Id)) {
                yield row;
            }
        }
        if (own) {
            yield* own.lookup(field, value);
        }
    }

    put(objectName: string, row: Row): void {
        this.#remember(objectName, row.Id);
        this.#removed.delete(row.Id);
        this.#ownTable(objectName).put(row);
    }

    remove(objectName: string, id: string, deletedDate: string): void {
        this.#remember(objectName, id);
        this.#ownTable(objectName).delete(id);
        this.#removed.set(id, { objectName, deletedDate });
    }

    savepoint(): number {
        return this.#undo.length;
    }

    rollbackTo(savepoint: number): void {
        while (this.#undo.length > savepoint) {
            const step = this.#undo.pop() as Undo;
            const table = this.#ownTable(step.objectName);
            if (step.own) {
                table.put(step.own);
            } else {
                table.delete(step.id);
            }
            if (step.removed) {
                this.#removed.set(step.id, step.removed);
            } else {
                this.#removed.delete(step.id);
            }
            this.changes.length = step.changes;
        }
    }

    /** What commit writes. */
    entry(): JournalEntry {
        const rows: [string, Row][] = [];
        for (const [objectName, table] of this.#own) {
            for (const row of table.rows()) {
                rows.push([objectName, row]);
            }
        }
        const gone = [...this.#removed].map(
            ([id, { objectName, deletedDate }]) => [objectName, id, deletedDate] as const
        );
        return gone.length > 0 ? { rows, gone } : { rows };
    }

    #ownTable(objectName: string): Table {
        let table = this.#own.get(objectName);
        if (!table) {
            table = new Table();
            this.#own.set(objectName, table);
        }
        return table;
    }

    #remember(objectName: string, id: string): void {
        this.#undo.push({
            objectName,
            id,
            own: this.#own.get(objectName)?.get(id),
            removed: this.#removed.get(id),
            changes: this.changes.length
        });
    }
}
