import { planeMetres, type TrackPoint } from '../positions/trackPoint.ts';
import { dropJumps } from './dropJumps.ts';
import type { StaySettings } from './settings.ts';

/** Better accuracies count as this: somebody at a place moves about, and the minute on the car park must not outweigh the hour indoors. */
const BEST_ACCURACY_METRES = 15;

/** Mean place of a range of slots. */
export interface SlotMean {
    latitude: number;
    longitude: number;
    /** Seconds after the first slot. */
    seconds: number;
}

/**
 * A track averaged in slots of clock time, as columns; slots without positions do not exist. Slots begin at multiples of
 * `slotSeconds` since 1970, so they depend on no order of arrival.
 *
 * Each place is the mean weighted by 1 / accuracy². Running sums give the mean over any range of slots in constant time.
 */
export class Slots {
    count = 0;
    readonly firstMs: Float64Array;
    readonly lastMs: Float64Array;
    readonly latitude: Float64Array;
    readonly longitude: Float64Array;
    private readonly origin: { readonly latitude: number; readonly longitude: number };
    private readonly sumPoints: Float64Array;
    private readonly sumWeight: Float64Array;
    private readonly sumNorth: Float64Array;
    private readonly sumEast: Float64Array;
    private readonly sumSeconds: Float64Array;
    private weight = 0;
    private north = 0;
    private east = 0;
    private points = 0;

    constructor(capacity: number, origin: { readonly latitude: number; readonly longitude: number }) {
        this.origin = origin;
        this.firstMs = new Float64Array(capacity);
        this.lastMs = new Float64Array(capacity);
        this.latitude = new Float64Array(capacity);
        this.longitude = new Float64Array(capacity);
        this.sumPoints = new Float64Array(capacity + 1);
        this.sumWeight = new Float64Array(capacity + 1);
        this.sumNorth = new Float64Array(capacity + 1);
        this.sumEast = new Float64Array(capacity + 1);
        this.sumSeconds = new Float64Array(capacity + 1);
    }

    /** Weighted mean of the slots `from` to `to`, both included, written into `into`. */
    mean(from: number, to: number, into: SlotMean): SlotMean {
        const weight = this.sumWeight[to + 1]! - this.sumWeight[from]!;
        into.latitude = this.origin.latitude + (this.sumNorth[to + 1]! - this.sumNorth[from]!) / weight;
        into.longitude = this.origin.longitude + (this.sumEast[to + 1]! - this.sumEast[from]!) / weight;
        into.seconds = (this.sumSeconds[to + 1]! - this.sumSeconds[from]!) / (to - from + 1);
        return into;
    }

    metresBetween(a: number, b: number): number {
        return planeMetres(this.latitude[a]!, this.longitude[a]!, this.latitude[b]!, this.longitude[b]!);
    }

    pointsBetween(from: number, to: number): number {
        return this.sumPoints[to + 1]! - this.sumPoints[from]!;
    }

    /** Sum of the weights, 1 / accuracy², of a range. */
    weightBetween(from: number, to: number): number {
        return this.sumWeight[to + 1]! - this.sumWeight[from]!;
    }

    /** Of a usual slot in a range. */
    accuracyMetres(from: number, to: number): number {
        return Math.sqrt((to - from + 1) / this.weightBetween(from, to));
    }

    open(atMs: number): void {
        this.firstMs[this.count] = atMs;
        this.weight = this.north = this.east = this.points = 0;
    }

    add(point: TrackPoint): void {
        const accuracy = point.accuracyMetres > BEST_ACCURACY_METRES ? point.accuracyMetres : BEST_ACCURACY_METRES;
        const weight = 1 / (accuracy * accuracy);
        let turn = point.longitude - this.origin.longitude;
        if (turn > 180) turn -= 360;
        else if (turn < -180) turn += 360;
        this.weight += weight;
        this.north += weight * (point.latitude - this.origin.latitude);
        this.east += weight * turn;
        this.points++;
        this.lastMs[this.count] = point.atMs;
    }

    close(): void {
        if (this.points === 0) return;
        const slot = this.count++;
        const north = this.north / this.weight;
        const east = this.east / this.weight;
        this.latitude[slot] = this.origin.latitude + north;
        this.longitude[slot] = this.origin.longitude + east;
        // One slot counts as one look, however many positions it holds: their errors are alike.
        const weight = this.weight / this.points;
        const middleMs = (this.firstMs[slot]! + this.lastMs[slot]!) / 2;
        this.sumPoints[slot + 1] = this.sumPoints[slot]! + this.points;
        this.sumWeight[slot + 1] = this.sumWeight[slot]! + weight;
        this.sumNorth[slot + 1] = this.sumNorth[slot]! + weight * north;
        this.sumEast[slot + 1] = this.sumEast[slot]! + weight * east;
        this.sumSeconds[slot + 1] = this.sumSeconds[slot]! + (middleMs - this.firstMs[0]!) / 1000;
    }
}

/** The slots of positions in order of time, without jumps and without the inaccurate ones. */
export function fillSlots(points: readonly TrackPoint[], settings: StaySettings): Slots {
    const slots = new Slots(points.length, points[0] ?? { latitude: 0, longitude: 0 });
    const slotMs = settings.slotSeconds * 1000;
    let key = NaN;
    dropJumps(points, settings.maxMetresPerSecond, (point) => {
        if (point.accuracyMetres > settings.maxAccuracyMetres) return;
        const pointKey = Math.floor(point.atMs / slotMs);
        if (pointKey !== key) {
            if (!Number.isNaN(key)) slots.close();
            slots.open(point.atMs);
            key = pointKey;
        }
        slots.add(point);
    });
    slots.close();
    return slots;
}
