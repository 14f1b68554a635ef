/** The visit planner: chooses visits, shifts and order for the most prize, then the least travel. */
import type { PlanningProblem, Solve, SolveOptions, SolveResult } from '../model.ts';
import { compile } from './compile.ts';
import { measure, prizeOf, unplacedRequired } from './measure.ts';
import { Search } from './search.ts';

const STEPS_PER_CLOCK = 16;
const STEPS_PER_REPORT = 32;

/**
 * The best plan found within the limits.
 * Same problem, seed and step budget: same plan. More time with the same seed: never a worse plan.
 * Access: pure; no clock, no chance, no I/O of its own.
 * Limits: at least one of `limits.steps` and `limits.seconds`; an aborted signal ends the search at the best plan so far.
 * Errors: RangeError without a limit.
 */
export const solve: Solve = (problem: PlanningProblem, options: SolveOptions): SolveResult => {
    const { steps = Infinity, seconds = Infinity } = options.limits;
    if (steps === Infinity && seconds === Infinity) {
        throw new RangeError('The solver needs a limit: give limits.steps or limits.seconds.');
    }
    const startedAt = options.now();
    const search = new Search(compile(problem), options.seed);
    search.construct();
    report(problem, options, search, startedAt);
    let reported = search.best.objective;
    while (search.steps < steps && problem.candidates.length > 0 && problem.shifts.length > 0) {
        if (search.steps % STEPS_PER_CLOCK === 0 && isOver(options, startedAt + seconds)) break;
        search.advance();
        if (search.best.objective > reported && search.steps % STEPS_PER_REPORT === 0) {
            reported = search.best.objective;
            report(problem, options, search, startedAt);
        }
    }
    const solution = search.solution();
    return {
        solution,
        ...measure(problem, solution),
        steps: search.steps,
        unplacedRequired: unplacedRequired(problem, solution)
    };
};

function isOver(options: SolveOptions, deadline: number): boolean {
    return options.signal?.aborted === true || (deadline < Infinity && options.now() >= deadline);
}

/** Figures straight from the search: exact, but for appointments that a later schedule may place with less travel. */
function report(problem: PlanningProblem, options: SolveOptions, search: Search, startedAt: number): void {
    if (!options.onProgress) return;
    const solution = search.solution();
    options.onProgress({
        step: search.steps,
        elapsedSeconds: options.now() - startedAt,
        prize: prizeOf(problem, solution),
        travelSeconds: search.best.travelSeconds,
        solution
    });
}
