import type { Plan, PlanTravel } from 'c/contracts';
import type { KnownLegSeconds } from 'c/planSchedule';

/** From here on a number means that there is no way (see PlanTravel). */
const UNREACHABLE_SECONDS = 500_000_000;

/** Legs as the service measured them: its travel table when it is there, else the legs that the plan drives. */
export function knownLegs(plan: Plan, travel: PlanTravel | null): KnownLegSeconds {
    const driven = drivenLegs(plan);
    const index = new Map(travel?.keys.map((key, position) => [key, position]));
    return (from, to) => {
        const [row, column] = [index.get(from), index.get(to)];
        const seconds = row === undefined || column === undefined ? null : travel?.seconds[row * index.size + column];
        if (seconds !== null && seconds !== undefined && seconds < UNREACHABLE_SECONDS) return seconds;
        return driven.get(`${from} ${to}`) ?? null;
    };
}

function drivenLegs(plan: Plan): Map<string, number> {
    const legs = new Map<string, number>();
    for (const { shiftId, stops, appointments } of plan.shifts) {
        const points = [
            ...stops.map(({ recordId, beginsAt, legSeconds }) => ({ key: recordId, at: beginsAt, legSeconds })),
            ...appointments
                .filter(({ place }) => place !== null)
                .map(({ recordId, startsAt }) => ({ key: recordId, at: startsAt, legSeconds: null }))
        ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
        let before = `start:${shiftId}`;
        for (const { key, legSeconds } of points) {
            if (legSeconds !== null) legs.set(`${before} ${key}`, legSeconds);
            before = key;
        }
    }
    return legs;
}
