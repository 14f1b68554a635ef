/** Spreads columns and rows over the table; odd numbers near the golden ratio of 2^32. */
const COLUMN_MIX = 0x9e3779b1;
const ROW_MIX = 0x85ebca6b;
const NONE = -1;

/**
 * Points by square cell, in typed arrays only: filling 200,000 takes some milliseconds, and Lightning's membrane is not
 * touched. Cells are numbered from the world's corner; the world may be as large as it likes.
 */
export class CellTable {
    private readonly mask: number;
    private readonly columns: Int32Array;
    private readonly rows: Int32Array;
    /** First point of a slot, or -1. */
    private readonly heads: Int32Array;
    private readonly isUsed: Uint8Array;
    /** Next point of the same cell, or -1. */
    private readonly next: Int32Array;

    constructor(pointCount: number) {
        let size = 16;
        while (size < 2 * pointCount) size *= 2;
        this.mask = size - 1;
        this.columns = new Int32Array(size);
        this.rows = new Int32Array(size);
        this.heads = new Int32Array(size).fill(NONE);
        this.isUsed = new Uint8Array(size);
        this.next = new Int32Array(pointCount).fill(NONE);
    }

    add(point: number, column: number, row: number): void {
        const slot = this.slotOf(column, row);
        if (this.isUsed[slot] === 0) {
            this.isUsed[slot] = 1;
            this.columns[slot] = column;
            this.rows[slot] = row;
        }
        this.next[point] = this.heads[slot]!;
        this.heads[slot] = point;
    }

    /** First point of a cell, or -1. The cell's slot is for {@link drop}. */
    slotOf(column: number, row: number): number {
        let slot = (Math.imul(column, COLUMN_MIX) ^ Math.imul(row, ROW_MIX)) >>> 7;
        for (slot &= this.mask; this.isUsed[slot] === 1; slot = (slot + 1) & this.mask) {
            if (this.columns[slot] === column && this.rows[slot] === row) return slot;
        }
        return slot;
    }

    firstIn(slot: number): number {
        return this.heads[slot]!;
    }

    after(point: number): number {
        return this.next[point]!;
    }

    /** Takes a point out of its cell; `before` is the one that leads to it, or -1 when it is the first. */
    drop(slot: number, before: number, point: number): void {
        if (before === NONE) this.heads[slot] = this.next[point]!;
        else this.next[before] = this.next[point]!;
    }
}
