import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GoalScope, PlanRequest } from '#kernel/contracts';
import { createKpis } from '../kpi/index.ts';
import type { CapacityQuestion } from '../planning/index.ts';
import type { Caller } from '../platform/caller.ts';
import { fixedClock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { createGoalSource, createKpiSource, createPlanningSource } from '../store/index.ts';
import { account, insertSmallOrg, SMALL_ORG } from '../store/testing/smallOrg.ts';
import { openTestDatabase } from '../store/testing/testDatabase.ts';
import { createGoals } from './index.ts';
import type { Goals } from './index.ts';

const { orgId, manager, rep1, rep2, timeZone, now } = SMALL_ORG;
const clock = fixedClock(now);
const caller = (userId: string, visible: readonly string[]): Caller => ({
    orgId,
    userId,
    visibleUserIds: new Set(visible),
    timeZone,
    isAdmin: false
});
const lead = caller(manager, [manager, rep1, rep2]);
const one = caller(rep1, [rep1]);
const goalId = (n: number): string => `a02${String(n).padStart(12, '0')}AAA`;

const personal = (n: number, given: Partial<GoalScope> = {}): GoalScope => ({
    goalId: goalId(n),
    metric: 'visits-completed',
    level: 'Person',
    personId: rep1,
    roleId: null,
    periodKind: 'Week',
    periodStart: '2026-03-30',
    ...given
});

let database: Database;
let goals: Goals;
let asked: PlanRequest[];
const capacities: CapacityQuestion[] = [];
/** What the planner cannot place. */
let refused: readonly string[] = [];

beforeAll(async () => {
    database = await openTestDatabase();
    await insertSmallOrg(database);
    const source = createGoalSource(database);
    const kpis = createKpis({ source: createKpiSource(database), clock });
    const planning = {
        suggest: async (_caller: Caller, request: PlanRequest) => {
            asked.push(request);
            const stops = (request.required ?? []).filter(({ recordId }) => !refused.includes(recordId));
            return { planId: 'plan-1', shifts: [{ stops }], unassigned: [] } as never;
        },
        capacity: async (_caller: Caller, request: CapacityQuestion) => {
            capacities.push(request);
            const waysOut = [{ kind: 'move-to-phone', visits: request.goalVisits }];
            return { possibleVisits: 8, missingVisits: 0, requiredVisits: 0, waysOut } as never;
        }
    };
    goals = createGoals({ source, kpis, planning, planningSource: createPlanningSource(database), clock });
    asked = [];
});
afterAll(() => database.close());

const progressOf = async (who: Caller, goal: GoalScope): Promise<Awaited<ReturnType<Goals['progress']>>> =>
    goals.progress(who, { goals: [goal], byDay: true });

/*
 * By hand, the week of 30 March 2026, looked at on Wednesday 1 April at noon (see smallOrg). Rep 1 completed visits 1 and 2 on
 * Monday and 3 on Tuesday; visit 4 ends before it begins. So 3 until now, 3 until yesterday, 0 until last week.
 */
describe('counts', () => {
    test('a personal goal: value, what was done before today, working days', async () => {
        const { goals: counts, calendars, asOf } = await progressOf(one, personal(1));
        expect(asOf).toBe('2026-04-01');
        expect(counts[0]).toMatchObject({
            state: 'counted',
            from: '2026-03-30',
            to: '2026-04-06',
            beforeToday: 3,
            beforeWeek: 0,
            days: [2, 1, 0],
            isMine: true,
            peopleCount: 1
        });
        expect(counts[0]?.value).toMatchObject({ value: 3, excluded: [{ code: 'ends-before-start', count: 1 }] });
        expect(calendars[counts[0]?.calendar ?? -1]).toEqual([1, 1, 1, 1, 1, 0, 0]);
    });

    test('a team is its members, and the team adds up to them', async () => {
        const team = personal(2, { level: 'Team', personId: null, roleId: 'bottom' });
        const value = async (goal: GoalScope): Promise<number> =>
            (await progressOf(lead, goal)).goals[0]?.value?.value ?? Number.NaN;
        expect(await value(team)).toBe((await value(personal(1))) + (await value(personal(1, { personId: rep2 }))));
    });

    test('whoever may not see all the people gets the words, not the number', async () => {
        const team = personal(2, { level: 'Team', personId: null, roleId: 'bottom' });
        const { goals: counts } = await progressOf(one, team);
        expect(counts[0]).toMatchObject({ state: 'not-visible', value: null, beforeToday: null, isMine: true });
    });

    test.each([
        ['a KPI that nobody knows', personal(3, { metric: 'smiles' }), 'unknown-metric'],
        ['a role without people', personal(3, { level: 'Team', personId: null, roleId: 'nowhere' }), 'no-people'],
        ['a person who is gone', personal(3, { personId: '005000000000099AAA' }), 'no-people'],
        ['a time to come', personal(3, { periodStart: '2026-04-06' }), 'not-started']
    ])('%s has its own words', async (_name, goal, state) => {
        expect((await progressOf(lead, goal)).goals[0]).toMatchObject({ state, value: null });
    });
});

describe('the calendar of the org', () => {
    test('holidays, business hours and all-day absences take their days', async () => {
        await database.execute(`INSERT INTO holidays (org_id, id, day) VALUES ($1, 'h1', '2026-04-03')`, [orgId]);
        await database.execute(
            `INSERT INTO business_hours (org_id, id, is_default, monday, tuesday, wednesday, thursday, friday, saturday)
             VALUES ($1, 'b1', true, '08', '08', '08', '08', '08', '08')`,
            [orgId]
        );
        await database.execute(
            `INSERT INTO calendar_events (org_id, id, owner_id, starts_at, ends_at, is_all_day, show_as, system_modstamp)
             VALUES ($1, 'e1', $2, '2026-04-02T00:00Z', '2026-04-02T00:00Z', true, 'OutOfOffice', now()),
                    ($1, 'e2', $2, '2026-04-04T00:00Z', '2026-04-04T00:00Z', true, 'Busy', now())`,
            [orgId, rep1]
        );
        const { goals: counts, calendars } = await progressOf(one, personal(1));
        // Thursday away, Good Friday closed, Saturday open; a busy day is no absence.
        expect(calendars[counts[0]?.calendar ?? -1]).toEqual([1, 1, 1, 0, 0, 1, 0]);
        expect(counts[0]?.notes).toContainEqual({ code: 'absent-days', count: 1 });
        await database.execute('DELETE FROM holidays');
        await database.execute('DELETE FROM business_hours');
        await database.execute(`DELETE FROM calendar_events WHERE id IN ('e1', 'e2')`);
    });
});

describe('somebody moves between teams in the middle of the period', () => {
    test('what they did stays with the team in which they did it', async () => {
        // Rep 1 leaves the team on Tuesday 31 March: Monday's two visits stay, Tuesday's one goes along.
        await database.execute(
            `INSERT INTO user_roles (org_id, id, parent_role_id, system_modstamp) VALUES ($1, 'other', 'top', now())`,
            [orgId]
        );
        await database.execute(
            `UPDATE users SET role_id = 'other', system_modstamp = '2026-03-31T09:00+02:00' WHERE org_id = $1 AND id = $2`,
            [orgId, rep1]
        );
        const team = (roleId: string): GoalScope => personal(4, { level: 'Team', personId: null, roleId });
        const alone = (await progressOf(lead, personal(1, { personId: rep2 }))).goals[0]?.value?.value ?? 0;
        const old = (await progressOf(lead, team('bottom'))).goals[0];
        const next = (await progressOf(lead, team('other'))).goals[0];
        expect(old?.value?.value).toBe(alone + 2);
        expect(next?.value?.value).toBe(1);
        expect(old?.notes).toContainEqual({ code: 'moved-people', count: 1 });
        await database.execute(
            `UPDATE users SET role_id = 'bottom', system_modstamp = '2026-03-31T09:00+02:00' WHERE org_id = $1 AND id = $2`,
            [orgId, rep1]
        );
    });
});

describe('alerts', () => {
    const insertGoal = (n: number, target: number): Promise<number> =>
        database.execute(
            `INSERT INTO visit_goals (org_id, id, kind, metric, level, person_id, period_kind, period_start, target, system_modstamp)
             VALUES ($1, $2, 'Goal', 'visits-completed', 'Person', $3, 'Month', '2026-03-30', $4, now())`,
            [orgId, goalId(n), rep1, target]
        );
    const watch = (): Promise<void> => goals.watch(orgId, new AbortController().signal);
    const alerts = async (): Promise<readonly string[]> =>
        (await goals.tree(one, { fromDate: '2026-03-30', toDate: '2026-05-01' })).alerts.map((alert) => alert.goalId);

    test('one for a goal whose projection falls below; it stays until the goal is on track again', async () => {
        // A month from 30 March; the clock says the 8th working day is not there yet, so the watch waits three days.
        await insertGoal(20, 500);
        await watch();
        expect(await alerts()).toEqual([]);
        const later = createGoals({
            source: createGoalSource(database),
            kpis: createKpis({
                source: createKpiSource(database),
                clock: fixedClock('2026-04-02T15:00:00Z')
            }),
            planning: {} as never,
            planningSource: createPlanningSource(database),
            clock: fixedClock('2026-04-02T15:00:00Z')
        });
        await database.execute(`UPDATE sync_orgs SET last_finished_at = '2026-04-02T14:59Z'`);
        const look = (): Promise<void> => later.watch(orgId, new AbortController().signal);
        await look();
        await look();
        expect(await alerts()).toEqual([goalId(20)]);
        await database.execute('UPDATE visit_goals SET target = 1 WHERE id = $1', [goalId(20)]);
        await look();
        expect(await alerts()).toEqual([]);
        await database.execute('DELETE FROM visit_goals');
        await database.execute(`UPDATE sync_orgs SET last_finished_at = $1`, [now]);
    });
});

describe("this week's visits for a goal", () => {
    const ask = (goal: GoalScope, target: number, who = one): ReturnType<Goals['visits']> =>
        goals.visits(who, { goal, target });

    test('as many customers as the rest of the week needs, as required visits of a plan', async () => {
        // 3 done, 5 wanted by Sunday, one is planned for this afternoon: one more is needed.
        const answer = await ask(personal(1), 5);
        expect(answer).toMatchObject({
            outcome: 'planned',
            neededVisits: 1,
            plannedVisits: 1,
            missingVisits: 0,
            waysOut: []
        });
        expect(asked.at(-1)).toMatchObject({ ownerId: rep1, fromDate: '2026-04-01', dayCount: 5 });
        expect(asked.at(-1)?.required).toEqual(answer.candidates.map(({ recordId }) => ({ recordId })));
    });

    test('says by how many they do not fit, with the ways out for exactly so many', async () => {
        refused = [account(1), account(3)];
        const answer = await ask(personal(1), 20);
        refused = [];
        expect(answer.missingVisits).toBe(2);
        expect(answer.waysOut).toEqual([{ kind: 'move-to-phone', visits: 10 }]);
    });

    test("a team's goal asks one person for their part by working days, and no more than the goal", async () => {
        // Both did 3 and what rep 2 did; with 12 open and three of six working days left, rep 1 has 6 more to do.
        const team = personal(2, { level: 'Team', personId: null, roleId: 'bottom' });
        const value = (await progressOf(lead, team)).goals[0]?.value?.value ?? 0;
        capacities.length = 0;
        await goals.visits(lead, { goal: team, target: value + 12, ownerId: rep1 });
        expect(capacities.at(-1)).toMatchObject({ ownerId: rep1, goalVisits: 6, isCadenceCounted: false });
    });

    test('a goal that is reached needs nothing, and some KPIs visits do not help', async () => {
        expect((await ask(personal(1), 3)).outcome).toBe('nothing-to-do');
        expect((await ask(personal(1, { metric: 'plan-adherence' }), 0.9)).outcome).toBe('no-visits-help');
    });

    test('coverage asks for customers that were not visited in the period', async () => {
        // Rep 2 owns accounts 4 to 7; 4 was visited this week, 5 has a completed visit without check-in, 6 and 7 none.
        const answer = await ask(personal(1, { metric: 'coverage', personId: rep2 }), 1, lead);
        const uncovered = answer.candidates.filter(({ criterion }) => criterion === 'uncovered');
        expect(uncovered.map(({ recordId }) => recordId)).toEqual(expect.arrayContaining([account(6), account(7)]));
        expect(uncovered.map(({ recordId }) => recordId)).not.toContain(account(4));
    });

    test('nobody plans for a stranger', async () => {
        await expect(ask(personal(1, { personId: rep2 }), 5)).rejects.toMatchObject({ code: 'not-allowed' });
    });
});
