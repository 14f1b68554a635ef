import { CONVERSION_DAYS } from '#kernel/kpiFormulas';
import type { KpiFacts, KpiRange, LeadFact, OpportunityFact, VisitFact } from '#kernel/kpiFormulas';
import type { KpiScope, RangeFacts } from '../../kpi/ports.ts';
import type { Database } from '../../platform/database.ts';
import { addDays, daysBetween, epochSecondsOf } from '../../platform/localTime.ts';
import { ACCOUNT_VISITS_SQL, ACCOUNTS_SQL, LEADS_SQL, OPPORTUNITIES_SQL, VISITS_SQL, WON_DAYS_SQL } from './kpiSql.ts';
import type { AccountRow, AccountVisitsRow, LeadRow, OpportunityRow, VisitRow } from './kpiRows.ts';
import { opportunityFact, visitFact } from './kpiRows.ts';
import { sliceFacts } from './sliceFacts.ts';
import type { Read } from './sliceFacts.ts';

/** Facts of all ranges from one reading of each table. */
export async function readFacts(database: Database, scope: KpiScope, ranges: readonly KpiRange[]): Promise<RangeFacts> {
    const from = ranges.map((range) => range.from).sort()[0] ?? '';
    const until =
        ranges
            .map((range) => range.periodTo)
            .sort()
            .at(-1) ?? '';
    const midnight = (day: string): Date => new Date(epochSecondsOf(day, '00:00', scope.timeZone) * 1000);
    const own = [scope.orgId, scope.ownerIds, scope.timeZone];
    const cohortFrom = addDays(from, -CONVERSION_DAYS);
    const bounds = [midnight(from), midnight(until)];
    const visits = await database.query<VisitRow>(VISITS_SQL, [...own, scope.now, ...bounds, midnight(cohortFrom)]);
    const accounts = await database.query<AccountRow>(ACCOUNTS_SQL, own);
    const deals = await database.query<OpportunityRow>(OPPORTUNITIES_SQL, [scope.orgId, scope.ownerIds, from, until]);
    const leads = await database.query<LeadRow>(LEADS_SQL, [...own, ...bounds]);
    const accountIds = new Set(accounts.map(({ id }) => id));
    for (const { account_id: id } of [...visits, ...deals]) {
        if (id !== null) {
            accountIds.add(id);
        }
    }
    const ids = [...accountIds];
    const today = ranges[0]?.today ?? '';
    const histories = await database.query<AccountVisitsRow>(ACCOUNT_VISITS_SQL, [
        scope.orgId,
        ids,
        scope.timeZone,
        scope.now
    ]);
    const won = await database.query<{ account_id: string; days: string }>(WON_DAYS_SQL, [
        scope.orgId,
        ids,
        cohortFrom,
        today
    ]);
    const read = assemble({ visits, accounts, deals, leads, histories });
    const wonDaysByAccount = new Map(won.map((row) => [row.account_id, row.days.split(',')]));
    return {
        ranges: ranges.map((range): KpiFacts => ({ ...sliceFacts(read, range), wonDaysByAccount })),
        nextChangeAt: nextChanges(visits, accounts, histories, scope.now.getTime() / 1000)
    };
}

interface Rows {
    readonly visits: readonly VisitRow[];
    readonly accounts: readonly AccountRow[];
    readonly deals: readonly OpportunityRow[];
    readonly leads: readonly LeadRow[];
    readonly histories: readonly AccountVisitsRow[];
}

function assemble({ visits, accounts, deals, leads, histories }: Rows): Read {
    const byAccount = new Map(
        histories.map((row) => [
            row.account_id,
            { ...row, days: row.days?.split(',') ?? [], jointDays: row.joint_days?.split(',') ?? [] }
        ])
    );
    return {
        visits: visits.map((row): VisitFact => visitFact(row, byAccount.get(row.account_id ?? ''))),
        accounts: accounts.map((row) => ({
            id: row.id,
            ownerId: row.owner_id,
            customerClass: row.customer_class,
            intervalDays: row.interval_days,
            createdDay: row.created_day,
            visitDays: byAccount.get(row.id)?.days ?? []
        })),
        opportunities: deals.map((row): OpportunityFact =>
            opportunityFact(row, hasJoint(row.close_day, byAccount.get(row.account_id ?? '')?.jointDays ?? []))
        ),
        leads: leads.map((row): LeadFact => ({ id: row.id, ownerId: row.owner_id, createdDay: row.created_day }))
    };
}

/** A ride-along counts for as long as a visit can be followed by an order. */
function hasJoint(closeDay: string, jointDays: readonly string[]): boolean {
    return jointDays.some((day) => day <= closeDay && daysBetween(day, closeDay) <= CONVERSION_DAYS);
}

/** When a planned visit of a person becomes due, or one dated ahead comes to pass, the numbers change by themselves. */
function nextChanges(
    visits: readonly VisitRow[],
    accounts: readonly AccountRow[],
    histories: readonly AccountVisitsRow[],
    now: number
): Map<string, number> {
    const next = new Map<string, number>();
    const note = (ownerId: string, at: number | null | undefined): void => {
        if (typeof at === 'number' && at > now && at < (next.get(ownerId) ?? Infinity)) {
            next.set(ownerId, at);
        }
    };
    for (const visit of visits) {
        note(visit.owner_id, visit.planned_at);
        note(visit.owner_id, visit.starts_at);
    }
    const ahead = new Map(histories.map((row) => [row.account_id, row.next_at]));
    accounts.forEach((account) => note(account.owner_id, ahead.get(account.id)));
    return next;
}
