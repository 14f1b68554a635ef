/** The figures of a finished plan, from the model alone. */
import type { PlanningProblem, Solution } from '../model.ts';
import { schedule } from './schedule.ts';
import { waitingSecondsOf } from './waiting.ts';

/** Sum of the prizes of all planned visits. */
export function prizeOf(problem: PlanningProblem, solution: Solution): number {
    let prize = 0;
    for (const route of solution.routes) {
        for (const stop of route.stops) prize += problem.candidates[stop]?.prize ?? 0;
    }
    return prize;
}

/** Sums of a plan over all routes, appointments included; a route that cannot be kept counts no travel and no waiting. */
export function measure(
    problem: PlanningProblem,
    solution: Solution
): { prize: number; travelSeconds: number; waitingSeconds: number } {
    let travelSeconds = 0;
    let waitingSeconds = 0;
    for (const route of solution.routes) {
        const times = schedule(problem, route);
        if (!times.isFeasible) continue;
        travelSeconds += times.travelSeconds;
        waitingSeconds += waitingSecondsOf(times);
    }
    return { prize: prizeOf(problem, solution), travelSeconds, waitingSeconds };
}

/** Required candidates that are in no route. */
export function unplacedRequired(problem: PlanningProblem, solution: Solution): number[] {
    const planned = new Set(solution.routes.flatMap((route) => route.stops));
    return problem.candidates.flatMap((candidate, index) =>
        candidate.isRequired && !planned.has(index) ? [index] : []
    );
}
