import type { Database } from '../../../middleware/src/platform/database.ts';

/**
 * A generated company: one head, teams of 50, 300 territories, stage history, everything else in proportion to the visits, 24
 * months back.
 */
export interface Company {
    readonly orgId: string;
    readonly head: string;
    readonly manager: string;
    readonly rep: string;
    readonly users: number;
    readonly visits: number;
    readonly accounts: number;
    readonly opportunities: number;
    readonly stageChanges: number;
    readonly territories: number;
    /** Role of the manager of one team. */
    readonly teamRole: string;
}

export const NOW = '2026-11-18T12:00:00Z';
export const TIME_ZONE = 'Europe/Vaduz';
const ORG_ID = '00D5g000004BenchEA';
const TEAM = 50;
const DAYS = 730;
const TERRITORIES = 300;
/** Stages before the close, each entered once. */
const STAGES = ['Prospecting', 'Qualification', 'Proposal'];

const TOP_ROLE = '00E000000000000TOP';
/** The role of the manager of a team, and of its people. */
const roleId = (number: string, kind: 'MMM' | 'RRR'): string =>
    `'00E' || lpad((${number})::text, 12, '0') || '${kind}'`;

/** Rows are made by the database itself; change marks are switched off meanwhile. */
export async function insertCompany(database: Database, visits: number, people: number): Promise<Company> {
    const users = Math.max(TEAM, people);
    const teams = Math.ceil(users / TEAM);
    const accounts = Math.round(visits / 10);
    const opportunities = Math.round(visits / 5);
    const tables = ['accounts', 'field_visits', 'opportunities', 'object_territories'];
    for (const table of tables) {
        await database.execute(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    }
    await insertPeople(database, users, teams);
    await database.execute(
        `INSERT INTO visit_cadences (org_id, customer_class, interval_days, visit_minutes)
         VALUES ($1, 'A', 14, 60), ($1, 'B', 28, 45), ($1, 'C', 56, 30), ($1, 'D', 112, 20)`,
        [ORG_ID]
    );
    await database.execute(
        `INSERT INTO accounts (org_id, id, owner_id, customer_class, latitude, longitude, created_at, system_modstamp)
         SELECT $1, '001' || lpad(i::text, 12, '0') || 'AAA', '005' || lpad((i % $3)::text, 12, '0') || 'AAA',
                substr('ABBCCCCDDD', i % 10 + 1, 1), 46 + (i % $3 % 100) * 0.02 + (i::bigint * 7919 % 997) * 0.0001,
                6 + (i % $3 / 100) * 0.05 + (i::bigint * 104729 % 991) * 0.0001, timestamptz '2024-01-01', now()
         FROM generate_series(0, $2::int - 1) AS i`,
        [ORG_ID, accounts, users]
    );
    // Each person works in one territory, and every tenth account of theirs lies in the next.
    await database.execute(
        `INSERT INTO object_territories (org_id, id, object_id, territory_id, system_modstamp)
         SELECT $1, '0TF' || lpad(i::text, 12, '0') || 'AAA', '001' || lpad(i::text, 12, '0') || 'AAA',
                '0MI' || lpad(((i % $3 / 17 + (i / $3 % 10 = 0)::int) % $4)::text, 12, '0') || 'AAA', now()
         FROM generate_series(0, $2::int - 1) AS i`,
        [ORG_ID, accounts, users, TERRITORIES]
    );
    await insertVisits(database, { visits, users, accountsPerUser: Math.max(1, Math.floor(accounts / users)) });
    await database.execute(
        `INSERT INTO opportunities (org_id, id, owner_id, account_id, stage_name, amount, probability, close_date, is_closed,
                                    is_won, created_at, system_modstamp)
         SELECT $1, '006' || lpad(i::text, 12, '0') || 'AAA', '005' || lpad((i % $3)::text, 12, '0') || 'AAA',
                '001' || lpad((i % $4)::text, 12, '0') || 'AAA', 'x', (i % 9973)::numeric + 0.25, i::bigint * 7 % 100,
                date '2026-11-18' + 60 - (i::bigint * 7919 % ${DAYS})::int, i::bigint * 7919 % ${DAYS} > 60 AND i % 8 > 0, i % 3 = 0,
                timestamptz '2024-01-01', now()
         FROM generate_series(0, $2::int - 1) AS i`,
        [ORG_ID, opportunities, users, accounts]
    );
    await database.execute(
        `INSERT INTO opportunity_history (org_id, id, opportunity_id, stage_name, amount, probability, close_date, created_at,
                                          system_modstamp)
         SELECT $1, '008' || lpad((i * 3 + s)::text, 12, '0') || 'AAA', '006' || lpad(i::text, 12, '0') || 'AAA',
                ($3::text[])[s + 1], (i % 9973)::numeric + 0.25, 10 + 30 * s,
                date '2026-11-18' + 60 - (i::bigint * 7919 % ${DAYS})::int,
                timestamptz '2026-11-18' + make_interval(days => 20 * (s - 3) - (i::bigint * 7919 % ${DAYS})::int), now()
         FROM generate_series(0, $2::int - 1) AS i, generate_series(0, 2) AS s`,
        [ORG_ID, opportunities, STAGES]
    );
    for (const table of tables) {
        await database.execute(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    }
    for (const table of [...tables, 'opportunity_history', 'users', 'user_roles']) {
        await database.execute(`ANALYZE ${table}`);
    }
    return {
        orgId: ORG_ID,
        head: '005000000000000HHH',
        manager: '005000000000000MMM',
        rep: '005000000000000AAA',
        users,
        visits,
        accounts,
        opportunities,
        stageChanges: opportunities * STAGES.length,
        territories: TERRITORIES,
        teamRole: '00E000000000000MMM'
    };
}

async function insertPeople(database: Database, users: number, teams: number): Promise<void> {
    await database.execute(`INSERT INTO orgs (org_id, currency, time_zone) VALUES ($1, 'CHF', $2)`, [
        ORG_ID,
        TIME_ZONE
    ]);
    await database.execute('INSERT INTO sync_orgs (org_id, last_finished_at) VALUES ($1, $2)', [ORG_ID, NOW]);
    await database.execute(
        `INSERT INTO user_roles (org_id, id, parent_role_id, system_modstamp)
         SELECT $1, $3, NULL, now() UNION ALL
         SELECT $1, ${roleId('t', 'MMM')}, $3, now() FROM generate_series(0, $2::int - 1) t UNION ALL
         SELECT $1, ${roleId('t', 'RRR')}, ${roleId('t', 'MMM')}, now() FROM generate_series(0, $2::int - 1) t`,
        [ORG_ID, teams, TOP_ROLE]
    );
    const insert = `INSERT INTO users (org_id, id, username, is_active, role_id, time_zone, system_modstamp)`;
    await database.execute(
        `${insert} SELECT $1, '005' || lpad(i::text, 12, '0') || 'AAA', 'u' || i, true, ${roleId(`i / ${TEAM}`, 'RRR')}, $3, now()
         FROM generate_series(0, $2::int - 1) AS i`,
        [ORG_ID, users, TIME_ZONE]
    );
    await database.execute(
        `${insert} SELECT $1, '005' || lpad(t::text, 12, '0') || 'MMM', 'm' || t, true, ${roleId('t', 'MMM')}, $3, now()
         FROM generate_series(0, $2::int - 1) AS t`,
        [ORG_ID, teams, TIME_ZONE]
    );
    await database.execute(`${insert} VALUES ($1, '005000000000000HHH', 'head', true, $3, $2, now())`, [
        ORG_ID,
        TIME_ZONE,
        TOP_ROLE
    ]);
}

/** Each person's visits are spread evenly over 24 months and end two days ahead; one in five was not planned. */
async function insertVisits(
    database: Database,
    { visits, users, accountsPerUser }: { visits: number; users: number; accountsPerUser: number }
): Promise<void> {
    const step = (DAYS * 86_400) / Math.ceil(visits / users);
    await database.execute(
        `INSERT INTO field_visits (org_id, id, owner_id, account_id, status, outcome, mode, planned_start, actual_start,
                                   actual_end, is_on_site, is_joint_visit, created_at, system_modstamp)
         SELECT $1, 'a01' || lpad(i::text, 12, '0') || 'AAA', '005' || lpad((i % $3)::text, 12, '0') || 'AAA',
                '001' || lpad((i % $3 + $3 * ((i / $3) % $4))::text, 12, '0') || 'AAA', status,
                CASE WHEN h % 7 > 0 THEN 'Order' END, 'In Person',
                CASE WHEN h % 5 > 0 THEN at END, CASE WHEN status = 'Completed' THEN at END,
                CASE WHEN status = 'Completed' THEN at + interval '40 minutes' END, h % 9 > 0, h % 12 = 0, at, now()
         FROM (
             SELECT i, h, at,
                    CASE WHEN at > timestamptz '${NOW}' THEN 'Planned' WHEN h % 20 = 0 THEN 'Skipped'
                         WHEN h % 20 = 1 THEN 'Cancelled' ELSE 'Completed' END AS status
             FROM (
                 SELECT i, i::bigint * 7919 % 100003 AS h, timestamptz '${NOW}' + interval '2 days'
                           - make_interval(secs => (i / $3) * $5::double precision + i % 977) AS at
                 FROM generate_series(0, $2::int - 1) AS i
             ) timed
         ) made`,
        [ORG_ID, visits, users, accountsPerUser, step]
    );
}
