import type { JournalEntry } from './journal.ts';
import type { Store } from './store.ts';
import type { ChangeEvent, FieldValue, Row } from './types.ts';

export type PendingChange = Omit<ChangeEvent, 'replayId' | 'commitTime'>;

interface Overlay {
    readonly objectName: string;
    readonly row: Row | null;
}

/** Writes of one transaction, seen by itself and by nobody else until commit; rolls back to savepoints. */
export class Transaction {
    readonly startedAt: number;
    readonly changes: PendingChange[] = [];
    readonly #store: Store;
    readonly #overlay = new Map<string, Overlay>();
    readonly #undo: { id: string; before: Overlay | undefined; changes: number }[] = [];
    readonly #gone = new Map<string, string>();

    constructor(store: Store, startedAt: number) {
        this.#store = store;
        this.startedAt = startedAt;
    }

    get(objectName: string, id: string): Row | undefined {
        const own = this.#overlay.get(id);
        return own ? (own.row ?? undefined) : this.#store.table(objectName).get(id);
    }

    *lookup(objectName: string, field: string, value: FieldValue): Generator<Row> {
        for (const row of this.#store.table(objectName).lookup(field, value)) {
            if (!this.#overlay.has(row.Id)) {
                yield row;
            }
        }
        for (const own of [...this.#overlay.values()]) {
            if (own.objectName === objectName && own.row && (own.row[field] ?? null) === value) {
                yield own.row;
            }
        }
    }

    put(objectName: string, row: Row): void {
        this.#write(row.Id, { objectName, row });
    }

    remove(objectName: string, id: string, deletedDate: string): void {
        this.#write(id, { objectName, row: null });
        this.#gone.set(id, deletedDate);
    }

    savepoint(): number {
        return this.#undo.length;
    }

    rollbackTo(savepoint: number): void {
        while (this.#undo.length > savepoint) {
            const step = this.#undo.pop();
            if (!step) {
                return;
            }
            if (step.before) {
                this.#overlay.set(step.id, step.before);
            } else {
                this.#overlay.delete(step.id);
            }
            this.changes.length = step.changes;
        }
    }

    /** What commit writes. */
    entry(): JournalEntry {
        const rows: [string, Row][] = [];
        const gone: [string, string, string][] = [];
        for (const [id, { objectName, row }] of this.#overlay) {
            if (row) {
                rows.push([objectName, row]);
            } else {
                gone.push([objectName, id, this.#gone.get(id) ?? '']);
            }
        }
        return gone.length > 0 ? { rows, gone } : { rows };
    }

    get isEmpty(): boolean {
        return this.#overlay.size === 0;
    }

    #write(id: string, overlay: Overlay): void {
        this.#undo.push({ id, before: this.#overlay.get(id), changes: this.changes.length });
        this.#overlay.set(id, overlay);
    }
}
