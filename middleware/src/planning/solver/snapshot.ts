/** Keeps the routes a step is about to change, and brings them back when the step is refused. */
import type { Routes } from './routes.ts';
import type { Timing } from './timing.ts';

export class Snapshot {
    /** Routes saved since `clear`, in order. */
    readonly touched: Int32Array;
    touchedCount = 0;
    private readonly routes: Routes;
    private readonly isTouched: Uint8Array;
    private readonly copy: Int32Array;
    private readonly lengths: Int32Array;

    constructor(routes: Routes) {
        this.routes = routes;
        this.touched = new Int32Array(routes.length.length);
        this.isTouched = new Uint8Array(routes.length.length);
        this.copy = new Int32Array(routes.sequence.length);
        this.lengths = new Int32Array(routes.length.length);
    }

    clear(): void {
        for (let i = 0; i < this.touchedCount; i++) this.isTouched[this.touched[i] as number] = 0;
        this.touchedCount = 0;
    }

    has(r: number): boolean {
        return this.isTouched[r] === 1;
    }

    /** Call before the first change of route r. */
    save(r: number): void {
        if (this.isTouched[r] === 1) return;
        this.isTouched[r] = 1;
        this.touched[this.touchedCount++] = r;
        const { sequence, stride, length } = this.routes;
        const row = r * stride;
        const end = row + (length[r] as number) + 2;
        for (let p = row; p < end; p++) this.copy[p] = sequence[p] as number;
        this.lengths[r] = length[r] as number;
    }

    restore(timing: Timing): void {
        const { routes } = this;
        for (let i = 0; i < this.touchedCount; i++) {
            const r = this.touched[i] as number;
            routes.restoreRow(r, this.copy, r * routes.stride, this.lengths[r] as number);
        }
        for (let i = 0; i < this.touchedCount; i++) {
            const r = this.touched[i] as number;
            routes.bookRow(r);
            routes.measure(r);
            timing.refresh(r);
        }
        this.clear();
    }
}
