/**
 * `node lib/test/benchmarks/planning/weeks.js`: how soon a plan is there, how a warm repair compares with a cold start, and
 * what a large problem costs. CPU seconds, made-up weeks; prints a table. One process per size, so that each pays its warm-up.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PlanningProblem, Solution, SolveResult } from '../../../middleware/src/planning/model.ts';
import { checkSolution } from '../../../middleware/src/planning/checker/checkPlan.ts';
import { solve } from '../../../middleware/src/planning/solver/solve.ts';
import { weekProblem } from './weekProblem.ts';

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

/** The plan without its second stop of the first long route, and the problem without that candidate. */
function cancelOne(problem: PlanningProblem, solution: Solution): PlanningProblem {
    const gone = solution.routes.find((route) => route.stops.length > 2)?.stops[1];
    const candidates = problem.candidates.map((candidate, index) =>
        index === gone ? { ...candidate, allowedShifts: [], isRequired: false } : candidate
    );
    const routes = solution.routes.map((route) => ({
        shift: route.shift,
        stops: route.stops.filter((stop) => stop !== gone)
    }));
    return { ...problem, candidates, base: { routes } };
}

function measureSize(candidateCount: number, dayCount: number, repCount: number): string {
    const problem = weekProblem(candidateCount, dayCount, repCount, 7);
    const cold = run(problem, candidateCount > 1000 ? 2 : 1);
    const final = (cold.trace[cold.trace.length - 1] as [number, number])[1];
    const early = [...cold.trace].reverse().find(([at]) => at <= 0.2)?.[1] ?? 0;
    const changed = cancelOne(problem, cold.result.solution);
    const repair: PlanningProblem = { ...changed, weights: { ...problem.weights, changePerStop: 1 }, maxMovedStops: 3 };
    const warm = run(repair, 0.1);
    const { base: _base, ...fromScratch } = changed;
    const again = run(fromScratch, 1);
    const violations = [
        ...checkSolution(problem, cold.result.solution, cold.result),
        ...checkSolution(repair, warm.result.solution, warm.result)
    ];
    if (violations.length > 0) process.stderr.write(`${JSON.stringify(violations)}\n`);
    const cells = [
        `${candidateCount} x ${dayCount * repCount}`,
        ((cold.trace[0]?.[0] ?? 0) * 1000).toFixed(0),
        ((100 * early) / final).toFixed(1),
        ((100 * warm.result.prize) / again.result.prize).toFixed(2),
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
    process.stdout.write(
        '| candidates x shifts | first plan, CPU ms | value after 200 ms, % of the end | repair in 100 ms, % of cold 1 s | steps | memory MB | violations |\n'
    );
    process.stdout.write('| --- | --- | --- | --- | --- | --- | --- |\n');
    for (const size of SIZES) {
        process.stdout.write(
            execFileSync(process.execPath, [fileURLToPath(import.meta.url), size], { encoding: 'utf8' })
        );
    }
}
