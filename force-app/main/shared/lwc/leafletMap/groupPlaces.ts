import { mercatorX, mercatorY } from 'c/geo';
import type { PointColumns } from 'c/mapLayers';

/** About 1 m: records closer than that are at one place. */
const PLACE_STEPS_PER_DEGREE = 100_000;

/** Spreads addresses over the table; odd numbers near the golden ratio of 2^32. */
const COLUMN_MIX = 0x9e3779b1;
const ROW_MIX = 0x85ebca6b;

/** Points as places. Coordinates are Web Mercator shares. */
export interface GroupedPlaces {
    /** Places. */
    readonly count: number;
    readonly xs: Float64Array;
    readonly ys: Float64Array;
    readonly recordCounts: Int32Array;
    /** A place's first point; further ones by `nextPoint`, -1 at the end. */
    readonly firstPoint: Int32Array;
    readonly nextPoint: Int32Array;
    readonly placeOfPoint: Int32Array;
    /** Style of each point, numbered over all layers. */
    readonly pointStyles: Uint16Array;
}

/** Makes one place of points that share an address, in the order in which they come. */
export class PlaceColumnsBuilder {
    /** Place + 1 by hashed address, 0 where nothing is: one look at memory for most points. */
    private readonly slots: Int32Array;
    private readonly columns: Int32Array;
    private readonly rows: Int32Array;
    private readonly xs: Float64Array;
    private readonly ys: Float64Array;
    private readonly recordCounts: Int32Array;
    private readonly firstPoint: Int32Array;
    private readonly lastPoint: Int32Array;
    private readonly nextPoint: Int32Array;
    private readonly placeOfPoint: Int32Array;
    private readonly pointStyles: Uint16Array;
    private pointCount = 0;
    private count = 0;

    constructor(pointCount: number) {
        let size = 16;
        while (size < 2 * pointCount) size *= 2;
        this.slots = new Int32Array(size);
        this.columns = new Int32Array(pointCount);
        this.rows = new Int32Array(pointCount);
        this.xs = new Float64Array(pointCount);
        this.ys = new Float64Array(pointCount);
        this.recordCounts = new Int32Array(pointCount);
        this.firstPoint = new Int32Array(pointCount);
        this.lastPoint = new Int32Array(pointCount);
        this.nextPoint = new Int32Array(pointCount).fill(-1);
        this.placeOfPoint = new Int32Array(pointCount);
        this.pointStyles = new Uint16Array(pointCount);
    }

    add({ latitudes, longitudes, styles }: PointColumns, firstStyle: number): void {
        for (let i = 0; i < latitudes.length; i++) {
            const point = this.pointCount++;
            this.pointStyles[point] = firstStyle + styles[i]!;
            const latitude = latitudes[i]!;
            const longitude = longitudes[i]!;
            const column = Math.round(longitude * PLACE_STEPS_PER_DEGREE);
            const row = Math.round(latitude * PLACE_STEPS_PER_DEGREE);
            const slot = this.slotOf(column, row);
            const known = this.slots[slot]! - 1;
            if (known >= 0) {
                this.append(known, point);
                continue;
            }
            this.slots[slot] = this.count + 1;
            this.columns[this.count] = column;
            this.rows[this.count] = row;
            this.open(point, longitude, latitude);
        }
    }

    done(): GroupedPlaces {
        const { count, xs, ys, recordCounts, firstPoint, nextPoint, placeOfPoint, pointStyles } = this;
        return { count, xs, ys, recordCounts, firstPoint, nextPoint, placeOfPoint, pointStyles };
    }

    private slotOf(column: number, row: number): number {
        const { slots, columns, rows } = this;
        const mask = slots.length - 1;
        let slot = ((Math.imul(column, COLUMN_MIX) ^ Math.imul(row, ROW_MIX)) >>> 7) & mask;
        for (let place = slots[slot]! - 1; place >= 0; place = slots[slot]! - 1) {
            if (columns[place] === column && rows[place] === row) break;
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private open(point: number, longitude: number, latitude: number): void {
        const place = this.count++;
        this.xs[place] = mercatorX(longitude);
        this.ys[place] = mercatorY(latitude);
        this.firstPoint[place] = point;
        this.lastPoint[place] = point;
        this.recordCounts[place] = 1;
        this.placeOfPoint[point] = place;
    }

    private append(place: number, point: number): void {
        this.nextPoint[this.lastPoint[place]!] = point;
        this.lastPoint[place] = point;
        this.recordCounts[place]!++;
        this.placeOfPoint[point] = place;
    }
}
