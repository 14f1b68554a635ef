import type { PlanningSettings } from '#kernel/contracts';
import type { TravelBand, TravelMatrix } from './model.ts';
import { UNREACHABLE } from './model.ts';

type DayTravelSettings = Pick<PlanningSettings, 'parkingMinutes' | 'travelByTimeOfDay'>;

/**
 * What a drive takes door to door: road times slower or faster by the time of day, and parking on arrival at a customer.
 * Customers in one building share their location, so going from one to the next takes neither.
 *
 * `atDoor` are locations without parking: where days begin and end.
 */
export function dayTravel(
    road: TravelMatrix,
    { parkingMinutes = 0, travelByTimeOfDay = [] }: DayTravelSettings,
    atDoor: ReadonlySet<number>
): TravelMatrix {
    const scaled = (factor: number): Int32Array => doorToDoor(road, factor, parkingMinutes * 60, atDoor);
    const factors = [...travelByTimeOfDay].sort((a, b) => (a.from < b.from ? -1 : 1));
    if (factors.every(({ factor }) => factor === 1)) return { ...road, seconds: scaled(1) };
    const first = factors[0]?.from === '00:00' ? [] : [{ from: '00:00', factor: 1 }];
    const bands: TravelBand[] = [...first, ...factors].map(({ from, factor }) => ({
        fromSecond: secondOfDay(from),
        seconds: scaled(factor)
    }));
    return { ...road, seconds: scaled(1), bands };
}

function doorToDoor(
    { size, seconds }: TravelMatrix,
    factor: number,
    parkingSeconds: number,
    atDoor: ReadonlySet<number>
): Int32Array {
    if (factor === 1 && parkingSeconds === 0) return seconds;
    return seconds.map((value, pair) => {
        const to = pair % size;
        if (value >= UNREACHABLE || Math.floor(pair / size) === to) return value;
        return Math.min(UNREACHABLE - 1, Math.round(value * factor) + (atDoor.has(to) ? 0 : parkingSeconds));
    });
}

function secondOfDay(time: string): number {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 3600 + minutes * 60;
}
