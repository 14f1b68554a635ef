import { CONVERSION_DAYS } from '#kernel/kpiFormulas';
import type { AccountFact, KpiFacts, KpiRange, OpportunityFact, VisitFact } from '#kernel/kpiFormulas';
import type { KpiScope, KpiSource } from '../../kpi/ports.ts';
import type { Database } from '../../platform/database.ts';
import { addDays, epochSecondsOf } from '../../platform/localTime.ts';
import { ACCOUNTS_SQL, OPPORTUNITIES_SQL, VISITS_SQL, WON_DAYS_SQL } from './kpiSql.ts';

interface VisitRow {
    id: string;
    owner_id: string;
    account_id: string | null;
    status: string;
    is_in_person: boolean;
    planned_day: string | null;
    is_due: boolean;
    day: string;
    starts_at: number | null;
    ends_at: number | null;
    is_future: boolean;
}

interface AccountRow {
    id: string;
    owner_id: string;
    customer_class: string | null;
    interval_days: number | null;
    created_day: string;
    last_visit_day: string | null;
}

interface OpportunityRow {
    id: string;
    owner_id: string;
    is_won: boolean;
    close_day: string;
    amount: string | null;
    currency: string | null;
}

/** KPI facts by live SQL over the mirror; fit for thousands of records, roll-ups carry more. */
export function createKpiSource(database: Database): KpiSource {
    return {
        org: async (orgId) => {
            const [row] = await database.query<{ currency: string; last_finished_at: Date | null }>(
                `SELECT o.currency, s.last_finished_at
                 FROM orgs o LEFT JOIN sync_orgs s ON s.org_id = o.org_id
                 WHERE o.org_id = $1`,
                [orgId]
            );
            return { currency: row?.currency ?? 'USD', dataAsOf: row?.last_finished_at ?? null };
        },
        facts: (scope, range) => readFacts(database, scope, range)
    };
}

async function readFacts(database: Database, scope: KpiScope, range: KpiRange): Promise<KpiFacts> {
    const visits = await readVisits(database, scope, range);
    return {
        visits,
        accounts: await readAccounts(database, scope, range),
        opportunities: await readOpportunities(database, scope, range),
        wonDaysByAccount: await readWonDays(database, scope, range, visits)
    };
}

async function readVisits(database: Database, scope: KpiScope, range: KpiRange): Promise<VisitFact[]> {
    const midnight = (day: string): Date => new Date(epochSecondsOf(day, '00:00', scope.timeZone) * 1000);
    const rows = await database.query<VisitRow>(VISITS_SQL, [
        scope.orgId,
        scope.ownerIds,
        scope.timeZone,
        scope.now,
        midnight(range.from),
        midnight(range.periodTo),
        midnight(addDays(range.from, -CONVERSION_DAYS)),
        midnight(addDays(range.to, -CONVERSION_DAYS))
    ]);
    return rows.map((row) => ({
        id: row.id,
        ownerId: row.owner_id,
        accountId: row.account_id,
        status: row.status,
        isInPerson: row.is_in_person,
        plannedDay: row.planned_day,
        isDue: row.is_due,
        day: row.day,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        isFuture: row.is_future
    }));
}

async function readAccounts(database: Database, scope: KpiScope, range: KpiRange): Promise<AccountFact[]> {
    const end = new Date(epochSecondsOf(range.to, '00:00', scope.timeZone) * 1000);
    const parameters = [scope.orgId, scope.ownerIds, scope.timeZone, end, scope.now];
    const rows = await database.query<AccountRow>(ACCOUNTS_SQL, parameters);
    return rows.map((row) => ({
        id: row.id,
        ownerId: row.owner_id,
        customerClass: row.customer_class,
        intervalDays: row.interval_days,
        createdDay: row.created_day,
        lastVisitDay: row.last_visit_day
    }));
}

async function readOpportunities(database: Database, scope: KpiScope, range: KpiRange): Promise<OpportunityFact[]> {
    const parameters = [scope.orgId, scope.ownerIds, range.from, range.periodTo];
    const rows = await database.query<OpportunityRow>(OPPORTUNITIES_SQL, parameters);
    return rows.map((row) => ({
        id: row.id,
        ownerId: row.owner_id,
        isWon: row.is_won,
        closeDay: row.close_day,
        amount: row.amount,
        currency: row.currency
    }));
}

async function readWonDays(
    database: Database,
    scope: KpiScope,
    range: KpiRange,
    visits: readonly VisitFact[]
): Promise<Map<string, string[]>> {
    const cohortEnd = addDays(range.to, -CONVERSION_DAYS);
    const accountIds = new Set(
        visits.flatMap(({ accountId, day }) => (accountId !== null && day < cohortEnd ? [accountId] : []))
    );
    const rows = await database.query<{ account_id: string; days: string[] }>(WON_DAYS_SQL, [
        scope.orgId,
        [...accountIds],
        addDays(range.from, -CONVERSION_DAYS),
        range.to < range.today ? range.to : range.today
    ]);
    return new Map(rows.map((row) => [row.account_id, row.days]));
}
