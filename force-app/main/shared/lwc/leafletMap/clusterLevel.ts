import { CellTable, type CellBox } from './cellTable.ts';

/** Places to cluster, as columns. Coordinates are Web Mercator shares. */
export interface PlaceColumns {
    readonly count: number;
    readonly xs: Float64Array;
    readonly ys: Float64Array;
}

/** Records of a cluster: all, and by style. */
export interface ClusterTotals {
    readonly recordCount: number;
    readonly mix: Uint32Array;
}

/** Pins nearer than this merge. Units: pixels. */
export const CLUSTER_RADIUS_PIXELS = 46;
/** Middles of two clusters may drift together: nearer than this they become one, or their discs would overlap. */
const MERGE_PIXELS = 34;
const TILE_PIXELS = 256;
/** Two pins side by side say more than a disc with a 2. */
const CLUSTER_MIN_PLACES = 3;
/** Cells for questions about a view: larger ones make fewer of them. Units: pixels. */
const QUERY_CELL_PIXELS = 96;

/**
 * All signs of one zoom level: single places and clusters of places within a radius around the first of them, greedily
 * in the order of the places (the method of supercluster, for one level and without an object per point), and clusters
 * whose middles drifted together joined.
 *
 * Shape: sign `s` stands at `xs[s]`, `ys[s]`; `places[s]` is its place, or -1 for a cluster whose members are
 * `memberPlaces[memberStarts[s]]` to `memberPlaces[memberStarts[s + 1]]`.
 */
export class ClusterLevel {
    readonly zoom: number;
    count = 0;
    xs: Float64Array;
    ys: Float64Array;
    places: Int32Array;
    memberStarts: Int32Array;
    memberPlaces: Int32Array;
    /** By sign; filled by who knows the records. */
    readonly totals = new Map<number, ClusterTotals>();
    private memberCount = 0;
    private readonly queryCell: number;
    private readonly table: CellTable;

    /** `isClustered` false: every place stands alone. */
    constructor(columns: PlaceColumns, zoom: number, isClustered: boolean) {
        const { count } = columns;
        const pixel = 1 / (TILE_PIXELS * 2 ** zoom);
        this.zoom = zoom;
        this.xs = new Float64Array(count);
        this.ys = new Float64Array(count);
        this.places = new Int32Array(count);
        this.memberStarts = new Int32Array(count + 1);
        this.memberPlaces = new Int32Array(isClustered ? count : 0);
        if (isClustered) {
            this.cluster(columns, CLUSTER_RADIUS_PIXELS * pixel);
            this.mergeNear(columns, MERGE_PIXELS * pixel);
        } else for (let place = 0; place < count; place++) this.addSign(place, columns.xs[place]!, columns.ys[place]!);
        this.trim();
        this.queryCell = QUERY_CELL_PIXELS * pixel;
        this.table = new CellTable(this.count, boxOf(this.xs, this.ys, this.count, this.queryCell));
        for (let sign = this.count - 1; sign >= 0; sign--) {
            const column = Math.floor(this.xs[sign]! / this.queryCell);
            this.table.add(sign, column, Math.floor(this.ys[sign]! / this.queryCell));
        }
    }

    /** Signs inside the box, in rising order. Units: shares of the world. */
    find(west: number, north: number, east: number, south: number): number[] {
        const found: number[] = [];
        const { queryCell, table, xs, ys } = this;
        const cells = ((east - west) / queryCell + 2) * ((south - north) / queryCell + 2);
        // A box of more cells than signs: looking at every sign is less work, and for a world of cells the only way.
        if (cells > this.count) return this.findAmongAll(west, north, east, south);
        const lastColumn = Math.floor(east / queryCell);
        const lastRow = Math.floor(south / queryCell);
        for (let row = Math.floor(north / queryCell); row <= lastRow; row++) {
            for (let column = Math.floor(west / queryCell); column <= lastColumn; column++) {
                for (let sign = table.firstIn(table.slotOf(column, row)); sign >= 0; sign = table.after(sign)) {
                    const x = xs[sign]!;
                    const y = ys[sign]!;
                    if (x >= west && x <= east && y >= north && y <= south) found.push(sign);
                }
            }
        }
        return found.sort((a, b) => a - b);
    }

    private findAmongAll(west: number, north: number, east: number, south: number): number[] {
        const found: number[] = [];
        const { xs, ys } = this;
        for (let sign = 0; sign < this.count; sign++) {
            if (xs[sign]! >= west && xs[sign]! <= east && ys[sign]! >= north && ys[sign]! <= south) found.push(sign);
        }
        return found;
    }

    /** Far out few signs stand for many places. */
    private trim(): void {
        const { count } = this;
        if (count > this.xs.length / 2) return;
        this.xs = this.xs.slice(0, count);
        this.ys = this.ys.slice(0, count);
        this.places = this.places.slice(0, count);
        this.memberStarts = this.memberStarts.slice(0, count + 1);
    }

