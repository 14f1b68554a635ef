/** The figures of a finished plan, from the model alone. */
import type { PlanningProblem, Solution } from '../model.ts';
import { schedule } from './schedule.ts';

/** Sum of the prizes and of the travel over all routes, appointments included; a route that cannot be kept counts no travel. */
export function measure(problem: PlanningProblem, solution: Solution): { prize: number; travelSeconds: number } {
    let prize = 0;
    let travelSeconds = 0;
    for (const route of solution.routes) {
        for (const stop of route.stops) prize += problem.candidates[stop]?.prize ?? 0;
        const times = schedule(problem, route);
        if (times.isFeasible) travelSeconds += times.travelSeconds;
    }
    return { prize, travelSeconds };
}

/** Required candidates that are in no route. */
export function unplacedRequired(problem: PlanningProblem, solution: Solution): number[] {
    const planned = new Set(solution.routes.flatMap((route) => route.stops));
    return problem.candidates.flatMap((candidate, index) =>
        candidate.isRequired && !planned.has(index) ? [index] : []
    );
}
