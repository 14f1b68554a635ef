import type { MessagePort } from 'node:worker_threads';
import type { PlanningProblem, SolveOptions, SolverProgress, SolveResult } from './model.ts';
import { solve } from './solver/solve.ts';

export { warmUp } from './solver/warmUp.ts';

interface SolverTask {
    readonly problem: PlanningProblem;
    readonly seed: number;
    readonly limits: SolveOptions['limits'];
    /** Where the best so far goes, at most twice a second. */
    readonly progress?: MessagePort;
}

const REPORT_EVERY_SECONDS = 0.5;

/** Entry of a worker thread: piscina calls it by name. */
export function solveTask({ problem, seed, limits, progress }: SolverTask): SolveResult {
    const now = (): number => performance.now() / 1000;
    if (progress === undefined) {
        return solve(problem, { seed, limits, now });
    }
    let reportedAt = -Infinity;
    const onProgress = (best: SolverProgress): void => {
        if (best.elapsedSeconds - reportedAt >= REPORT_EVERY_SECONDS) {
            reportedAt = best.elapsedSeconds;
            progress.postMessage(best);
        }
    };
    return solve(problem, { seed, limits, now, onProgress });
}
