/**
 * One benchmark case in a process of its own: `runCase INSTANCE M SEED SECONDS BARE_START_SECONDS [visit-all]`.
 * The clock is the CPU time of the whole process (all threads) less the bare start of the runtime. Prints one JSON line.
 */
import { solve } from '../../../middleware/src/planning/solver/solve.ts';
import { readInstance, routesOf, toProblem } from './instance.ts';

/** Left for a packing under way, for writing the answer and for the end of the process. */
const CLOSING_SECONDS = 0.03;

function cpuSeconds(): number {
    const usage = process.cpuUsage();
    return (usage.user + usage.system) / 1e6;
}

const [path = '', m = '1', seed = '1', seconds = '1', bare = '0', mode = ''] = process.argv.slice(2);
const instance = readInstance(path);
const problem = toProblem(instance, Number(m), mode === 'visit-all');
const budget = Number(bare) + Number(seconds) - CLOSING_SECONDS - cpuSeconds();
const trace: [number, number, number][] = [];
const result = solve(problem, {
    seed: Number(seed),
    limits: { seconds: budget },
    now: cpuSeconds,
    onProgress: ({ elapsedSeconds, prize, travelSeconds }) => trace.push([elapsedSeconds, prize, travelSeconds])
});
process.stdout.write(
    `${JSON.stringify({
        score: result.prize,
        travel: result.travelSeconds / 10 ** (instance.distance?.decimals ?? 0),
        routes: routesOf(instance, problem, result.solution),
        steps: result.steps,
        unplaced: result.unplacedRequired.length,
        firstPlanSeconds: trace[0]?.[0] ?? null,
        trace: process.env['FIELDMAP_BENCH_TRACE'] ? trace : undefined,
        memoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
        cpuSeconds: Math.max(0, cpuSeconds() - Number(bare))
    })}\n`
);
