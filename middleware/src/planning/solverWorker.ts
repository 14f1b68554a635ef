import type { PlanningProblem, SolveOptions, SolveResult } from './model.ts';
import { solve } from './solver/solve.ts';

interface SolverTask {
    readonly problem: PlanningProblem;
    readonly seed: number;
    readonly limits: SolveOptions['limits'];
}

/** Entry of a worker thread: piscina calls it by name. */
export function solveTask({ problem, seed, limits }: SolverTask): SolveResult {
    return solve(problem, { seed, limits, now: () => performance.now() / 1000 });
}
