import { localDateOf } from '../platform/localTime.ts';
import { TERRITORY_CELLS } from './cuts/cells.ts';
import { periodsOf } from './period.ts';
import type { KpiDependencies } from './question.ts';
import { rangeOf } from './question.ts';
import { trendPeriods } from './trend.ts';

/** People counted in one step; requests for the same roll-ups get in between. */
const STEP = 100;
const PERIODS = ['week', 'month'] as const;

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
    for (const part of ['board', 'trend'] as const) {
        for (const period of PERIODS) {
            for (let start = 0; start < people.length; start += STEP) {
                signal.throwIfAborted();
                const now = clock.now();
                const today = localDateOf(now, org.timeZone);
                const periods = periodsOf(period, today, org.fiscalStartMonth);
                const open = { org: { ...org, dataAsOf }, today, periods };
                const scope = {
                    orgId,
                    ownerIds: people.slice(start, start + STEP),
                    memberDays: new Map(),
                    timeZone: org.timeZone,
                    now
                };
                const counted = part === 'trend' ? trendPeriods(period, open) : [periods.current, periods.previous];
                const ranges = counted.map((each) => rangeOf(open, each));
                if (part === 'trend') {
                    await rollups.read(scope, ranges, { signal });
                } else {
                    const ahead = { signal, facts: new Map() };
                    await rollups.read(scope, ranges, ahead);
                    await rollups.countCells(scope, ranges, TERRITORY_CELLS, ahead);
                }
            }
        }
    }
}
