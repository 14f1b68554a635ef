import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { SolverProgress, SolveResult } from './model.ts';
import type { PlanSolver } from './ports.ts';
import { solve } from './solver/solve.ts';

/** Longer calls have threads of their own, so that they never make a short one wait. */
const SHORT_SECONDS = 2;

/** Solves in worker threads, so that requests go on being answered. `workerFile` is the built `solverWorker.js`. */
export function createSolverPool(workerFile: string | URL, threads: number): PlanSolver {
    const filename = workerFile instanceof URL ? workerFile.href : workerFile;
    const options = { filename, minThreads: 0, maxThreads: threads, idleTimeout: 30_000 };
    const shortCalls = new Piscina({ ...options, minThreads: 1 });
    /* One thread stays, with its code compiled: the first plan of the day is there as soon as the tenth. */
    void shortCalls.run(undefined, { name: 'warmUp' }).catch(() => undefined);
    const longCalls = new Piscina(options);
    return {
        async solve(problem, { seed, limits, signal, onProgress }) {
            const pool = (limits.seconds ?? Infinity) > SHORT_SECONDS ? longCalls : shortCalls;
            const run = { name: 'solveTask', ...(signal && { signal }) };
            if (onProgress === undefined) {
                return (await pool.run({ problem, seed, limits }, run)) as SolveResult;
            }
            const { port1, port2 } = new MessageChannel();
            port1.on('message', (progress: SolverProgress) => onProgress(progress));
            port1.unref();
            try {
                const task = { problem, seed, limits, progress: port2 };
                return (await pool.run(task, { ...run, transferList: [port2] })) as SolveResult;
            } finally {
                port1.close();
            }
        },
        close: async () => {
            await Promise.all([shortCalls.destroy(), longCalls.destroy()]);
        }
    };
}

/** Solves on the calling thread: for tests and the command line. `now` gives monotonic seconds. */
export function createInlineSolver(now: () => number): PlanSolver {
    return {
        solve: (problem, options) => Promise.resolve(solve(problem, { ...options, now })),
        close: () => Promise.resolve()
    };
}
