import type { Row } from './types.ts';

/**
 * Rows of one table in the order (field, Id), so that keyset pages start at their key instead of sorting everything.
 * Replaced rows stay in the array and are skipped until they are too many: appending a new stamp then costs nothing.
 */
export class OrderedIndex {
    readonly #field: string;
    readonly #isCurrent: (row: Row) => boolean;
    #sorted: Row[];
    #pending: Row[] = [];
    #stale = 0;

    constructor(field: string, rows: Iterable<Row>, isCurrent: (row: Row) => boolean) {
        this.#field = field;
        this.#isCurrent = isCurrent;
        this.#sorted = [...rows].sort((a, b) => this.#compare(a, b));
    }

    added(row: Row): void {
        this.#pending.push(row);
    }

    removed(): void {
        this.#stale++;
    }

    /** Rows whose field value is at least `lower` (all without it), in order. */
    *from(lower: string | null): Generator<Row> {
        this.#refresh();
        const rows = this.#sorted;
        for (let i = lower === null ? 0 : this.#firstAtLeast(lower); i < rows.length; i++) {
            const row = rows[i] as Row;
            if (this.#isCurrent(row)) {
                yield row;
            }
        }
    }

    #key(row: Row): string {
        return (row[this.#field] as string | undefined) ?? '';
    }

    #compare(a: Row, b: Row): number {
        const left = this.#key(a);
        const right = this.#key(b);
        if (left !== right) {
            return left < right ? -1 : 1;
        }
        return a.Id < b.Id ? -1 : a.Id > b.Id ? 1 : 0;
    }

    #firstAtLeast(lower: string): number {
        let low = 0;
        let high = this.#sorted.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.#key(this.#sorted[middle] as Row) < lower) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    #refresh(): void {
        if (this.#stale > 1000 && this.#stale > this.#sorted.length / 4) {
            this.#sorted = this.#sorted.filter(this.#isCurrent);
            this.#stale = 0;
        }
        if (this.#pending.length === 0) {
            return;
        }
        const pending = this.#pending.filter(this.#isCurrent).sort((a, b) => this.#compare(a, b));
        this.#pending = [];
        const first = pending[0];
        const last = this.#sorted.at(-1);
        if (first && last && this.#compare(first, last) < 0) {
            this.#sorted = this.#merge(this.#sorted, pending);
        } else {
            for (const row of pending) {
                this.#sorted.push(row);
            }
        }
    }

    #merge(left: readonly Row[], right: readonly Row[]): Row[] {
        const merged: Row[] = [];
        let r = 0;
        for (const row of left) {
            while (r < right.length && this.#compare(right[r] as Row, row) < 0) {
                merged.push(right[r++] as Row);
            }
            merged.push(row);
        }
        while (r < right.length) {
            merged.push(right[r++] as Row);
        }
        return merged;
    }
}
