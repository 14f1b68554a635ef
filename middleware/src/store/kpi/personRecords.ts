import type { PersonRecords } from '../../kpi/ports.ts';
import type { Database } from '../../platform/database.ts';
import { ACCOUNT_VISITS_SQL, ACCOUNTS_SQL, LEADS_SQL, OPPORTUNITIES_SQL, VISITS_SQL, WON_DAYS_SQL } from './kpiSql.ts';
import type { AccountRow, AccountVisitsRow, LeadRow, OpportunityRow, VisitsRow } from './kpiRows.ts';
import { accountHistory, dealRecord, NO_VISITS, visitColumns } from './kpiRows.ts';

/** Everything that counts for each of the people. */
export async function readPersonRecords(
    database: Database,
    orgId: string,
    ownerIds: readonly string[]
): Promise<Map<string, PersonRecords>> {
    const own = [orgId, ownerIds];
    const visitRows = await database.query<VisitsRow>(VISITS_SQL, own);
    const visits = new Map(visitRows.map((row) => [row.owner_id, visitColumns(row)]));
    const accounts = groupByOwner(await database.query<AccountRow>(ACCOUNTS_SQL, own));
    const deals = groupByOwner(await database.query<OpportunityRow>(OPPORTUNITIES_SQL, own));
    const leads = groupByOwner(await database.query<LeadRow>(LEADS_SQL, own));
    const accountIds = new Map(
        ownerIds.map((ownerId): [string, ReadonlySet<string>] => [
            ownerId,
            new Set([
                ...(accounts.get(ownerId) ?? []).map(({ id }) => id),
                ...(visits.get(ownerId)?.accountIds ?? []),
                ...(deals.get(ownerId) ?? []).flatMap(({ account_id: id }) => id ?? [])
            ])
        ])
    );
    const all = new Set([...accountIds.values()].flatMap((ids) => [...ids]));
    const shared = await readAccounts(database, orgId, [...all]);
    return new Map(
        [...accountIds].map(([ownerId, ids]): [string, PersonRecords] => [
            ownerId,
            {
                visits: visits.get(ownerId) ?? NO_VISITS,
                accounts: (accounts.get(ownerId) ?? []).map((row) => ({
                    id: row.id,
                    customerClass: row.customer_class,
                    intervalDays: row.interval_days,
                    createdAt: row.created_at
                })),
                deals: (deals.get(ownerId) ?? []).map(dealRecord),
                leads: (leads.get(ownerId) ?? []).map(({ id, created_at: createdAt }) => ({ id, createdAt })),
                histories: choose(shared.histories, ids),
                wonDaysByAccount: choose(shared.wonDays, ids)
            }
        ])
    );
}

async function readAccounts(database: Database, orgId: string, ids: readonly string[]) {
    const histories = await database.query<AccountVisitsRow>(ACCOUNT_VISITS_SQL, [orgId, ids]);
    const won = await database.query<{ account_id: string; days: string }>(WON_DAYS_SQL, [orgId, ids]);
    return {
        histories: new Map(histories.map((row) => [row.account_id, accountHistory(row)])),
        wonDays: new Map(won.map((row) => [row.account_id, row.days.split(',')]))
    };
}

function groupByOwner<Row extends { readonly owner_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
        const group = groups.get(row.owner_id);
        if (group === undefined) groups.set(row.owner_id, [row]);
        else group.push(row);
    }
    return groups;
}

function choose<Value>(all: ReadonlyMap<string, Value>, ids: ReadonlySet<string>): Map<string, Value> {
    const chosen = new Map<string, Value>();
    for (const id of ids) {
        const value = all.get(id);
        if (value !== undefined) chosen.set(id, value);
    }
    return chosen;
}
