import type { GoalCount, GoalScope, KpiValue } from '#kernel/contracts';
import { goalDays, goalMetricOf } from '#kernel/goalRules';
import { isKpiHidden, sumKpi } from '../kpi/index.ts';
import type { KpiMeasure, Kpis, MeasuredPart } from '../kpi/index.ts';
import type { FieldAccess } from '../platform/fieldAccess.ts';
import { addDays, startOfPeriod } from '../platform/localTime.ts';
import { calendarOf } from './calendars.ts';
import { membersOf } from './members.ts';
import type { Member, Membership } from './members.ts';
import type { GoalPeople, GoalSource } from './ports.ts';

/** Fewer people would give away each other's numbers. */
const LEAST_SHARED_PEOPLE = 5;

export interface CountedGoals {
    readonly goals: readonly GoalCount[];
    readonly calendars: readonly (readonly number[])[];
}

export interface CountScope extends FieldAccess {
    readonly orgId: string;
    readonly userId: string | null;
    /** Null: everybody, for alerts. */
    readonly visibleUserIds: ReadonlySet<string> | null;
    readonly timeZone: string;
    readonly asOf: string;
    readonly isProgressShared: boolean;
}

interface Open {
    readonly goal: GoalScope;
    readonly from: string;
    readonly to: string;
    readonly membership: Membership;
    readonly state: GoalCount['state'];
}

/** Values, working days and notes of goals; a value over all records of the people who belonged to the goal when they were made. */
export async function countGoals(
    { source, kpis }: { readonly source: GoalSource; readonly kpis: Pick<Kpis, 'measure'> },
    scope: CountScope,
    goals: readonly GoalScope[],
    byDay = false
): Promise<CountedGoals> {
    const people = await source.people(scope.orgId);
    const open = goals.map((goal) => openGoal(goal, scope, people));
    const [first = scope.asOf] = open.map(({ from }) => from).sort();
    const last =
        open
            .map(({ to }) => to)
            .sort()
            .at(-1) ?? scope.asOf;
    const calendar = await source.calendar(scope.orgId, first, last);
    const measures = createMeasures(kpis, scope, open);
    const calendars: (readonly number[])[] = [];
    const places = new Map<string, number>();
    const counts: GoalCount[] = [];
    for (const item of open) {
        const { weights, absentDays } = calendarOf(item.membership.members, item, people, calendar);
        const key = weights.join();
        const place = places.get(key) ?? calendars.push(weights) - 1;
        places.set(key, place);
        const values = item.state === 'counted' ? await valuesOf(measures, item, scope.asOf, byDay) : NO_VALUES;
        counts.push({
            goalId: item.goal.goalId,
            state: item.state,
            from: item.from,
            to: item.to,
            ...values,
            calendar: place,
            isMine: item.membership.members.some(({ userId }) => userId === scope.userId),
            peopleCount: new Set(item.membership.members.map(({ userId }) => userId)).size,
            notes: notesOf(item, people, absentDays)
        });
    }
    return { goals: counts, calendars };
}

const NO_VALUES = { value: null, beforeToday: null, beforeWeek: null, days: null };

function openGoal(goal: GoalScope, scope: CountScope, people: GoalPeople): Open {
    const days = goalDays(goal.periodKind, goal.periodStart);
    const membership = membersOf(goal, days, people);
    const base = { goal, ...days, membership };
    if (goalMetricOf(goal.metric) === null) {
        return { ...base, state: 'unknown-metric' };
    }
    if (membership.members.length === 0) {
        return { ...base, state: 'no-people' };
    }
    if (!isVisible(membership.members, scope) || isKpiHidden(scope, goal.metric)) {
        return { ...base, state: 'not-visible' };
    }
    return { ...base, state: scope.asOf < days.from ? 'not-started' : 'counted' };
}

/** The caller sees everybody the goal is for; or belongs to a larger team and the admin shares totals. */
function isVisible(members: readonly Member[], { visibleUserIds, userId, isProgressShared }: CountScope): boolean {
    if (visibleUserIds === null || members.every((member) => visibleUserIds.has(member.userId))) {
        return true;
    }
    const people = new Set(members.map((member) => member.userId));
    return isProgressShared && userId !== null && people.has(userId) && people.size >= LEAST_SHARED_PEOPLE;
}

