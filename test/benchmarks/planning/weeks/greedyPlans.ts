/** The two simple ways to fill a week that a rep would think of. */
import type { PlanningProblem, Route, Solution, StopTimes } from '../../../../middleware/src/planning/model.ts';
import { UNREACHABLE } from '../../../../middleware/src/planning/model.ts';
import { schedule } from '../../../../middleware/src/planning/solver/schedule.ts';

/**
 * Day by day, from where the rep is: the candidate with the shortest drive that is open on arrival and still fits the day;
 * when none is open, the one where the visit can begin first.
 */
export function nearestNext(problem: PlanningProblem): Solution {
    const open = new Set(problem.candidates.keys());
    const routes = problem.shifts.map((shift, index): Route => {
        const stops: number[] = [];
        let here = shift.startLocation;
        for (;;) {
            const next = stops.length < shift.maxVisits ? nextStop(problem, { shift: index, stops }, here, open) : null;
            if (next === null) break;
            open.delete(next);
            stops.push(next);
            here = problem.candidates[next]?.location ?? here;
        }
        return { shift: index, stops };
    });
    return { routes };
}

function nextStop(problem: PlanningProblem, route: Route, here: number, open: ReadonlySet<number>): number | null {
    const { size, seconds } = problem.travel;
    const legTo = (candidate: number): number =>
        seconds[here * size + (problem.candidates[candidate]?.location ?? 0)] ?? UNREACHABLE;
    const byDrive = [...open].sort((a, b) => legTo(a) - legTo(b) || a - b);
    let soonest: { readonly candidate: number; readonly beginsAt: number } | null = null;
    for (const candidate of byDrive) {
        const longer = { shift: route.shift, stops: [...route.stops, candidate] };
        if (!isAllowed(problem, candidate, route.shift)) continue;
        const times = schedule(problem, longer);
        const last = times.stops.at(-1);
        if (!times.isFeasible || last === undefined) continue;
        if (last.beginsAt <= arrivalOf(problem, longer, last)) return candidate;
        if (soonest === null || last.beginsAt < soonest.beginsAt) soonest = { candidate, beginsAt: last.beginsAt };
    }
    return soonest?.candidate ?? null;
}

/** At the door when driven at once; the schedule lets the first leg of a day wait at home. */
function arrivalOf({ shifts }: PlanningProblem, { shift, stops }: Route, { arrivesAt, legSeconds }: StopTimes): number {
    return stops.length === 1 ? (shifts[shift]?.startsAt ?? 0) + legSeconds : arrivesAt;
}

/** The most valuable candidate first, each where it adds the least driving; those that fit nowhere are left out. */
export function highestValueFirst(problem: PlanningProblem): Solution {
    const routes = problem.shifts.map((_, shift) => ({ shift, stops: [] as readonly number[], travelSeconds: 0 }));
    const byValue = [...problem.candidates.keys()].sort(
        (a, b) => (problem.candidates[b]?.prize ?? 0) - (problem.candidates[a]?.prize ?? 0) || a - b
    );
    for (const candidate of byValue) {
        let best: { readonly shift: number; readonly stops: readonly number[]; readonly added: number } | null = null;
        for (const { shift, stops, travelSeconds } of routes) {
            const isFull = stops.length >= (problem.shifts[shift]?.maxVisits ?? 0);
            if (isFull || !isAllowed(problem, candidate, shift)) continue;
            for (let at = 0; at <= stops.length; at++) {
                const tried = stops.toSpliced(at, 0, candidate);
                const times = schedule(problem, { shift, stops: tried });
                const added = times.travelSeconds - travelSeconds;
                if (times.isFeasible && (best === null || added < best.added)) best = { shift, stops: tried, added };
            }
        }
        const route = best === null ? undefined : routes[best.shift];
        if (best === null || route === undefined) continue;
        routes[best.shift] = { ...route, stops: best.stops, travelSeconds: route.travelSeconds + best.added };
    }
    return { routes };
}

function isAllowed(problem: PlanningProblem, candidate: number, shift: number): boolean {
    return problem.candidates[candidate]?.allowedShifts?.includes(shift) ?? true;
}
