/** Spreads columns and rows over the table; odd numbers near the golden ratio of 2^32. */
const COLUMN_MIX = 0x9e3779b1;
const ROW_MIX = 0x85ebca6b;
const NONE = -1;

/** Box of cells that points lie in. */
export interface CellBox {
    readonly firstColumn: number;
    readonly firstRow: number;
    readonly lastColumn: number;
    readonly lastRow: number;
}

/**
 * Points by square cell, in typed arrays only: filling 200,000 takes some milliseconds, and Lightning's membrane is not
 * touched. Cells are numbered from the world's corner. Where the box has few cells they are an array, else a hash.
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
    private readonly box: CellBox | null;
    private readonly width: number;

    /** Without a box the world may be as large as it likes. */
    constructor(pointCount: number, box: CellBox | null = null) {
        const width = box ? box.lastColumn - box.firstColumn + 1 : 0;
        const cells = box ? width * (box.lastRow - box.firstRow + 1) : Infinity;
        this.box = cells <= 2 * pointCount + 1024 ? box : null;
        this.width = width;
        let size = 16;
        if (!this.box) while (size < 2 * pointCount) size *= 2;
        // One slot more, for everything outside of the box: it stays empty.
        const slots = this.box ? cells + 1 : size;
        this.mask = size - 1;
        this.columns = new Int32Array(this.box ? 0 : size);
        this.rows = new Int32Array(this.box ? 0 : size);
        this.isUsed = new Uint8Array(this.box ? 0 : size);
        this.heads = new Int32Array(slots).fill(NONE);
        this.next = new Int32Array(pointCount).fill(NONE);
    }

    add(point: number, column: number, row: number): void {
        this.addTo(this.slotOf(column, row), point, column, row);
    }

    /** As {@link add}, with the cell's slot at hand. */
    addTo(slot: number, point: number, column: number, row: number): void {
        if (!this.box && this.isUsed[slot] === 0) {
            this.isUsed[slot] = 1;
            this.columns[slot] = column;
            this.rows[slot] = row;
        }
        this.next[point] = this.heads[slot]!;
        this.heads[slot] = point;
    }

    /** Slot of a cell, for the other questions. */
    slotOf(column: number, row: number): number {
        const { box } = this;
        if (box) {
            const isInside =
                column >= box.firstColumn && column <= box.lastColumn && row >= box.firstRow && row <= box.lastRow;
            return isInside ? (row - box.firstRow) * this.width + column - box.firstColumn : this.heads.length - 1;
        }
        let slot = (Math.imul(column, COLUMN_MIX) ^ Math.imul(row, ROW_MIX)) >>> 7;
        for (slot &= this.mask; this.isUsed[slot] === 1; slot = (slot + 1) & this.mask) {
            if (this.columns[slot] === column && this.rows[slot] === row) return slot;
        }
        return slot;
    }

    /** First point of a slot, or -1. */
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
