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
import type { Hierarchy } from './hierarchy.ts';
import type { KpiOrg, KpiScope, KpiSource, RoleDays } from './ports.ts';
import { KPIS } from './registry/index.ts';
import type { Kpi } from './registry/index.ts';
import type { Rollups } from './rollup/rollups.ts';
import type { Who } from './rollup/views.ts';

export interface KpiDependencies {
    readonly source: KpiSource;
    readonly facts: FactCache;
    readonly rollups: Rollups;
    /** Roles, at most some seconds old. */
    readonly hierarchyOf: (orgId: string) => Promise<Hierarchy>;
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
    /** A role below the caller's: only the people of this role and of those below it. */
    readonly roleId?: string;
    /** The KPIs of the first screen or all. Default: the first screen. */
    readonly kpis?: 'first' | 'all';
}

/** A question with everything known that answering it needs. */
export interface OpenQuestion {
    readonly org: KpiOrg & { readonly dataAsOf: Date };
    readonly scope: Omit<KpiScope, 'memberDays'> & Members;
    readonly periods: PeriodPair;
    readonly today: string;
    readonly chosen: ChosenKpis;
    /** Whom the question is about, to compare it with an earlier one. */
    readonly who: Who;
}

/**
 * Checks who asks for whom and fixes days, people and currency.
 *
 * Access: the caller and everyone below in the role hierarchy, with those who were below for the days on which they were.
 * Errors: `not-allowed`, `not-synced`.
 */
export async function openQuestion(
    { source, hierarchyOf, clock }: Pick<KpiDependencies, 'source' | 'hierarchyOf' | 'clock'>,
    caller: Caller,
    question: KpiQuestion
): Promise<OpenQuestion> {
    const { period, asOf } = question;
    const [moves, { dataAsOf, ...org }, hierarchy] = await Promise.all([
        source.memberDays(caller.orgId, caller.userId),
        source.org(caller.orgId),
        question.roleId === undefined ? null : hierarchyOf(caller.orgId)
    ]);
    const { ownerIds, memberDays } = membersOf(caller, question, moves, hierarchy);
    if (dataAsOf === null) {
        throw new ProblemError('not-synced', 'There are no numbers before the first sync has finished.');
    }
    const now = clock.now();
    const today = localDateOf(now, caller.timeZone);
    return {
        org: { ...org, dataAsOf },
        scope: { orgId: caller.orgId, ownerIds, memberDays, timeZone: caller.timeZone, now },
        periods: periodsOf(period, asOf === undefined || asOf > today ? today : asOf, org.fiscalStartMonth),
        today,
        chosen: chosenKpis(org.choices, caller),
        who: { ownerIds, days: memberDays.size === 0 ? '' : JSON.stringify([...memberDays]) }
    };
}

type Members = Pick<KpiScope, 'ownerIds'> & { readonly memberDays: ReadonlyMap<string, readonly RoleDays[]> };

/** Errors: `not-allowed` for a person or role that is not open to the caller. */
function membersOf(
    caller: Caller,
    { people, ownerId, roleId }: KpiQuestion,
    moves: Members['memberDays'],
    hierarchy: Hierarchy | null
): Members {
    const members =
        roleId === undefined || hierarchy === null
            ? { ownerIds: peopleOf(caller, moves, people), memberDays: moves }
            : peopleBelow(caller, roleId, moves, hierarchy);
    if (ownerId === undefined) {
        return members;
    }
    const isOpen = roleId === undefined ? isVisible(caller, moves, ownerId) : members.ownerIds.includes(ownerId);
    if (!isOpen) {
        throw new ProblemError('not-allowed', 'The numbers of this person are not open to the caller.');
    }
    return { ...members, ownerIds: [ownerId] };
}

const isVisible = ({ visibleUserIds }: Caller, moves: Members['memberDays'], ownerId: string): boolean =>
    visibleUserIds.has(ownerId) || moves.has(ownerId);

/** A playing manager's three: all, the team without them, their own; the last two add up to the first. */
function peopleOf(
    { visibleUserIds, userId }: Caller,
    moves: Members['memberDays'],
    people: KpiPeople = 'all'
): readonly string[] {
    const all = moves.size === 0 ? [...visibleUserIds] : [...new Set([...visibleUserIds, ...moves.keys()])];
    return people === 'all' ? all : all.filter((id) => (id === userId) === (people === 'own'));
}

/** Those in a role or below it, and who was there before, for the days on which they were. */
function peopleBelow(
    { visibleUserIds, userId }: Caller,
    roleId: string,
    moves: Members['memberDays'],
    { roleOf, withBelow }: Hierarchy
): Members {
    const own = roleOf.get(userId);
    if (own === undefined || own === roleId || !withBelow(own).has(roleId)) {
        throw new ProblemError('not-allowed', "This role does not lie below the caller's.");
    }
    const roles = withBelow(roleId);
    const memberDays = new Map<string, readonly RoleDays[]>();
    for (const [id, days] of moves) {
        const within = days.filter((span) => roles.has(span.roleId));
        if (within.length > 0) memberDays.set(id, within);
    }
    const settled = [...visibleUserIds].filter((id) => !moves.has(id) && roles.has(roleOf.get(id) ?? ''));
    return { ownerIds: [...settled, ...memberDays.keys()], memberDays };
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
    { people, ownerId, roleId }: KpiQuestion,
    ranges: readonly KpiRange[]
): string {
    return JSON.stringify([kind, orgId, userId, timeZone, people, ownerId, roleId, ranges]);
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
