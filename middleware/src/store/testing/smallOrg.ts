import type { Database } from '../../platform/database.ts';

/** A made-up org of one page for tests: two reps in Vaduz, looked at on Wednesday 2026-04-01 at noon. */
export const SMALL_ORG = {
    orgId: '00D000000000001AAA',
    manager: id('005', 9),
    rep1: id('005', 1),
    rep2: id('005', 2),
    timeZone: 'Europe/Vaduz',
    now: '2026-04-01T12:00:00+02:00'
} as const;

/** `account(3)` is the 18-character id of account 3. */
export const account = (n: number): string => id('001', n);
export const visit = (n: number): string => id('a01', n);
export const opportunity = (n: number): string => id('006', n);

function id(prefix: string, n: number): string {
    return `${prefix}${String(n).padStart(12, '0')}AAA`;
}

type Row = Readonly<Record<string, unknown>>;

const { orgId, manager, rep1, rep2 } = SMALL_ORG;
const stamped = { system_modstamp: '2026-04-01T00:00Z' };

/** Winter time (+01:00) until 2026-03-29, summer time (+02:00) from then on. */
const VISITS: readonly Row[] = [
    // The current week, 30 March to 1 April, rep 1.
    done(1, rep1, 1, '2026-03-30T09:00+02:00', '2026-03-30T10:00+02:00', {
        planned_start: '2026-03-30T09:00+02:00',
        outcome: 'Order',
        is_on_site: true
    }),
    done(2, rep1, 2, '2026-03-30T11:30+02:00', '2026-03-30T12:00+02:00', { outcome: 'No Contact', is_on_site: false }),
    done(3, rep1, 1, '2026-03-31T09:00+02:00', '2026-03-31T09:30+02:00', {
        planned_start: '2026-03-31T09:00+02:00',
        mode: 'Online',
        outcome: 'Next Meeting Agreed'
    }),
    done(4, rep1, 3, '2026-03-31T14:00+02:00', '2026-03-31T13:00+02:00', { planned_start: '2026-03-31T14:00+02:00' }),
    planned(5, rep1, 2, '2026-03-31T16:00+02:00', 'Skipped'),
    planned(6, rep1, 2, '2026-04-01T09:00+02:00', 'Cancelled'),
    planned(7, rep1, 2, '2026-04-01T15:00+02:00', 'Planned'),
    // Rep 2: two visits after midnight, the first still on Tuesday in UTC; one without check-in; one dated on Friday.
    done(8, rep2, 4, '2026-04-01T00:15+02:00', '2026-04-01T01:15+02:00'),
    done(9, rep2, 4, '2026-04-01T02:15+02:00', '2026-04-01T03:15+02:00', {
        outcome: 'Information Given',
        is_on_site: true
    }),
    planned(10, rep2, 5, '2026-03-31T10:00+02:00', 'Completed'),
    done(11, rep2, 5, '2026-04-03T09:00+02:00', '2026-04-03T10:00+02:00'),
    // The week before, both with a colleague: Monday ten past midnight counts, Thursday lies after the cut.
    done(12, rep1, 1, '2026-03-23T00:10+01:00', '2026-03-23T01:10+01:00', { is_joint_visit: true }),
    done(13, rep2, 4, '2026-03-26T09:00+01:00', '2026-03-26T10:00+01:00', { is_joint_visit: true }),
    // Around the visits whose 90 days end in the current week (30 December to 1 January).
    done(14, rep1, 1, '2025-12-30T10:00+01:00', '2025-12-30T11:00+01:00', { outcome: 'Information Given' }),
    done(15, rep1, 2, '2026-01-01T10:00+01:00', '2026-01-01T11:00+01:00'),
    done(16, rep2, 7, '2025-12-31T10:00+01:00', '2025-12-31T11:00+01:00', { outcome: 'Order' }),
    done(17, rep1, 1, '2025-12-29T10:00+01:00', '2025-12-29T11:00+01:00', { outcome: 'No Contact' }),
    done(18, rep2, null, '2025-12-31T14:00+01:00', '2025-12-31T15:00+01:00'),
    done(19, rep2, 4, '2026-01-02T10:00+01:00', '2026-01-02T11:00+01:00', { outcome: 'Next Meeting Agreed' }),
    done(20, rep2, 5, '2025-12-30T10:00+01:00', '2025-12-30T11:00+01:00')
];

const ACCOUNTS: readonly Row[] = [
    owned(1, rep1, 'A'),
    owned(2, rep1, 'B'),
    owned(3, rep1, null),
    owned(4, rep2, 'A'),
    owned(5, rep2, 'Z'),
    owned(6, rep2, 'A', '2026-03-28T10:00Z'),
    owned(7, rep2, 'A')
];

