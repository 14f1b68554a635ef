import type { Plan, PlanTravel } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { isoWithOffset } from '../platform/localTime.ts';
import { UNREACHABLE, type Shift } from './model.ts';
import { readGround } from './openPlan.ts';
import type { PlanGround } from './planDocument.ts';
import type { PlanStore } from './ports.ts';

/** Unassigned candidates whose travel is sent: what a hand can drag into the week. */
const MOST_OPEN = 60;

/**
 * Travel between the places of a plan, so that the page can show times at once after a drag.
 *
 * Errors: not-found; plan-not-open without facts.
 */
export async function readTravel(
    dependencies: { readonly store: PlanStore; readonly clock: Clock },
    caller: Caller,
    planId: string
): Promise<PlanTravel> {
    const { plan, ground } = await readGround(dependencies, caller, planId);
    return travelOf(plan, ground);
}

export function travelOf(plan: Plan, ground: PlanGround): PlanTravel {
    const { built, situation } = ground;
    const locations = keyedLocations(plan, ground);
    const { size, seconds } = built.problem.travel;
    const rows = [...locations.values()];
    const iso = (at: number): string => isoWithOffset(situation.epochSeconds + at, situation.timeZone);
    const visits = built.problem.candidates.filter(({ id }) => locations.has(id));
    return {
        planId: plan.planId,
        keys: [...locations.keys()],
        seconds: rows.flatMap((from) => rows.map((to) => seconds[from * size + to] ?? UNREACHABLE)),
        shifts: built.problem.shifts.map((shift, index) => ({
            shiftId: plan.shifts[index]?.shiftId ?? shift.id,
            startsAt: iso(shift.startsAt),
            endsAt: iso(shift.endsAt),
            maxVisits: shift.maxVisits,
            lunch: lunchOf(shift, iso),
            appointments: shift.appointments.map(({ id, startsAt, endsAt, location }) => ({
                key: id,
                startsAt: iso(startsAt),
                endsAt: iso(endsAt),
                hasPlace: location !== null
            }))
        })),
        visitMinutes: Object.fromEntries(visits.map(({ id, serviceSeconds }) => [id, Math.round(serviceSeconds / 60)])),
        windows: Object.fromEntries(
            visits
                .filter(({ windows }) => windows.length > 0)
                .map(({ id, windows }) => [
                    id,
                    windows.map(({ opens, closes }) => ({ opensAt: iso(opens), closesAt: iso(closes) }))
                ])
        )
    };
}

function lunchOf({ breaks }: Shift, iso: (at: number) => string): PlanTravel['shifts'][number]['lunch'] {
    const lunch = breaks[0];
    return lunch === undefined
        ? null
        : { opensAt: iso(lunch.opens), closesAt: iso(lunch.closes), seconds: lunch.durationSeconds };
}

function keyedLocations(plan: Plan, { built }: PlanGround): Map<string, number> {
    const { candidates, shifts } = built.problem;
    const planned = new Set(plan.shifts.flatMap(({ stops }) => stops.map(({ recordId }) => recordId)));
    const open = candidates.filter(({ id }) => !planned.has(id)).slice(0, MOST_OPEN);
    const locations = new Map<string, number>();
    shifts.forEach(({ startLocation, endLocation }, index) => {
        const shiftId = plan.shifts[index]?.shiftId ?? String(index);
        locations.set(`start:${shiftId}`, startLocation);
        locations.set(`end:${shiftId}`, endLocation);
    });
    for (const { id, location } of shifts.flatMap(({ appointments }) => appointments)) {
        if (location !== null) locations.set(id, location);
    }
    for (const { id, location } of [...candidates.filter((candidate) => planned.has(candidate.id)), ...open]) {
        locations.set(id, location);
    }
    return locations;
}
