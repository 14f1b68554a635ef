import type { KpiRecords } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { readFacts } from './facts/readFacts.ts';
import { toKpiValue } from './kpiValue.ts';
import { kpiOf, openQuestion, rangeOf } from './question.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';

/** Ids of one list; the counts beside it are exact. */
export const RECORD_LIMIT = 2000;

/**
 * One number opened to its records, newest first.
 *
 * Errors: `not-found` for an unknown KPI, and those of `openQuestion`.
 */
export async function readRecords(
    dependencies: KpiDependencies,
    caller: Caller,
    key: string,
    question: KpiQuestion
): Promise<KpiRecords> {
    const kpi = kpiOf(key);
    const open = await openQuestion(dependencies, caller, question);
    const range = rangeOf(open, open.periods.current);
    const [facts] = await readFacts(dependencies.facts, open.scope, [range]);
    if (facts === undefined) {
        throw new Error('The range that was asked for is always read.');
    }
    const tally = kpi.tally(facts, range);
    return {
        key,
        value: toKpiValue(kpi, tally),
        numeratorIds: tally.numeratorIds.slice(0, RECORD_LIMIT),
        denominatorIds: tally.denominatorIds.slice(0, RECORD_LIMIT),
        numeratorCount: tally.numeratorIds.length,
        denominatorCount: tally.denominatorIds.length,
        excludedIds: [...tally.excluded]
            .map(([code, ids]) => ({ code, ids: ids.slice(0, RECORD_LIMIT) }))
            .sort((a, b) => (a.code < b.code ? -1 : 1))
    };
}
