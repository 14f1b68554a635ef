/** How long a drive takes: always the same, or by the time of day. Later departures never arrive earlier (FIFO). */
import { UNREACHABLE } from '../model.ts';
import type { TravelMatrix } from '../model.ts';

/** A drive between two places. Whole seconds since the problem's epoch. */
export interface Leg {
    /** Arrival when left at `time`. */
    arrive(time: number): number;
    /** Latest time of leaving that arrives by `limit`. */
    leave(limit: number): number;
}

export class ConstantLeg implements Leg {
    seconds: number;

    constructor(seconds = 0) {
        this.seconds = seconds;
    }

    arrive(time: number): number {
        return time + this.seconds;
    }

    leave(limit: number): number {
        return limit - this.seconds;
    }
}

const DAY = 86_400;
/** Far less than a second, far more than what sums of shares lose. */
const DUST = 1e-6;
/** No drive takes more parts of days than this. */
const MOST_PARTS = 1000;

/** A drive whose share per second follows the part of the day it is in; see `TravelBand`. */
export class BandedLeg implements Leg {
    from: number;
    to: number;
    private readonly size: number;
    private readonly begins: readonly number[];
    private readonly seconds: readonly Int32Array[];

    constructor({ size, seconds, bands = [] }: TravelMatrix, from = 0, to = 0) {
        this.size = size;
        this.begins = bands.length === 0 ? [0] : bands.map((band) => band.fromSecond);
        this.seconds = bands.length === 0 ? [seconds] : bands.map((band) => band.seconds);
        this.from = from;
        this.to = to;
    }

    arrive(time: number): number {
        const pair = this.from * this.size + this.to;
        let day = Math.floor(time / DAY) * DAY;
        let band = this.bandAt(time - day);
        let now = time;
        let share = 1;
        for (let part = 0; part < MOST_PARTS; part++) {
            const whole = (this.seconds[band] as Int32Array)[pair] as number;
            if (whole >= UNREACHABLE) return time + UNREACHABLE;
            const until = day + (this.begins[band + 1] ?? DAY);
            if (now + share * whole <= until) return Math.ceil(now + share * whole - DUST);
            share -= (until - now) / whole;
            now = until;
            band = (band + 1) % this.begins.length;
            if (band === 0) day += DAY;
        }
        return time + UNREACHABLE;
    }

    leave(limit: number): number {
        let time = this.roughLeave(limit);
        while (this.arrive(time) > limit && time > limit - UNREACHABLE) time--;
        while (this.arrive(time + 1) <= limit) time++;
        return time;
    }

    /** The share of the drive walked backwards; off by rounding only. */
    private roughLeave(limit: number): number {
        const pair = this.from * this.size + this.to;
        let day = Math.floor((limit - DUST) / DAY) * DAY;
        let band = this.bandAt(limit - DUST - day);
        let now = limit;
        let share = 1;
        for (let part = 0; part < MOST_PARTS; part++) {
            const whole = (this.seconds[band] as Int32Array)[pair] as number;
            if (whole >= UNREACHABLE) return limit - UNREACHABLE;
            const since = day + (this.begins[band] as number);
            if (now - share * whole >= since) return Math.floor(now - share * whole + DUST);
            share -= (now - since) / whole;
            now = since;
            band = (band + this.begins.length - 1) % this.begins.length;
            if (band === this.begins.length - 1) day -= DAY;
        }
        return limit - UNREACHABLE;
    }

    private bandAt(second: number): number {
        let band = this.begins.length - 1;
        while (band > 0 && (this.begins[band] as number) > second) band--;
        return band;
    }
}

/** The drive between two locations as the matrix has it. */
export function legBetween(travel: TravelMatrix, from: number, to: number): Leg {
    if (travel.bands !== undefined && travel.bands.length > 0) return new BandedLeg(travel, from, to);
    return new ConstantLeg(Math.min(travel.seconds[from * travel.size + to] as number, UNREACHABLE));
}

/** The least travel of each pair at any time: what bounds and neighbours are made from. */
export function leastTravel({ seconds, bands = [] }: TravelMatrix): Int32Array {
    const [first, ...others] = bands;
    if (first === undefined) return seconds;
    return first.seconds.map((value, pair) =>
        others.reduce((least, band) => Math.min(least, band.seconds[pair] as number), value)
    );
}
