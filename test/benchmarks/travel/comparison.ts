import { UNREACHABLE, type TravelTimes } from '../../../middleware/src/travel/index.ts';
import type { PlacePair } from './samplePairs.ts';
import type { DrivingLeg } from './valhalla.ts';

export interface MeasuredPair extends PlacePair {
    readonly expected: DrivingLeg;
}

/** Differences relative to the reference: absolute ones as median and 90th percentile, `bias` is the signed median. */
export interface Comparison {
    readonly pairs: number;
    readonly unreachable: number;
    readonly time: Spread;
    readonly distance: Spread;
}

export interface Spread {
    readonly median: number;
    readonly p90: number;
    readonly bias: number;
}

export async function compare(travel: TravelTimes, pairs: readonly MeasuredPair[]): Promise<Comparison> {
    const times: number[] = [];
    const distances: number[] = [];
    let unreachable = 0;
    for (const { from, to, expected } of pairs) {
        const { seconds, metres } = await travel.matrix([from, to]);
        if (seconds[1] === UNREACHABLE) {
            unreachable++;
            continue;
        }
        times.push(seconds[1]! / expected.seconds - 1);
        distances.push(metres[1]! / expected.metres - 1);
    }
    return { pairs: times.length, unreachable, time: spreadOf(times), distance: spreadOf(distances) };
}

function spreadOf(differences: readonly number[]): Spread {
    const absolute = differences.map(Math.abs).sort((a, b) => a - b);
    const signed = [...differences].sort((a, b) => a - b);
    return { median: quantile(absolute, 0.5), p90: quantile(absolute, 0.9), bias: quantile(signed, 0.5) };
}

function quantile(sorted: readonly number[], share: number): number {
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
