/** Gets the solver's code compiled before somebody waits for it. */
import type { Candidate, PlanningProblem, Shift } from '../model.ts';
import { solve } from './solve.ts';

const DAY = 86_400;
const HOUR = 3600;
const DAYS = 5;
const CANDIDATES = 80;
const STEPS = 600;

/** Solves a made-up week with every part that real weeks have; the answer is of no use. Takes about a quarter of a second. */
export function warmUp(): void {
    solve(madeUpWeek(), { seed: 1, limits: { steps: STEPS }, now: () => 0 });
}

function madeUpWeek(): PlanningProblem {
    const size = CANDIDATES + 1;
    const seconds = Int32Array.from({ length: size * size }, (_, pair) => {
        const [from, to] = [Math.floor(pair / size), pair % size];
        return from === to
            ? 0
            : 300 + 40 * Math.abs(((from * 7) % 23) - ((to * 7) % 23)) + 30 * Math.abs((from % 9) - (to % 9));
    });
    const shifts = Array.from({ length: DAYS }, (_, day): Shift => ({
        ...{ id: String(day), repIndex: 0, dayIndex: day, startLocation: 0, endLocation: 0, maxVisits: 8 },
        startsAt: day * DAY + 8 * HOUR,
        endsAt: day * DAY + 17 * HOUR,
        breaks: [{ opens: day * DAY + 12 * HOUR, closes: day * DAY + 13 * HOUR, durationSeconds: 2700 }],
        appointments:
            day === 1 ? [{ id: 'a', location: 5, startsAt: day * DAY + 14 * HOUR, endsAt: day * DAY + 15 * HOUR }] : []
    }));
    const candidates = Array.from({ length: CANDIDATES }, (_, index): Candidate => ({
        ...{
            id: String(index),
            customerId: String(index),
            location: index + 1,
            isRequired: index === 0,
            windowRule: 'start'
        },
        prize: 10 + ((index * 13) % 60),
        serviceSeconds: 1200 * (1 + (index % 3)),
        windows:
            index % 2 === 0
                ? []
                : shifts.map(({ startsAt, endsAt }) => ({ opens: startsAt + HOUR, closes: endsAt - HOUR }))
    }));
    return {
        travel: { size, seconds },
        shifts,
        candidates,
        weights: { travelPerSecond: 1 / 3600, waitingPerSecond: 1 / 3600 }
    };
}
