/** Runs cases in processes of their own, so that each pays for its own start. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { classOf, referenceOf } from './cases.ts';
import type { Case } from './cases.ts';

const run = promisify(execFile);
const CHILD = fileURLToPath(new URL('./runCase.js', import.meta.url));

export interface RunOptions {
    readonly seconds: number;
    readonly seeds: number;
    readonly jobs: number;
    readonly isVisitAll: boolean;
}

export interface SeedResult {
    readonly seed: number;
    readonly score: number;
    readonly travel: number;
    readonly steps: number;
    readonly cpuSeconds: number;
    readonly firstPlanSeconds: number | null;
    readonly memoryMegabytes: number;
    readonly gapPercent: number | null;
}

export interface CaseRow {
    readonly instance: string;
    readonly file: string;
    readonly class: string;
    readonly m: number;
    readonly reference: number | null;
    readonly totalProfit: number;
    /** Mean over the seeds; negative: better than the reference. */
    readonly gapPercent: number | null;
    readonly best: number;
    readonly seeds: readonly SeedResult[];
    /** Customer ids per route of the best seed. */
    readonly routes: readonly (readonly (number | string)[])[];
}

interface ChildAnswer extends Omit<SeedResult, 'seed' | 'gapPercent'> {
    readonly routes: (number | string)[][];
    readonly unplaced: number;
}

/** CPU seconds of a runtime that does nothing: the least of five. */
export async function bareStartSeconds(): Promise<number> {
    const program = 'const u=process.cpuUsage();console.log((u.user+u.system)/1e6)';
    let least = Infinity;
    for (let i = 0; i < 5; i++) {
        const { stdout } = await run(process.execPath, ['-e', program]);
        least = Math.min(least, Number(stdout));
    }
    return least;
}

async function runSeed(entry: Case, seed: number, bare: number, options: RunOptions): Promise<ChildAnswer | null> {
    const mode = options.isVisitAll ? ['visit-all'] : [];
    const args = [CHILD, entry.path, entry.routeCount, seed, options.seconds, bare, ...mode].map(String);
    try {
        const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 26 });
        return JSON.parse(stdout) as ChildAnswer;
    } catch (error) {
        process.stderr.write(`${entry.instance} m=${entry.routeCount} seed ${seed}: ${String(error)}\n`);
        return null;
    }
}

/** Visit-all compares distance (in instance units), otherwise prize; a missing or incomplete plan is a gap of 100 %. */
function gapOf(answer: ChildAnswer | null, reference: number | undefined, isVisitAll: boolean): number | null {
    if (reference === undefined) return null;
    if (!answer || (isVisitAll && answer.unplaced > 0)) return 100;
    if (isVisitAll) return (100 * (answer.travel - reference)) / reference;
    return reference === 0 ? 0 : (100 * (reference - answer.score)) / reference;
}

async function runCase(
    entry: Case,
    reference: number | undefined,
    bare: number,
    options: RunOptions
): Promise<CaseRow> {
    const seeds: SeedResult[] = [];
    let routes: (number | string)[][] = [];
    let best = options.isVisitAll ? Infinity : -Infinity;
    for (let seed = 1; seed <= options.seeds; seed++) {
        const answer = await runSeed(entry, seed, bare, options);
        const gapPercent = gapOf(answer, reference, options.isVisitAll);
        if (!answer) {
            const nothing = {
                score: 0,
                travel: 0,
                steps: 0,
                cpuSeconds: 0,
                firstPlanSeconds: null,
                memoryMegabytes: 0
            };
            seeds.push({ seed, ...nothing, gapPercent });
            continue;
        }
        const { routes: found, unplaced, ...figures } = answer;
        seeds.push({ seed, ...figures, gapPercent });
        const value = options.isVisitAll ? answer.travel : answer.score;
        if (unplaced === 0 && (options.isVisitAll ? value < best : value > best)) {
            best = value;
            routes = found;
        }
    }
    const gaps = seeds.map((result) => result.gapPercent ?? 0);
    return {
        instance: entry.instance,
        file: entry.file,
        class: classOf(entry.instance),
        m: entry.routeCount,
        reference: reference ?? null,
        totalProfit: entry.totalProfit,
        gapPercent: reference === undefined ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
        best,
        seeds,
        routes
    };
}

export async function runAll(
    cases: readonly Case[],
    references: ReadonlyMap<string, number>,
    options: RunOptions
): Promise<CaseRow[]> {
    const bare = await bareStartSeconds();
    const rows: CaseRow[] = new Array<CaseRow>(cases.length);
    let next = 0;
    const worker = async (): Promise<void> => {
        while (next < cases.length) {
            const index = next++;
            const entry = cases[index] as Case;
            rows[index] = await runCase(entry, referenceOf(references, entry, options.isVisitAll), bare, options);
        }
    };
    await Promise.all(Array.from({ length: options.jobs }, worker));
    return rows;
}
