import { Piscina } from 'piscina';
import type { PlanSolver } from './ports.ts';
import { solve } from './solver/solve.ts';

/** Solves in worker threads, so that requests go on being answered. `workerFile` is the built `solverWorker.js`. */
export function createSolverPool(workerFile: string | URL, threads: number): PlanSolver {
    const pool = new Piscina({
        filename: workerFile instanceof URL ? workerFile.href : workerFile,
        minThreads: 0,
        maxThreads: threads,
        idleTimeout: 30_000
    });
    return {
        solve: (problem, { seed, limits, signal }) =>
            pool.run({ problem, seed, limits }, { name: 'solveTask', ...(signal && { signal }) }),
        close: () => pool.destroy()
    };
}

/** Solves on the calling thread: for tests and the command line. `now` gives monotonic seconds. */
export function createInlineSolver(now: () => number): PlanSolver {
    return {
        solve: (problem, options) => Promise.resolve(solve(problem, { ...options, now })),
        close: () => Promise.resolve()
    };
}
