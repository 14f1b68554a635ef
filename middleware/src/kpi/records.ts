import type { KpiRecords } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problemError.ts';
import { toKpiValue } from './kpiValue.ts';
import { openQuestion, rangeOf } from './question.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import { KPIS } from './registry/index.ts';

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
    const kpi = KPIS.find(({ definition }) => definition.key === key);
    if (kpi === undefined) {
        const known = KPIS.map(({ definition }) => definition.key).join(', ');
        throw new ProblemError('not-found', `There is no KPI with this key. Known: ${known}.`);
    }
    const open = await openQuestion(dependencies, caller, question);
    const range = rangeOf(open, open.periods.current);
    const tally = kpi.tally(await dependencies.source.facts(open.scope, range), range);
    return {
        key,
        value: toKpiValue(kpi, tally),
        numeratorIds: tally.numeratorIds.slice(0, RECORD_LIMIT),
        denominatorIds: tally.denominatorIds.slice(0, RECORD_LIMIT),
        numeratorCount: tally.numeratorIds.length,
        denominatorCount: tally.denominatorIds.length,
        excludedIds: [...tally.excluded].map(([code, ids]) => ({ code, ids: ids.slice(0, RECORD_LIMIT) }))
    };
}