/** Days counted of a goal: until today, until yesterday, until last week. */
function cutsOf({ from, to }: { from: string; to: string }, asOf: string): string[] {
    const until = (day: string): string => (day < from ? from : day > to ? to : day);
    return [until(addDays(asOf, 1)), until(asOf), until(startOfPeriod(asOf, 'week'))];
}

interface Measures {
    /** One KPI of a goal's people from its first day until each of the days; null where a goal has no such KPI. */
    read(item: Open, untils: readonly string[]): Promise<(KpiValue | null)[]>;
}

/** Goals with the same days share one count of all their people. */
function createMeasures(kpis: Pick<Kpis, 'measure'>, scope: CountScope, open: readonly Open[]): Measures {
    const known = new Map<string, Promise<KpiMeasure>>();
    const peopleOf = (from: string, to: string): string[] =>
        open
            .filter(({ state }) => state === 'counted')
            .flatMap(({ membership }) => membership.members)
            .filter((member) => member.from <= to && member.to >= from)
            .map(({ userId }) => userId);
    const measure = (from: string, to: string, untils: readonly string[]): Promise<KpiMeasure> => {
        const key = `${from} ${to} ${untils.join()}`;
        const running =
            known.get(key) ??
            kpis.measure(
                { orgId: scope.orgId, timeZone: scope.timeZone, today: scope.asOf },
                peopleOf(from, to),
                untils.map((until) => ({ from, to: until, periodTo: to }))
            );
        known.set(key, running);
        return running;
    };
    return {
        read: async (item, untils) => {
            const groups = await Promise.all(
                spansOf(item.membership.members).map(async (span) => {
                    const clipped = untils.map((until) => (until < span.to ? until : span.to));
                    return { span, clipped, measure: await measure(span.from, span.to, clipped) };
                })
            );
            return untils.map((_, index) => {
                const parts = groups
                    .filter(({ span, clipped }) => (clipped[index] ?? span.from) > span.from)
                    .map(({ span, measure: counted }): MeasuredPart => ({
                        measure: counted,
                        ownerIds: span.userIds,
                        index
                    }));
                return parts.length === 0 ? null : sumKpi(item.goal.metric, parts);
            });
        }
    };
}

/** Members by the days they belong to the goal; all but those who moved share one span. */
function spansOf(members: readonly Member[]): { from: string; to: string; userIds: string[] }[] {
    const spans = new Map<string, { from: string; to: string; userIds: string[] }>();
    for (const { userId, from, to } of members) {
        const key = `${from} ${to}`;
        const span = spans.get(key) ?? { from, to, userIds: [] };
        span.userIds.push(userId);
        spans.set(key, span);
    }
    return [...spans.values()];
}

async function valuesOf(
    measures: Measures,
    item: Open,
    asOf: string,
    byDay: boolean
): Promise<Pick<GoalCount, 'value' | 'beforeToday' | 'beforeWeek' | 'days'>> {
    const [value = null, today = null, week = null] = await measures.read(item, cutsOf(item, asOf));
    const isSum = goalMetricOf(item.goal.metric)?.accumulation === 'sum';
    const nothing = isSum ? 0 : null;
    return {
        value,
        beforeToday: today?.value ?? nothing,
        beforeWeek: week?.value ?? nothing,
        days: byDay && isSum ? await dailyOf(measures, item, asOf) : null
    };
}

async function dailyOf(measures: Measures, item: Open, asOf: string): Promise<number[]> {
    const untils: string[] = [];
    for (let day = item.from; day <= asOf && day < item.to; day = addDays(day, 1)) {
        untils.push(addDays(day, 1));
    }
    const totals = (await measures.read(item, untils)).map((value) => value?.value ?? 0);
    return totals.map((total, index) => Math.round((total - (totals[index - 1] ?? 0)) * 10_000) / 10_000);
}

function notesOf({ membership, goal }: Open, { people }: GoalPeople, absentDays: number): GoalCount['notes'] {
    const inactive = people.filter(
        ({ userId, isActive }) => !isActive && membership.members.some((member) => member.userId === userId)
    ).length;
    const notes = [
        { code: 'moved-people', count: membership.movedCount },
        { code: 'absent-days', count: absentDays },
        { code: 'inactive-people', count: inactive },
        { code: 'no-role', count: goal.level === 'Person' ? 0 : membership.withoutRole }
    ];
    return notes.filter(({ count }) => count > 0);
}
