import type { PersonRecords, Place } from '../../kpi/ports.ts';
import type { Database } from '../../platform/database.ts';
import {
    ACCOUNT_VISITS_SQL,
    ACCOUNTS_SQL,
    BASES_SQL,
    LEADS_SQL,
    ONE_ON_ONES_SQL,
    OPPORTUNITIES_SQL,
    TRAITS_SQL,
    VISITS_SQL,
    WON_DAYS_SQL
} from './kpiSql.ts';
import type {
    AccountRow,
    AccountVisitsRow,
    LeadRow,
    OneOnOnesRow,
    OpportunityRow,
    TraitsRow,
    VisitsRow
} from './kpiRows.ts';
import { accountHistory, dealRecord, NO_VISITS, timesOf, traitsOf, visitColumns } from './kpiRows.ts';

/** Everything that counts for each of the people. */
export async function readPersonRecords(
    database: Database,
    orgId: string,
    ownerIds: readonly string[]
): Promise<Map<string, PersonRecords>> {
    const own = [orgId, ownerIds];
    // Together: on a server they are answered side by side, and somebody waits for the numbers.
    const [visitRows, accountRows, dealRows, leadRows, notes, bases] = await Promise.all([
        database.query<VisitsRow>(VISITS_SQL, own),
        database.query<AccountRow>(ACCOUNTS_SQL, own),
        database.query<OpportunityRow>(OPPORTUNITIES_SQL, own),
        database.query<LeadRow>(LEADS_SQL, own),
        database.query<OneOnOnesRow>(ONE_ON_ONES_SQL, own),
        database.query<Place & { readonly owner_id: string }>(BASES_SQL, own)
    ]);
    const visits = new Map(visitRows.map((row) => [row.owner_id, visitColumns(row)]));
    const [accounts, deals, leads] = [groupByOwner(accountRows), groupByOwner(dealRows), groupByOwner(leadRows)];
    const oneOnOnes = new Map(notes.map(({ owner_id: id, times }) => [id, timesOf(times)]));
    const baseOf = new Map(bases.map(({ owner_id: id, latitude, longitude }) => [id, { latitude, longitude }]));
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
                base: baseOf.get(ownerId) ?? null,
                visits: visits.get(ownerId) ?? NO_VISITS,
                accounts: (accounts.get(ownerId) ?? []).map((row) => ({
                    id: row.id,
                    customerClass: row.customer_class,
                    intervalDays: row.interval_days,
                    createdAt: row.created_at
                })),
                deals: (deals.get(ownerId) ?? []).map(dealRecord),
                leads: (leads.get(ownerId) ?? []).map(leadRecord),
                histories: choose(shared.histories, ids),
                traits: choose(shared.traits, ids),
                oneOnOnesAt: oneOnOnes.get(ownerId) ?? new Float64Array(),
                wonDaysByAccount: choose(shared.wonDays, ids)
            }
        ])
    );
}

function leadRecord(row: LeadRow): PersonRecords['leads'][number] {
    return { id: row.id, createdAt: row.created_at, traits: traitsOf(row) };
}

async function readAccounts(database: Database, orgId: string, ids: readonly string[]) {
    const [histories, won, traits] = await Promise.all([
        database.query<AccountVisitsRow>(ACCOUNT_VISITS_SQL, [orgId, ids]),
        database.query<{ account_id: string; days: string }>(WON_DAYS_SQL, [orgId, ids]),
        database.query<TraitsRow>(TRAITS_SQL, [orgId, ids])
    ]);
    return {
        traits: new Map(traits.map((row) => [row.id, traitsOf(row, row.customer_class)])),
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
