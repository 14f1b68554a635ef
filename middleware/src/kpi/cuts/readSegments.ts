import type { KpiFacts, KpiRange } from '#kernel/kpiFormulas';
import type { FactCache } from '../facts/factCache.ts';
import type { PersonFacts } from '../facts/rangeFacts.ts';
import { factsWithin, joinFacts, rangeFacts } from '../facts/rangeFacts.ts';
import { zoneDaysOf } from '../facts/zoneDays.ts';
import type { KpiScope } from '../ports.ts';
import type { Cut } from './cuts.ts';
import { splitFacts } from './splitFacts.ts';

/** The facts of everyone in scope by segment, for each range. */
export async function readSegments(
    cache: FactCache,
    scope: KpiScope,
    ranges: readonly KpiRange[],
    cut: Cut
): Promise<readonly ReadonlyMap<string, KpiFacts>[]> {
    const people = [...(await cache.read(scope.orgId, scope.ownerIds))];
    const moment = { days: zoneDaysOf(scope.timeZone), nowMs: scope.now.getTime() };
    return ranges.map((range) => {
        const segments = new Map<string, PersonFacts[]>();
        for (const [ownerId, { records }] of people) {
            const facts = rangeFacts(ownerId, records, range, moment);
            const spans = scope.memberDays.get(ownerId);
            const counted = spans === undefined ? facts : factsWithin(facts, spans, range);
            for (const [key, part] of splitFacts(counted, cut.keysOf(ownerId, records, range))) {
                const known = segments.get(key);
                if (known === undefined) segments.set(key, [part]);
                else known.push(part);
            }
        }
        return new Map([...segments].map(([key, parts]) => [key, joinFacts(parts)]));
    });
}
