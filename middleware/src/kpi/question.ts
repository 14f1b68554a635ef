import type { KpiPeople, PeriodKind } from '#kernel/contracts';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { localDateOf } from '../platform/localTime.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { FactCache } from './facts/factCache.ts';
import { chosenKpis } from './choices.ts';
import type { ChosenKpis } from './choices.ts';
import { periodsOf } from './period.ts';
import type { CountedPeriod, PeriodPair } from './period.ts';
import type { KpiOrg, KpiScope, KpiSource } from './ports.ts';
import { KPIS } from './registry/index.ts';
import type { Kpi } from './registry/index.ts';
import type { Rollups } from './rollup/rollups.ts';

export interface KpiDependencies {
    readonly source: KpiSource;
    readonly facts: FactCache;
    readonly rollups: Rollups;
    readonly clock: Clock;
}

/** What a caller asks for. */
export interface KpiQuestion {
    readonly period: PeriodKind;
    /** Last day that counts, not after today. Default: today. */
    readonly asOf?: string;
    /** Whose numbers. Default: everyone the caller may see. */
    readonly people?: KpiPeople;
    /** One person. Default: as `people` says. */
    readonly ownerId?: string;
    /** The KPIs of the first screen or all. Default: the first screen. */
    readonly kpis?: 'first' | 'all';
}

/** A question with everything known that answering it needs. */
export interface OpenQuestion {
    readonly org: KpiOrg & { readonly dataAsOf: Date };
    readonly scope: KpiScope;
    readonly periods: PeriodPair;
    readonly today: string;
    readonly chosen: ChosenKpis;
}

/**
 * Checks who asks for whom and fixes days, people and currency.
 *
 * Access: the caller and everyone below in the role hierarchy, with those who were below for the days on which they were.
 * Errors: `not-allowed`, `not-synced`.
 */
export async function openQuestion(
    { source, clock }: KpiDependencies,
    caller: Caller,
    { period, asOf, people, ownerId }: KpiQuestion
): Promise<OpenQuestion> {
    const memberDays = await source.memberDays(caller.orgId, caller.userId);
    if (ownerId !== undefined && !caller.visibleUserIds.has(ownerId) && !memberDays.has(ownerId)) {
        throw new ProblemError('not-allowed', 'The numbers of this person are not open to the caller.');
    }
    const { dataAsOf, ...org } = await source.org(caller.orgId);
    if (dataAsOf === null) {
        throw new ProblemError('not-synced', 'There are no numbers before the first sync has finished.');
    }
    const now = clock.now();
    const today = localDateOf(now, caller.timeZone);
    const ownerIds = ownerId === undefined ? peopleOf(caller, memberDays.keys(), people) : [ownerId];
    return {
        org: { ...org, dataAsOf },
        scope: { orgId: caller.orgId, ownerIds, memberDays, timeZone: caller.timeZone, now },
        periods: periodsOf(period, asOf === undefined || asOf > today ? today : asOf, org.fiscalStartMonth),
        today,
        chosen: chosenKpis(org.choices, caller)
    };
}

/** A playing manager's three: all, the team without them, their own; the last two add up to the first. */
function peopleOf({ visibleUserIds, userId }: Caller, moved: Iterable<string>, people: KpiPeople = 'all'): string[] {
    const all = [...new Set([...visibleUserIds, ...moved])];
    return people === 'all' ? all : all.filter((id) => (id === userId) === (people === 'own'));
}

/** The range that formulas count, of one of the two periods. */
export function rangeOf(
    { org, today }: Pick<OpenQuestion, 'org' | 'today'>,
    { period, periodTo }: CountedPeriod
): KpiRange {
    return { from: period.from, to: period.to, periodTo, today, currency: org.currency, rates: org.rates };
}

/** Says whose numbers of which days are asked for; whether they are the same people is looked at each time. */
export function scopeKey(
    kind: string,
    { orgId, userId, timeZone }: Caller,
    { people, ownerId }: KpiQuestion,
    ranges: readonly KpiRange[]
): string {
    return JSON.stringify([kind, orgId, userId, timeZone, people, ownerId, ranges]);
}

/**
 * The KPI with this key.
 *
 * Errors: `not-found`, with the keys there are.
 */
export function kpiOf(key: string): Kpi {
    const kpi = KPIS.find(({ definition }) => definition.key === key);
    if (kpi === undefined) {
        const known = KPIS.map(({ definition }) => definition.key).join(', ');
        throw new ProblemError('not-found', `There is no KPI with this key. Known: ${known}.`);
    }
    return kpi;
}
