import type { KpiArea, KpiCut, KpiRecords } from '#kernel/contracts';
import type { KpiFacts, KpiRange, Tally } from '#kernel/kpiFormulas';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problemError.ts';
import { openCut } from './cuts/cuts.ts';
import { readSegments } from './cuts/readSegments.ts';
import { readFacts } from './facts/readFacts.ts';
import { toKpiValue } from './kpiValue.ts';
import { kpiOf, openQuestion, rangeOf } from './question.ts';
import type { KpiDependencies, KpiQuestion, OpenQuestion } from './question.ts';
import type { Kpi } from './registry/index.ts';
import { nothingOf } from './rollup/nothingOf.ts';

/** Ids of one list in one answer; the counts beside it are exact, and `offset` goes on where it ends. */
export const RECORD_LIMIT = 2000;

/** A number, or the part of it that lies in one segment of a cut. */
export interface RecordsQuestion extends KpiQuestion {
    readonly cut?: KpiCut;
    readonly segment?: string;
    readonly areas?: readonly KpiArea[];
    /** Where each list begins. Default: its first record. */
    readonly offset?: number;
}

/**
 * One number opened to its records, newest first.
 *
 * Errors: `not-found` for an unknown KPI, `invalid-request` for half a segment, and those of `openQuestion`.
 */
export async function readRecords(
    dependencies: KpiDependencies,
    caller: Caller,
    key: string,
    question: RecordsQuestion
): Promise<KpiRecords> {
    const kpi = kpiOf(key);
    if ((question.cut === undefined) !== (question.segment === undefined)) {
        throw new ProblemError('invalid-request', 'To open a segment, `cut` and `segment` must both be given.');
    }
    const open = await openQuestion(dependencies, caller, question);
    const range = rangeOf(open, open.periods.current);
    const facts = await factsOf(dependencies, open, range, question);
    const tally = kpi.tally(facts, range);
    const from = question.offset ?? 0;
    const page = (ids: readonly string[]): readonly string[] => ids.slice(from, from + RECORD_LIMIT);
    return {
        key,
        value: toKpiValue(tally, open.chosen.minimumSampleOf(kpi)),
        numeratorIds: page(tally.numeratorIds),
        denominatorIds: page(tally.denominatorIds),
        numeratorCount: tally.numeratorIds.length,
        denominatorCount: tally.denominatorIds.length,
        ...missingOf(kpi, tally, page),
        excludedIds: [...tally.excluded]
            .map(([code, ids]) => ({ code, ids: page(ids) }))
            .sort((a, b) => (a.code < b.code ? -1 : 1))
    };
}

/** What a manager asks of a share: who was not visited, what was not done. */
function missingOf(
    { definition }: Kpi,
    { numeratorIds, denominatorIds }: Tally,
    page: (ids: readonly string[]) => readonly string[]
): Pick<KpiRecords, 'missingIds' | 'missingCount'> {
    const all = new Set(denominatorIds);
    if (definition.unit !== 'ratio' || !numeratorIds.every((id) => all.has(id))) {
        return {};
    }
    const done = new Set(numeratorIds);
    const missing = denominatorIds.filter((id) => !done.has(id));
    return { missingIds: page(missing), missingCount: missing.length };
}

async function factsOf(
    { facts: cache, source }: KpiDependencies,
    { scope }: OpenQuestion,
    range: KpiRange,
    { cut, segment, areas = [] }: RecordsQuestion
): Promise<KpiFacts> {
    if (cut === undefined || segment === undefined) {
        const [facts] = await readFacts(cache, scope, [range]);
        if (facts === undefined) {
            throw new Error('The range that was asked for is always read.');
        }
        return facts;
    }
    const opened = openCut(cut, areas, cut.includes('team') ? await source.roles(scope.orgId) : new Map());
    const [segments] = await readSegments(cache, scope, [range], opened);
    return segments?.get(segment) ?? nothingOf({ wonDaysByAccount: new Map() });
}
