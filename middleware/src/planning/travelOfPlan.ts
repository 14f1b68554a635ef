import type { Plan, PlanTravel } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { isoWithOffset } from '../platform/localTime.ts';
import { UNREACHABLE } from './model.ts';
import { readGround } from './openPlan.ts';
import { placeKey } from './placeIndex.ts';
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
    const index = new Map(built.places.map((place, position) => [placeKey(place), position]));
    for (const { recordId, place } of plan.shifts.flatMap(({ appointments }) => appointments)) {
        const location = place === null ? undefined : index.get(placeKey(place));
        if (location !== undefined) locations.set(recordId, location);
    }
    for (const { id, location } of [...candidates.filter((candidate) => planned.has(candidate.id)), ...open]) {
        locations.set(id, location);
    }
    return locations;
}
