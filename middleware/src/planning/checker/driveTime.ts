/** The checker's own reading of the travel matrix, by the time of day where the problem has bands. Written apart from the solver. */
import { UNREACHABLE } from '../model.ts';
import type { TravelMatrix } from '../model.ts';

const MIDNIGHT = 24 * 60 * 60;
const ROUNDING = 1e-6;
/** A drive longer than a week is none. */
const MOST_DAYS = 7;

export function isByTimeOfDay({ bands }: TravelMatrix): boolean {
    return bands !== undefined && bands.length > 0;
}

/** Seconds of the drive left at `departure`: bands one after the other, each moves the car by its share of the way. */
export function driveSeconds(travel: TravelMatrix, from: number, to: number, departure: number): number {
    const entry = from * travel.size + to;
    if (!isByTimeOfDay(travel)) return Math.min(travel.seconds[entry] ?? UNREACHABLE, UNREACHABLE);
    const bands = travel.bands ?? [];
    const firstDay = Math.floor(departure / MIDNIGHT);
    let covered = 0;
    for (let day = firstDay; day < firstDay + MOST_DAYS; day++) {
        for (const [index, band] of bands.entries()) {
            const begins = day * MIDNIGHT + band.fromSecond;
            const ends = day * MIDNIGHT + (bands[index + 1]?.fromSecond ?? MIDNIGHT);
            const enters = Math.max(begins, departure);
            if (enters >= ends) continue;
            const whole = band.seconds[entry] ?? UNREACHABLE;
            if (whole >= UNREACHABLE) return UNREACHABLE;
            const needed = (1 - covered) * whole;
            if (enters + needed <= ends) return Math.ceil(enters + needed - ROUNDING) - departure;
            covered += (ends - enters) / whole;
        }
    }
    return UNREACHABLE;
}
