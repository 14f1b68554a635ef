/** The plan a search begins with: the base as far as it fits, in its order. */
import type { PlanningProblem, Solution } from '../model.ts';
import type { Routes } from './routes.ts';
import { schedule } from './schedule.ts';
import type { Timing } from './timing.ts';

/** Places the base plan; frozen and required stops first where a whole route no longer fits. */
export function placeBase(problem: PlanningProblem, base: Solution, routes: Routes, timing: Timing): void {
    for (const route of base.routes) {
        if (route.shift >= routes.compiled.shiftCount) continue;
        const stops = route.stops.filter((stop) => stop < routes.compiled.candidateCount);
        if (!placeWhole(problem, route.shift, stops, routes, timing))
            placeSingly(problem, route.shift, stops, routes, timing);
    }
}

/** The whole route at once, appointments where its schedule puts them; false (and the route empty) when it cannot be kept. */
function placeWhole(
    problem: PlanningProblem,
    r: number,
    stops: readonly number[],
    routes: Routes,
    timing: Timing
): boolean {
    const times = schedule(problem, { shift: r, stops });
    let isPossible = times.isFeasible;
    for (const stop of isPossible ? stops : []) {
        isPossible &&= routes.routeOf[stop] === -1 && routes.mayJoin(stop, r);
        if (isPossible) routes.insert(stop, r, 1);
    }
    if (isPossible) {
        const nodes = [...stops];
        const fixed = routes.compiled.appointmentNodes[r] as readonly number[];
        times.appointments.forEach(({ stopsBefore }, index) =>
            nodes.splice(stopsBefore + index, 0, fixed[index] as number)
        );
        if (stops.length > 0) routes.sequence.set(nodes, r * routes.stride + 1);
        routes.measure(r);
        if (timing.refresh(r)) return true;
    }
    routes.reset(r);
    timing.refresh(r);
    return false;
}

function placeSingly(
    problem: PlanningProblem,
    r: number,
    stops: readonly number[],
    routes: Routes,
    timing: Timing
): void {
    const isFirm = (stop: number): boolean =>
        routes.compiled.isRemovable[stop] === 0 || problem.candidates[stop]?.isRequired === true;
    for (const stop of [...stops.filter(isFirm), ...stops.filter((other) => !isFirm(other))]) {
        if (routes.routeOf[stop] !== -1 || !routes.mayJoin(stop, r)) continue;
        const before = stops.slice(0, stops.indexOf(stop));
        const after = stops.slice(stops.indexOf(stop) + 1);
        if (!placeBetween(stop, r, before, after, routes, timing) && timing.find(stop, r)) {
            routes.insert(stop, r, timing.position);
        }
        routes.measure(r);
        timing.refresh(r);
    }
}

/** The first feasible position between the base's earlier and later stops, trying each on the real route. */
function placeBetween(
    stop: number,
    r: number,
    before: readonly number[],
    after: readonly number[],
    routes: Routes,
    timing: Timing
): boolean {
    const row = r * routes.stride;
    const length = routes.length[r] as number;
    let from = 1;
    let to = length + 1;
    for (let p = 1; p <= length; p++) {
        const node = routes.sequence[row + p] as number;
        if (before.includes(node)) from = p + 1;
        if (after.includes(node) && to > p) to = p;
    }
    for (let position = from; position <= to; position++) {
        routes.insert(stop, r, position);
        if (timing.refresh(r)) return true;
        routes.removeRange(r, position, 1, true);
    }
    timing.refresh(r);
    return false;
}
