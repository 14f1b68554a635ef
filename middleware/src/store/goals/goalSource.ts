import type { GoalAlert } from '#kernel/contracts';
import type { HolidayRule } from '#kernel/goalRules';
import { goalDays } from '#kernel/goalRules';
import { settingOf, usableSettings } from '#kernel/settingRules';
import type { GoalPeople, GoalSource, MirroredGoal, OrgCalendar } from '../../goals/ports.ts';
import type { Database } from '../../platform/database.ts';
import { ABSENCES_SQL, GOALS_SQL, HOURS_SQL, ORG_SQL, PEOPLE_SQL } from './goalSql.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const LETTERS = 'MTWTFSS';
const DEFAULT_WORK_DAYS = 'MTWTF--';
const SHARED = 'goalProgressForMembers';

/** Goals and the org's calendar by SQL over the mirror. */
export function createGoalSource(database: Database): GoalSource {
    return {
        org: async (orgId) => {
            const [row] = await database.query<OrgRow>(ORG_SQL, [orgId]);
            const usable = usableSettings([
                { name: 'currency', value: row?.chosen_currency ?? null },
                { name: SHARED, value: row?.is_shared ?? null }
            ]);
            return {
                currency: usable('currency') ?? row?.currency ?? null,
                timeZone: row?.time_zone ?? 'UTC',
                fiscalStartMonth: row?.fiscal_year_start_month ?? 1,
                dataAsOf: row?.last_finished_at ?? null,
                isProgressShared: (usable(SHARED) ?? settingOf(SHARED).defaultValue) === 'true'
            };
        },
        people: (orgId) => readPeople(database, orgId),
        calendar: (orgId, from, to) => readCalendar(database, orgId, from, to),
        goals: (orgId, from, to) => readGoals(database, orgId, from, to),
        alerts: (orgId) => readAlerts(database, orgId),
        saveAlerts: async (orgId, offTrack, recoveredIds, now) => {
            await database.transaction(async (tx) => {
                await tx.execute('DELETE FROM goal_alerts WHERE org_id = $1 AND goal_id = ANY($2::text[])', [
                    orgId,
                    recoveredIds
                ]);
                for (const { goalId, projection, target } of offTrack) {
                    await tx.execute(
                        `INSERT INTO goal_alerts (org_id, goal_id, since, projection, target) VALUES ($1, $2, $3, $4, $5)
                         ON CONFLICT (org_id, goal_id) DO UPDATE SET projection = excluded.projection, target = excluded.target`,
                        [orgId, goalId, now.toISOString(), projection, target]
                    );
                }
            });
        }
    };
}

interface OrgRow {
    readonly currency: string | null;
    readonly chosen_currency: string | null;
    readonly is_shared: string | null;
    readonly time_zone: string;
    readonly fiscal_year_start_month: number;
    readonly last_finished_at: Date | null;
}

async function readPeople(database: Database, orgId: string): Promise<GoalPeople> {
    const people = await database.query<{
        id: string;
        username: string;
        is_active: boolean;
        role_id: string | null;
        is_seller: boolean;
        work_days: string | null;
    }>(PEOPLE_SQL, [orgId]);
    const roles = await database.query<{ id: string; parent_role_id: string | null }>(
        'SELECT id, parent_role_id FROM user_roles WHERE org_id = $1 AND NOT is_deleted ORDER BY id',
        [orgId]
    );
    const periods = await database.query<{ user_id: string; role_id: string; from_day: string; to_day: string | null }>(
        `SELECT user_id, role_id, from_day::text AS from_day, to_day::text AS to_day FROM user_role_periods
         WHERE org_id = $1 ORDER BY user_id, from_day`,
        [orgId]
    );
    return {
        people: people.map((row) => ({
            userId: row.id,
            username: row.username,
            isActive: row.is_active,
            roleId: row.role_id,
            isSeller: row.is_seller,
            workDays: row.work_days
        })),
        roles: roles.map((row) => ({ roleId: row.id, parentId: row.parent_role_id })),
        rolePeriods: periods.map((row) => ({
            userId: row.user_id,
            roleId: row.role_id,
            from: row.from_day,
            to: row.to_day
        }))
    };
}

type HoursRow = Readonly<Record<(typeof WEEKDAYS)[number], string | null>>;

async function readCalendar(database: Database, orgId: string, from: string, to: string): Promise<OrgCalendar> {
    const holidays = await database.query<{ rule: HolidayRule }>(
        `SELECT jsonb_build_object(
             'day', day, 'isAllDay', is_all_day, 'isRecurrence', is_recurrence, 'recurrenceType', recurrence_type,
             'interval', recurrence_interval, 'dayOfWeekMask', day_of_week_mask, 'dayOfMonth', day_of_month,
             'instance', recurrence_instance, 'monthOfYear', month_of_year, 'startDay', start_day, 'endDay', end_day
         ) AS rule FROM holidays WHERE org_id = $1 ORDER BY id`,
        [orgId]
    );
    const [hours] = await database.query<HoursRow>(HOURS_SQL, [orgId]);
    const rows = await database.query<{ owner_id: string; days: string[] }>(ABSENCES_SQL, [orgId, from, to]);
    return {
        workDays: hours === undefined ? DEFAULT_WORK_DAYS : openDays(hours),
        holidays: holidays.map(({ rule }) => rule),
        absences: new Map(rows.map(({ owner_id: ownerId, days }) => [ownerId, new Set(days)]))
    };
}

/** Business hours without any opening time mean round the clock in Salesforce; people still rest on weekends. */
function openDays(hours: HoursRow): string {
    const text = WEEKDAYS.map((weekday, index) => (hours[weekday] === null ? '-' : LETTERS[index])).join('');
    return text === '-------' || text === LETTERS ? DEFAULT_WORK_DAYS : text;
}

async function readGoals(database: Database, orgId: string, from: string, to: string): Promise<MirroredGoal[]> {
    const rows = await database.query<{ goal: MirroredGoal }>(GOALS_SQL, [orgId, from, to]);
    return rows
        .map(({ goal }) => goal)
        .filter(({ periodKind, periodStart }) => goalDays(periodKind, periodStart).to > from);
}

async function readAlerts(database: Database, orgId: string): Promise<GoalAlert[]> {
    const rows = await database.query<{ goal_id: string; since: Date; projection: number; target: number }>(
        'SELECT goal_id, since, projection, target FROM goal_alerts WHERE org_id = $1 ORDER BY since, goal_id',
        [orgId]
    );
    return rows.map((row) => ({
        goalId: row.goal_id,
        since: row.since.toISOString(),
        projection: row.projection,
        target: row.target
    }));
}
