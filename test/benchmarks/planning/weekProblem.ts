/** A made-up working week at a stated size: clustered customers, office hours, lunch, a few appointments. Seeded. */
import type { Candidate, PlanningProblem, Shift, TimeWindow } from '../../../middleware/src/planning/model.ts';
import { Random } from '../../../middleware/src/planning/solver/random.ts';

const DAY = 86_400;
const HOUR = 3_600;
const METRES_PER_SECOND = 9;

interface Spot {
    readonly x: number;
    readonly y: number;
}

/** Customers in towns of different size inside 60 by 60 km. */
function placeSpots(random: Random, count: number): Spot[] {
    const towns = Array.from({ length: 8 }, () => ({ x: random.float() * 60_000, y: random.float() * 60_000 }));
    return Array.from({ length: count }, () => {
        const town = towns[Math.min(random.below(8), random.below(8))] as Spot;
        const angle = random.float() * 2 * Math.PI;
        const away = random.float() * random.float() * 12_000;
        return { x: town.x + away * Math.cos(angle), y: town.y + away * Math.sin(angle) };
    });
}

function travelOf(spots: readonly Spot[], random: Random): Int32Array {
    const slowness = spots.map(() => 1 + 0.2 * random.float());
    const seconds = new Int32Array(spots.length * spots.length);
    spots.forEach((from, i) =>
        spots.forEach((to, j) => {
            const metres = 1.3 * Math.hypot(to.x - from.x, to.y - from.y);
            if (i !== j)
                seconds[i * spots.length + j] = Math.round(60 + (metres / METRES_PER_SECOND) * (slowness[i] as number));
        })
    );
    return seconds;
}

function windowsOf(random: Random, days: number): TimeWindow[] {
    const kind = random.below(3);
    if (kind === 0) return [];
    return Array.from({ length: days }, (_, day) => {
        const from = kind === 1 ? 9 : random.below(2) * 4 + 9;
        return { opens: day * DAY + from * HOUR, closes: day * DAY + (from + (kind === 1 ? 8 : 3)) * HOUR };
    });
}

function shiftOf(index: number, repCount: number, random: Random): Shift {
    const dayIndex = Math.floor(index / repCount);
    const midnight = dayIndex * DAY;
    const startsAt = midnight + (9 + random.below(8)) * HOUR;
    return {
        id: `s${index}`,
        repIndex: index % repCount,
        dayIndex,
        startLocation: index % repCount,
        endLocation: index % repCount,
        startsAt: midnight + 8 * HOUR,
        endsAt: midnight + 18 * HOUR,
        breaks: [{ opens: midnight + 11.5 * HOUR, closes: midnight + 13.5 * HOUR, durationSeconds: 2700 }],
        appointments:
            random.below(3) === 0
                ? [{ id: `a${index}`, location: repCount + index, startsAt, endsAt: startsAt + HOUR }]
                : [],
        maxVisits: 12
    };
}

/** `candidateCount` visits over `dayCount` days of `repCount` reps. */
export function weekProblem(candidateCount: number, dayCount: number, repCount: number, seed: number): PlanningProblem {
    const random = new Random(seed);
    const spots = placeSpots(random, repCount + candidateCount);
    const candidates = Array.from({ length: candidateCount }, (_, index): Candidate => ({
        id: `c${index}`,
        customerId: `c${index}`,
        location: repCount + index,
        prize: 5 + random.below(95),
        serviceSeconds: 900 * (1 + random.below(4)),
        windows: windowsOf(random, dayCount),
        windowRule: random.below(2) === 0 ? 'start' : 'whole',
        isRequired: random.below(50) === 0
    }));
    return {
        travel: { size: spots.length, seconds: travelOf(spots, random) },
        shifts: Array.from({ length: dayCount * repCount }, (_, index) => shiftOf(index, repCount, random)),
        candidates,
        weights: { travelPerSecond: 0.001 }
    };
}