const OPPORTUNITIES: readonly Row[] = [
    deal(1, rep1, 1, '2026-03-30', true, '1200.10'),
    deal(2, rep1, 2, '2026-04-01', true, '799.90'),
    deal(3, rep2, 4, '2026-03-31', false, '5000'),
    deal(4, rep2, 7, '2026-03-31', true, null),
    deal(5, rep2, 5, '2026-04-03', true, '500'),
    deal(6, rep2, 5, '2026-03-31', true, '300', 'EUR'),
    deal(7, rep1, 1, '2026-03-24', true, '100'),
    open(8, rep1, '1000.50', 20),
    open(9, rep2, '200', null),
    open(10, rep1, null, 50)
];

/** Half past midnight on Wednesday, half an hour before Monday, Monday. */
const LEADS: readonly Row[] = [
    lead(1, rep1, '2026-03-31T22:30Z'),
    lead(2, rep2, '2026-03-29T21:30Z'),
    lead(3, rep2, '2026-03-30T10:00Z')
];

/** Writes the small org into an empty mirror. */
export async function insertSmallOrg(database: Database): Promise<void> {
    await insert(database, 'orgs', [{ org_id: orgId, currency: 'USD', time_zone: SMALL_ORG.timeZone }]);
    await insert(database, 'sync_orgs', [{ org_id: orgId, last_finished_at: '2026-04-01T11:59:00+02:00' }]);
    await insert(database, 'user_roles', [
        { org_id: orgId, id: 'top', ...stamped },
        { org_id: orgId, id: 'bottom', parent_role_id: 'top', ...stamped }
    ]);
    await insert(database, 'users', [person(manager, 'top'), person(rep1, 'bottom'), person(rep2, 'bottom')]);
    await insert(database, 'visit_cadences', [
        { org_id: orgId, customer_class: 'A', interval_days: 14, visit_minutes: 60 },
        { org_id: orgId, customer_class: 'B', interval_days: 28, visit_minutes: 45 }
    ]);
    await insert(database, 'accounts', ACCOUNTS);
    await insert(database, 'field_visits', VISITS);
    await insert(database, 'opportunities', OPPORTUNITIES);
    await insert(database, 'leads', LEADS);
}

function person(userId: string, role: string): Row {
    const base = { org_id: orgId, id: userId, username: `${userId}@example.org`, is_active: true, role_id: role };
    return { ...base, time_zone: SMALL_ORG.timeZone, ...stamped };
}

function owned(n: number, owner: string, customerClass: string | null, createdAt = '2025-01-01T10:00Z'): Row {
    const base = { org_id: orgId, id: account(n), owner_id: owner, customer_class: customerClass };
    return { ...base, created_at: createdAt, ...stamped };
}

function done(n: number, owner: string, of: number | null, from: string, to: string, more: Row = {}): Row {
    const base = { org_id: orgId, id: visit(n), owner_id: owner, account_id: of === null ? null : account(of) };
    const fact = { status: 'Completed', mode: 'In Person', actual_start: from, actual_end: to };
    return { ...base, ...fact, created_at: from, ...stamped, ...more };
}

function planned(n: number, owner: string, of: number, at: string, status: string): Row {
    const base = { org_id: orgId, id: visit(n), owner_id: owner, account_id: account(of), status };
    return { ...base, planned_start: at, created_at: '2026-03-20T10:00Z', ...stamped };
}

function deal(
    n: number,
    owner: string,
    of: number,
    day: string,
    isWon: boolean,
    amount: string | null,
    currency = 'USD'
): Row {
    const base = { org_id: orgId, id: opportunity(n), owner_id: owner, account_id: account(of), close_date: day };
    const fact = { stage_name: isWon ? 'Closed Won' : 'Closed Lost', is_closed: true, is_won: isWon, amount, currency };
    return { ...base, ...fact, created_at: '2025-11-01T10:00Z', ...stamped };
}

function open(n: number, owner: string, amount: string | null, probability: number | null): Row {
    const fact = { stage_name: 'Proposal', is_closed: false, is_won: false, probability };
    return { ...deal(n, owner, 3, '2026-05-01', false, amount), ...fact };
}

function lead(n: number, owner: string, createdAt: string): Row {
    const base = { org_id: orgId, id: id('00Q', n), owner_id: owner, status: 'Open', is_converted: false };
    return { ...base, created_at: createdAt, ...stamped };
}

async function insert(database: Database, table: string, rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
        const columns = Object.keys(row);
        const values = columns.map((_, index) => `$${index + 1}`);
        await database.execute(
            `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`,
            Object.values(row)
        );
    }
}
