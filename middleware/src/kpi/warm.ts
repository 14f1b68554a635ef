import { localDateOf } from '../platform/localTime.ts';
import { TERRITORY_CELLS } from './cuts/cells.ts';
import { periodsOf } from './period.ts';
import type { KpiDependencies } from './question.ts';
import { rangeOf } from './question.ts';
import type { Ahead } from './rollup/counts.ts';
import { trendPeriods } from './trend.ts';

/** People counted in one step; requests for the same roll-ups get in between. */
const STEP = 100;
/** What a page shows first comes first; of today it shows numbers only. */
const COUNTED = [
    { period: 'week', part: 'cuts' },
    { period: 'month', part: 'cuts' },
    { period: 'day', part: 'numbers' },
    { period: 'week', part: 'trend' },
    { period: 'month', part: 'trend' }
] as const;

/**
 * Counts the first screen of everybody, and its cuts by class and territory, then the trends with their alerts, in the org's own
 * time zone ahead of requests: after a start, after midnight, and whoever was touched by a sync. Those who are up to date
 * cost nothing.
 */
export async function warmRollups(
    { source, rollups, clock }: KpiDependencies,
    orgId: string,
    signal: AbortSignal
): Promise<void> {
    const { dataAsOf, ...org } = await source.org(orgId);
    if (dataAsOf === null) {
        return;
    }
    const people = await source.people(orgId);
    for (const { period, part } of COUNTED) {
        for (let start = 0; start < people.length; start += STEP) {
            signal.throwIfAborted();
            const now = clock.now();
            const today = localDateOf(now, org.timeZone);
            const periods = periodsOf(period, today, org.fiscalStartMonth);
            const open = { org: { ...org, dataAsOf }, today, periods };
            const ownerIds = people.slice(start, start + STEP);
            const scope = { orgId, ownerIds, memberDays: new Map(), timeZone: org.timeZone, now };
            const counted = part === 'trend' ? trendPeriods(period, open) : [periods.current, periods.previous];
            const ranges = counted.map((each) => rangeOf(open, each));
            // What was made of a person for their numbers serves the cuts.
            const ahead: Ahead = part === 'cuts' ? { signal, facts: new Map() } : { signal };
            await rollups.read(scope, ranges, ahead);
            if (part === 'cuts') await rollups.countCells(scope, ranges, TERRITORY_CELLS, ahead);
        }
    }
}
