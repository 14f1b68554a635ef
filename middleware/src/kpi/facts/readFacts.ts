import type { KpiFacts, KpiRange } from '#kernel/kpiFormulas';
import type { KpiScope } from '../ports.ts';
import type { FactCache } from './factCache.ts';
import { factsWithin, joinFacts, rangeFacts } from './rangeFacts.ts';
import { zoneDaysOf } from './zoneDays.ts';

/** The facts of everyone in scope together, for each range; what opens a number to its records. */
export async function readFacts(
    cache: FactCache,
    scope: KpiScope,
    ranges: readonly KpiRange[]
): Promise<readonly KpiFacts[]> {
    const people = [...(await cache.read(scope.orgId, scope.ownerIds))];
    const moment = { days: zoneDaysOf(scope.timeZone), nowMs: scope.now.getTime() };
    return ranges.map((range) =>
        joinFacts(
            people.map(([ownerId, { records }]) => {
                const facts = rangeFacts(ownerId, records, range, moment);
                const spans = scope.memberDays.get(ownerId);
                return spans === undefined ? facts : factsWithin(facts, spans, range);
            })
        )
    );
}
