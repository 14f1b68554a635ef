/**
 * `node lib/test/benchmarks/planning/weeks.js`: how soon a plan is there, how a warm repair compares with a cold start, and
 * what a large problem costs. CPU seconds of all threads, compilation included; made-up weeks; prints a table. One process a
 * size: `cold` is the first problem of the process, `warm` another of the same size after it, as in the service's workers.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PlanningProblem, Solution, SolveResult } from '../../../middleware/src/planning/model.ts';
import { checkSolution } from '../../../middleware/src/planning/checker/checkPlan.ts';
import { solve } from '../../../middleware/src/planning/solver/solve.ts';
import { weekProblem } from './weekProblem.ts';

/** Leaves a tenth of the goal of 100 ms for building the problem and for ending. */
const REPAIR_SECONDS = 0.09;
/** Repairs of different stops that are compared with a cold start. */
const SHARES = 4;

function cpuSeconds(): number {
    const usage = process.cpuUsage();
    return (usage.user + usage.system) / 1e6;
}

function run(problem: PlanningProblem, seconds: number): { result: SolveResult; trace: [number, number][] } {
    const trace: [number, number][] = [];
    const result = solve(problem, {
        seed: 1,
        limits: { seconds },
        now: cpuSeconds,
        onProgress: ({ elapsedSeconds, prize, travelSeconds }) =>
            trace.push([elapsedSeconds, prize - problem.weights.travelPerSecond * travelSeconds])
    });
    return { result, trace };
}

/** The plan without one stop, and the problem without that candidate: `at` says which of the stops that are second or later. */
function cancelOne(problem: PlanningProblem, solution: Solution, at: number): PlanningProblem {
    const later = solution.routes.filter(({ stops }) => stops.length > 2).flatMap(({ stops }) => stops.slice(1));
    const gone = later[at % later.length];
    const candidates = problem.candidates.map((candidate, index) =>
        index === gone ? { ...candidate, allowedShifts: [], isRequired: false } : candidate
    );
    const routes = solution.routes.map((route) => ({
        shift: route.shift,
        stops: route.stops.filter((stop) => stop !== gone)
    }));
    return { ...problem, candidates, base: { routes } };
}

/** Worth of the best plan that was there so many seconds after the start. */
function worthAt(trace: readonly [number, number][], seconds: number): number {
    return [...trace].reverse().find(([at]) => at <= seconds)?.[1] ?? 0;
}

/** CPU of a repair, all in: the median of nine, each with another stop cancelled. */
function repairMilliseconds(repairs: readonly PlanningProblem[]): number {
    const times = repairs.map((repair) => {
        const before = cpuSeconds();
        run(repair, REPAIR_SECONDS);
        return 1000 * (cpuSeconds() - before);
    });
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** The prize of a repair as a share of a cold start on the same problem. */
function compareRepair(repair: PlanningProblem): { share: number; violations: unknown[] } {
    const { result } = run(repair, REPAIR_SECONDS);
    const { base: _base, maxMovedStops: _moved, ...fromScratch } = repair;
    const violations = checkSolution(repair, result.solution, result);
    return { share: result.prize / run(fromScratch, 1).result.prize, violations };
}

function measureSize(candidateCount: number, dayCount: number, repCount: number): string {
    const seconds = candidateCount > 1000 ? 2 : 1;
    const problem = weekProblem(candidateCount, dayCount, repCount, 7);
    const cold = run(problem, seconds);
    const warm = run(weekProblem(candidateCount, dayCount, repCount, 8), seconds);
    const final = ({ trace }: typeof cold): number => (trace[trace.length - 1] as [number, number])[1];
    const repairOf = (at: number): PlanningProblem => ({
        ...cancelOne(problem, cold.result.solution, at),
        weights: { ...problem.weights, changePerStop: 1 },
        maxMovedStops: 3
    });
    const repairs = Array.from({ length: SHARES }, (_, at) => compareRepair(repairOf(at)));
    const violations = [
        ...checkSolution(problem, cold.result.solution, cold.result),
        ...repairs.flatMap(({ violations: found }) => found)
    ];
    if (violations.length > 0) process.stderr.write(`${JSON.stringify(violations)}\n`);
    const first = ({ trace }: typeof cold): string => ((trace[0]?.[0] ?? 0) * 1000).toFixed(0);
    const early = (found: typeof cold): string => ((100 * worthAt(found.trace, 0.2)) / final(found)).toFixed(1);
    const cells = [
        `${candidateCount} x ${dayCount * repCount}`,
        first(cold),
        first(warm),
        early(cold),
        early(warm),
        ((100 * repairs.reduce((sum, { share }) => sum + share, 0)) / SHARES).toFixed(2),
        repairMilliseconds(Array.from({ length: 9 }, (_, at) => repairOf(at))).toFixed(0),
        String(cold.result.steps),
        String(Math.round(process.resourceUsage().maxRSS / 1024)),
        String(violations.length)
    ];
    return `| ${cells.join(' | ')} |\n`;
}

const SIZES = ['100 5 1', '200 5 1', '400 5 4', '2000 5 4'];
const [only] = process.argv.slice(2);
if (only) {
    const [candidates = 100, days = 5, reps = 1] = only.split(' ').map(Number);
    process.stdout.write(measureSize(candidates, days, reps));
} else {
    const head = [
        'candidates x shifts',
        'first plan, cold, CPU ms',
        'first plan, warm',
        'value after 200 ms, cold, % of the end',
        'the same, warm',
        'repair in 100 ms, % of cold 1 s',
        'CPU of a repair, median ms',
        'steps',
        'memory MB',
        'violations'
    ];
    process.stdout.write(`| ${head.join(' | ')} |\n| ${head.map(() => '---').join(' | ')} |\n`);
    for (const size of SIZES) {
        process.stdout.write(
            execFileSync(process.execPath, [fileURLToPath(import.meta.url), size], { encoding: 'utf8' })
        );
    }
}
