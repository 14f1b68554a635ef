import type { AcceptanceCount, PlanAcceptance } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { addDays, epochSecondsOf, isoWithOffset, localDateOf } from '../platform/localTime.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { DecisionCount, PlanningSource } from './ports.ts';

/** Both days inclusive, in the caller's time zone. Default: the 28 days up to today. */
export interface AcceptancePeriod {
    readonly fromDate?: string | undefined;
    readonly toDate?: string | undefined;
}

const DEFAULT_DAYS = 28;

/**
 * What people said to suggestions: the caller and those below. An admin gets the total of the org, without persons.
 *
 * Errors: invalid-request when the period ends before it begins.
 */
export async function readAcceptance(
    { source, clock }: { readonly source: PlanningSource; readonly clock: Clock },
    caller: Caller,
    period: AcceptancePeriod
): Promise<PlanAcceptance> {
    const toDate = period.toDate ?? localDateOf(clock.now(), caller.timeZone);
    const fromDate = period.fromDate ?? addDays(toDate, 1 - DEFAULT_DAYS);
    if (fromDate > toDate) {
        const detail = `Expected a day not before ${fromDate}, got ${toDate}.`;
        throw new ProblemError('invalid-request', detail, { errors: [{ pointer: '/toDate', detail }] });
    }
    const instant = (date: string): string =>
        isoWithOffset(epochSecondsOf(date, '00:00', caller.timeZone), caller.timeZone);
    const all = await source.decisions(caller.orgId, instant(fromDate), instant(addDays(toDate, 1)));
    const decisions = all.filter(({ ownerId }) => caller.isAdmin || caller.visibleUserIds.has(ownerId));
    const owners = [...new Set(decisions.map(({ ownerId }) => ownerId))].filter((id) => caller.visibleUserIds.has(id));
    return {
        fromDate,
        toDate,
        total: countOf(decisions),
        byOwner: owners.map((ownerId) => ({
            ownerId,
            ...countOf(decisions.filter((entry) => entry.ownerId === ownerId))
        })),
        byReason: byReason(decisions)
    };
}

function countOf(decisions: readonly DecisionCount[]): AcceptanceCount {
    const of = (decision: DecisionCount['decision']): number =>
        decisions.reduce((total, entry) => total + (entry.decision === decision ? entry.count : 0), 0);
    const [accepted, later, rejected] = [of('accepted'), of('later'), of('rejected')];
    const all = accepted + later + rejected;
    return { accepted, later, rejected, rate: all === 0 ? null : Math.round((accepted / all) * 1000) / 1000 };
}

function byReason(decisions: readonly DecisionCount[]): PlanAcceptance['byReason'] {
    const counts = new Map<string, number>();
    for (const { decision, reason, count } of decisions) {
        if (decision !== 'accepted') counts.set(reason ?? 'other', (counts.get(reason ?? 'other') ?? 0) + count);
    }
    return [...counts]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
