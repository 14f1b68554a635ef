import type { PeriodKind } from '#kernel/contracts';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { localDateOf } from '../platform/localTime.ts';
import { ProblemError } from '../platform/problemError.ts';
import { periodsOf } from './period.ts';
import type { CountedPeriod, PeriodPair } from './period.ts';
import type { KpiOrg, KpiScope, KpiSource } from './ports.ts';

export interface KpiDependencies {
    readonly source: KpiSource;
    readonly clock: Clock;
}

/** What a caller asks for. */
export interface KpiQuestion {
    readonly period: PeriodKind;
    /** Last day that counts, not after today. Default: today. */
    readonly asOf?: string;
    /** One person. Default: everyone the caller may see. */
    readonly ownerId?: string;
}

/** A question with everything known that answering it needs. */
export interface OpenQuestion {
    readonly org: KpiOrg & { readonly dataAsOf: Date };
    readonly scope: KpiScope;
    readonly periods: PeriodPair;
    readonly today: string;
}

/**
 * Checks who asks for whom and fixes days, people and currency.
 *
 * Access: the caller and everyone below in the role hierarchy.
 * Errors: `not-allowed`, `not-synced`.
 */
export async function openQuestion(
    { source, clock }: KpiDependencies,
    caller: Caller,
    { period, asOf, ownerId }: KpiQuestion
): Promise<OpenQuestion> {
    if (ownerId !== undefined && !caller.visibleUserIds.has(ownerId)) {
        throw new ProblemError('not-allowed', 'The numbers of this person are not open to the caller.');
    }
    const { currency, dataAsOf } = await source.org(caller.orgId);
    if (dataAsOf === null) {
        throw new ProblemError('not-synced', 'There are no numbers before the first sync has finished.');
    }
    const now = clock.now();
    const today = localDateOf(now, caller.timeZone);
    const ownerIds = ownerId === undefined ? [...caller.visibleUserIds] : [ownerId];
    return {
        org: { currency, dataAsOf },
        scope: { orgId: caller.orgId, ownerIds, timeZone: caller.timeZone, now },
        periods: periodsOf(period, asOf === undefined || asOf > today ? today : asOf),
        today
    };
}

/** The range that formulas count, of one of the two periods. */
export function rangeOf({ org, today }: OpenQuestion, { period, periodTo }: CountedPeriod): KpiRange {
    return { from: period.from, to: period.to, periodTo, today, currency: org.currency };
}