    private cluster(columns: PlaceColumns, radius: number): void {
        const { count, xs, ys } = columns;
        const table = new CellTable(count, boxOf(xs, ys, count, radius));
        for (let place = count - 1; place >= 0; place--) {
            table.add(place, Math.floor(xs[place]! / radius), Math.floor(ys[place]! / radius));
        }
        const isTaken = new Uint8Array(count);
        for (let place = 0; place < count; place++) {
            if (isTaken[place] === 1) continue;
            const from = this.memberCount;
            this.gather(table, columns, place, radius);
            if (this.memberCount - from >= CLUSTER_MIN_PLACES) {
                for (let i = from; i < this.memberCount; i++) isTaken[this.memberPlaces[i]!] = 1;
                this.addCluster(columns, from);
                continue;
            }
            // Alone: a neighbour, if there is one, goes back to its cell.
            for (let i = from; i < this.memberCount; i++) {
                const other = this.memberPlaces[i]!;
                if (other === place) continue;
                table.add(other, Math.floor(xs[other]! / radius), Math.floor(ys[other]! / radius));
            }
            this.memberCount = from;
            this.addSign(place, xs[place]!, ys[place]!);
        }
    }

    /** Free places around `place`, itself among them, leave their cells for the end of the members. */
    private gather(table: CellTable, { xs, ys }: PlaceColumns, place: number, radius: number): void {
        const x = xs[place]!;
        const y = ys[place]!;
        const column = Math.floor(x / radius);
        const row = Math.floor(y / radius);
        const limit = radius * radius;
        for (let r = row - 1; r <= row + 1; r++) {
            for (let c = column - 1; c <= column + 1; c++) {
                const slot = table.slotOf(c, r);
                let before = -1;
                for (let other = table.firstIn(slot); other >= 0; other = table.after(other)) {
                    const dx = xs[other]! - x;
                    const dy = ys[other]! - y;
                    if (dx * dx + dy * dy > limit) {
                        before = other;
                        continue;
                    }
                    table.drop(slot, before, other);
                    this.memberPlaces[this.memberCount++] = other;
                }
            }
        }
    }

    /** Joins clusters whose middles have come close, the earlier one taking the later. */
    private mergeNear(columns: PlaceColumns, radius: number): void {
        const before = { count: this.count, xs: this.xs, ys: this.ys, places: this.places };
        const { memberStarts, memberPlaces } = this;
        const table = new CellTable(before.count, boxOf(before.xs, before.ys, before.count, radius));
        for (let sign = before.count - 1; sign >= 0; sign--) {
            if (before.places[sign]! >= 0) continue;
            table.add(sign, Math.floor(before.xs[sign]! / radius), Math.floor(before.ys[sign]! / radius));
        }
        this.xs = new Float64Array(before.count);
        this.ys = new Float64Array(before.count);
        this.places = new Int32Array(before.count);
        this.memberStarts = new Int32Array(before.count + 1);
        this.memberPlaces = new Int32Array(memberPlaces.length);
        this.count = 0;
        this.memberCount = 0;
        const isMerged = new Uint8Array(before.count);
        for (let sign = 0; sign < before.count; sign++) {
            if (isMerged[sign] === 1) continue;
            if (before.places[sign]! >= 0) {
                this.addSign(before.places[sign]!, before.xs[sign]!, before.ys[sign]!);
                continue;
            }
            const from = this.memberCount;
            for (const near of clustersNear(table, before, sign, radius)) {
                if (isMerged[near] === 1) continue;
                isMerged[near] = 1;
                const part = memberPlaces.subarray(memberStarts[near]!, memberStarts[near + 1]!);
                this.memberPlaces.set(part, this.memberCount);
                this.memberCount += part.length;
            }
            this.addCluster(columns, from);
        }
    }

    private addCluster({ xs, ys }: PlaceColumns, from: number): void {
        let x = 0;
        let y = 0;
        for (let i = from; i < this.memberCount; i++) {
            x += xs[this.memberPlaces[i]!]!;
            y += ys[this.memberPlaces[i]!]!;
        }
        const size = this.memberCount - from;
        this.addSign(-1, x / size, y / size);
    }

    private addSign(place: number, x: number, y: number): void {
        const sign = this.count++;
        this.xs[sign] = x;
        this.ys[sign] = y;
        this.places[sign] = place;
        this.memberStarts[sign + 1] = this.memberCount;
    }
}

/** Clusters within the radius of one, itself among them. */
function clustersNear(
    table: CellTable,
    { xs, ys }: { readonly xs: Float64Array; readonly ys: Float64Array },
    sign: number,
    radius: number
): number[] {
    const near: number[] = [];
    const column = Math.floor(xs[sign]! / radius);
    const row = Math.floor(ys[sign]! / radius);
    for (let r = row - 1; r <= row + 1; r++) {
        for (let c = column - 1; c <= column + 1; c++) {
            for (let other = table.firstIn(table.slotOf(c, r)); other >= 0; other = table.after(other)) {
                if (Math.hypot(xs[other]! - xs[sign]!, ys[other]! - ys[sign]!) <= radius) near.push(other);
            }
        }
    }
    return near.sort((a, b) => a - b);
}

function boxOf(xs: Float64Array, ys: Float64Array, count: number, cell: number): CellBox | null {
    if (count === 0) return null;
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < count; i++) {
        const x = xs[i]!;
        const y = ys[i]!;
        if (x < west) west = x;
        if (x > east) east = x;
        if (y < north) north = y;
        if (y > south) south = y;
    }
    return {
        firstColumn: Math.floor(west / cell),
        firstRow: Math.floor(north / cell),
        lastColumn: Math.floor(east / cell),
        lastRow: Math.floor(south / cell)
    };
}
