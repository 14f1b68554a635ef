import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createKpis } from '../../middleware/src/kpi/index.ts';
import { createInlineSolver, createPlanning } from '../../middleware/src/planning/index.ts';
import type { Caller } from '../../middleware/src/platform/caller.ts';
import { fixedClock, systemClock } from '../../middleware/src/platform/clock.ts';
import type { Database } from '../../middleware/src/platform/database.ts';
import { silentLogger } from '../../middleware/src/platform/logger.ts';
import {
    createKpiSource,
    createPlanningSource,
    createPlanStore,
    userDirectory
} from '../../middleware/src/store/index.ts';
import type { ImportReport } from '../../middleware/src/sync/import/index.ts';
import { createImports } from '../../middleware/src/sync/import/index.ts';
import { createSync } from '../../middleware/src/sync/index.ts';
import { createGreatCircleTravel } from '../../middleware/src/travel/index.ts';
import type { RunningDemoOrg } from '../../scripts/demo/org/server/createServer.ts';
import { startDemoOrg } from '../../scripts/demo/org/server/createServer.ts';
import { openTestDatabase } from '../support/database.ts';
import type { NeutralRecord } from './support/neutralForm.ts';
import { neutralForm, toCsv } from './support/neutralForm.ts';

const NOW = '2026-11-20T08:00:00Z';
const ADMIN_ORG = '00D000000000001AAA';
const LINES_A_PART = 400;

let demo: RunningDemoOrg;
let database: Database;
let directory: string;
let importedOrg: string;
const imports = () => createImports(database, randomUUID);

/** The demo company twice in one store: through Salesforce, and as files. */
beforeAll(async () => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-import-'));
    demo = await startDemoOrg({
        port: 0,
        dataDir: directory,
        sourceDir: path.resolve('force-app'),
        middlewareUrl: null,
        company: { accounts: 120, seed: 1, today: NOW.slice(0, 10) },
        extractFile: path.resolve('scripts/demo/data/osm/liechtenstein.osm.pbf')
    });
    database = await openTestDatabase();
    const sync = createSync({
        orgs: [
            {
                orgId: demo.org.orgId,
                loginUrl: demo.url,
                clientId: demo.clientId,
                username: demo.integrationUsername,
                privateKeyPem: fs.readFileSync(demo.integrationKey.privateKeyFile, 'utf8'),
                apiShare: 1
            }
        ],
        database,
        clock: systemClock,
        logger: silentLogger,
        random: Math.random,
        fetch
    });
    await sync.runOnce(demo.org.orgId);
    await sync.stop();
    const report = await importCsv('demo', neutralForm(demo.org));
    expect({ state: report.state, errors: report.errors }).toEqual({ state: 'done', errors: [] });
    importedOrg = report.orgId;
}, 240_000);
afterAll(async () => {
    await demo?.close();
    await database?.close();
    fs.rmSync(directory, { recursive: true, force: true });
});

/** As the command does it: files in parts, each with the header. */
async function importCsv(name: string, kinds: ReadonlyMap<string, readonly NeutralRecord[]>): Promise<ImportReport> {
    const { runId } = await imports().begin(ADMIN_ORG, name);
    for (const [kind, records] of kinds) {
        for (let start = 0; start < records.length; start += LINES_A_PART) {
            const csv = toCsv(records.slice(start, start + LINES_A_PART));
            await imports().add(ADMIN_ORG, { runId, kind, csv, linesBefore: start });
        }
    }
    return imports().finish(ADMIN_ORG, runId, { isDryRun: false });
}

async function importRecords(
    name: string,
    kinds: Readonly<Record<string, readonly NeutralRecord[]>>,
    isDryRun = false
): Promise<ImportReport> {
    const { runId } = await imports().begin(ADMIN_ORG, name);
    for (const [kind, records] of Object.entries(kinds)) {
        const lines = records.map((values, index) => ({ line: index + 1, values }));
        await imports().add(ADMIN_ORG, { runId, kind, records: lines });
    }
    return imports().finish(ADMIN_ORG, runId, { isDryRun });
}

describe('the same records give the same results, through Salesforce or as files', () => {
    const rows = (table: string, orgId: string, columns: string, order: string) =>
        database.query(`SELECT ${columns} FROM ${table} WHERE org_id = $1 ORDER BY ${order}`, [orgId]);

    /** Without stamps, and without what the org derives for its own lists. */
    test.each([
        ['orgs', 'currency, time_zone, fiscal_year_start_month', '1'],
        ['user_roles', 'id, parent_role_id', '1'],
        [
            'users',
            'id, username, is_active, role_id, manager_id, time_zone, base_latitude, work_days, day_ends_at',
            '1'
        ],
        ['visit_cadences', 'customer_class, interval_days, visit_minutes', '1'],
        ['settings', 'name, value', '1'],
        [
            'accounts',
            'id, owner_id, parent_id, type, industry, customer_class, annual_revenue, latitude, longitude, opening_hours, created_at, is_deleted',
            '1'
        ],
        ['contacts', 'id, owner_id, account_id', '1'],
        [
            'opportunities',
            'id, owner_id, account_id, stage_name, amount, currency, probability, close_date, is_closed, is_won, last_stage_change_at, created_at',
            '1'
        ],
        ['leads', 'id, owner_id, status, rating, lead_source, latitude, is_converted, converted_account_id', '1'],
        [
            'field_visits',
            'id, client_key, owner_id, account_id, lead_id, contact_id, status, outcome, mode, source, planned_start, planned_end, actual_start, actual_end, check_in_distance_metres, is_on_site, is_joint_visit, plan_id, event_id, created_at',
            '1'
        ],
        ['calendar_events', 'id, owner_id, what_id, starts_at, ends_at, is_all_day, field_visit_key', '1'],
        ['suggestion_feedback', 'id, client_key, owner_id, account_id, lead_id, decision, reason, created_at', '1'],
        ['coaching_notes', 'id, rep_id, created_at', '1']
    ])('table %s', async (table, columns, order) => {
        const synced = await rows(table, demo.org.orgId, columns, order);
        expect(synced.length).toBeGreaterThan(table === 'suggestion_feedback' || table === 'calendar_events' ? -1 : 0);
        expect(await rows(table, importedOrg, columns, order)).toEqual(synced);
    });

    const callerIn = async (orgId: string): Promise<Caller> => {
        const [manager] = await database.query<{ id: string }>(
            `SELECT p.assignee_id AS id FROM permission_assignments p JOIN users u ON u.org_id = p.org_id AND u.id = p.assignee_id
             WHERE p.org_id = $1 AND p.permission_set_name = 'Fieldmap_Manager' ORDER BY u.username LIMIT 1`,
            [demo.org.orgId]
        );
        const user = await userDirectory(database).find(orgId, manager?.id ?? '');
        return {
            orgId,
            userId: manager?.id ?? '',
            visibleUserIds: user?.visibleUserIds ?? new Set(),
            timeZone: user?.timeZone ?? 'UTC',
            isAdmin: false
        };
    };

    test('KPI board', async () => {
        const board = async (orgId: string) => {
            const kpis = createKpis({ source: createKpiSource(database), clock: fixedClock(NOW) });
            return { ...(await kpis.board(await callerIn(orgId), { period: 'month', kpis: 'all' })), dataAsOf: '' };
        };
        const synced = await board(demo.org.orgId);
        expect(synced.team.some(({ current }) => (current.numerator ?? 0) > 0)).toBe(true);
        expect(await board(importedOrg)).toEqual(synced);
    });

    test('plan of a week', async () => {
        const plan = async (orgId: string) => {
            let ids = 0;
            // A clock that counts its readings: the search takes the same steps whatever the machine does.
            let seconds = 0;
            const planning = createPlanning({
                source: createPlanningSource(database),
                store: createPlanStore(database),
                solver: createInlineSolver(() => (seconds += 0.0005)),
                travel: createGreatCircleTravel(),
                clock: fixedClock(NOW),
                newId: () => `00000000-0000-4000-8000-${orgId.slice(3, 9)}${String(++ids).padStart(6, '0')}`,
                writer: null as never
            });
            const caller = await callerIn(orgId);
            const [owner] = await database.query<{ owner_id: string }>(
                `SELECT a.owner_id FROM accounts a JOIN users u ON u.org_id = a.org_id AND u.id = a.owner_id
                 WHERE a.org_id = $1 AND a.owner_id = ANY($2::text[]) AND u.base_latitude IS NOT NULL
                 GROUP BY a.owner_id ORDER BY count(*) DESC, a.owner_id LIMIT 1`,
                [orgId, [...caller.visibleUserIds]]
            );
            const made = await planning.suggest(caller, {
                fromDate: '2026-11-23',
                dayCount: 5,
                thinkSeconds: 0.2,
                ownerIds: [owner?.owner_id ?? '']
            });
            await planning.close();
            return { ...made, planId: '' };
        };
        const synced = await plan(demo.org.orgId);
        expect(synced.shifts.flatMap(({ stops }) => stops).length).toBeGreaterThan(3);
        expect(await plan(importedOrg)).toEqual(synced);
    });
});

describe('an import run', () => {
    const boss = { id: 'u-1', username: 'boss@acme.example' };
    const customer = { id: 'c-1', ownerId: 'u-1', customerClass: 'A', createdAt: '2026-01-01T00:00:00Z' };
    const count = async (orgId: string): Promise<number> =>
        (await database.query('SELECT 1 FROM accounts WHERE org_id = $1 AND NOT is_deleted', [orgId])).length;

    test('again changes nothing; a change changes that record alone', async () => {
        const first = await importRecords('twice', { users: [boss], accounts: [customer, { ...customer, id: 'c-2' }] });
        expect(first.kinds).toContainEqual({ kind: 'accounts', rows: 2, created: 2, changed: 0, unchanged: 0 });
        const again = await importRecords('twice', { users: [boss], accounts: [customer, { ...customer, id: 'c-2' }] });
        expect(again.orgId).toBe(first.orgId);
        expect(again.kinds).toContainEqual({ kind: 'accounts', rows: 2, created: 0, changed: 0, unchanged: 2 });
        const changed = await importRecords('twice', { accounts: [{ ...customer, customerClass: 'B' }] });
        expect(changed.kinds).toEqual([{ kind: 'accounts', rows: 1, created: 0, changed: 1, unchanged: 0 }]);
        await importRecords('twice', { accounts: [{ ...customer, isDeleted: true }] });
        expect(await count(first.orgId)).toBe(1);
    });

    test('each company is its own, of the org whose admin imports it', async () => {
        const one = await importRecords('one', { users: [boss] });
        const two = await importRecords('two', { users: [boss] });
        expect(one.orgId).not.toBe(two.orgId);
        const { runId } = await imports().begin(ADMIN_ORG, 'one');
        await expect(imports().finish('00D000000000002AAA', runId, { isDryRun: false })).rejects.toMatchObject({
            code: 'not-found'
        });
    });

    test('all or nothing: every error is named with line and column, and nothing is stored', async () => {
        const report = await importRecords('broken', {
            users: [boss, { id: 'u-2' }],
            accounts: [
                customer,
                { ...customer, id: 'c-2', latitude: 147.2 },
                { ...customer, id: 'c-3', createdAt: '3.5.2026' },
                { ...customer, id: 'c-4', ownerId: 'nobody' },
                customer,
                { ...customer, id: 'c-6', colour: 'red' }
            ]
        });
        expect(report.state).toBe('refused');
        expect(report.errorCount).toBe(6);
        expect(report.errors.map(({ kind, line, column }) => [kind, line, column])).toEqual([
            ['accounts', 2, 'latitude'],
            ['accounts', 3, 'createdAt'],
            ['accounts', 4, 'ownerId'],
            ['accounts', 5, 'id'],
            ['accounts', 6, 'colour'],
            ['users', 2, 'username']
        ]);
        expect(report.errors[0]?.detail).toBe(
            'Expected a number from -90 to 90 with a decimal point; got 147.2. Correct the cell.'
        );
        expect(report.errors[2]?.detail).toContain('there is none with the id "nobody"');
        expect(await count(report.orgId)).toBe(0);
    });

    test('dry run: says what it would do and does nothing', async () => {
        const report = await importRecords('dry', { users: [boss], accounts: [customer] }, true);
        expect(report).toMatchObject({ state: 'checked', errorCount: 0 });
        expect(report.kinds).toContainEqual({ kind: 'accounts', rows: 1, created: 1, changed: 0, unchanged: 0 });
        expect(await count(report.orgId)).toBe(0);
    });

    test('a part that is sent again (a lost answer) changes nothing', async () => {
        const { runId } = await imports().begin(ADMIN_ORG, 'resent');
        const part = { runId, kind: 'users', csv: 'id,username\nu-1,boss@acme.example\n', linesBefore: 0 };
        await imports().add(ADMIN_ORG, part);
        expect(await imports().add(ADMIN_ORG, part)).toEqual({ rows: 1, errors: [] });
        const report = await imports().finish(ADMIN_ORG, runId, { isDryRun: false });
        expect(report.kinds).toEqual([{ kind: 'users', rows: 1, created: 1, changed: 0, unchanged: 0 }]);
    });

    test('CSV: quotes, line breaks, a byte order mark; the line of an error is that of the file', async () => {
        const { runId } = await imports().begin(ADMIN_ORG, 'csv');
        const csv =
            '\uFEFFid,ownerId,type,createdAt\r\nc-1,u-1,"Farm, ""big""\nand old",2026-01-01T00:00:00Z\r\nc-2,u-1,,soon\r\n';
        await imports().add(ADMIN_ORG, { runId, kind: 'users', csv: 'id,username\nu-1,a@b.example' });
        const { errors } = await imports().add(ADMIN_ORG, { runId, kind: 'accounts', csv });
        expect(errors).toMatchObject([{ line: 4, column: 'createdAt' }]);
    });

    test('the sample in the repository imports', async () => {
        const folder = path.resolve('scripts/demo/data/import-sample');
        const { runId } = await imports().begin(ADMIN_ORG, 'sample');
        for (const file of fs.readdirSync(folder)) {
            const csv = fs.readFileSync(path.join(folder, file), 'utf8');
            await imports().add(ADMIN_ORG, { runId, kind: path.basename(file, '.csv'), csv });
        }
        expect(await imports().finish(ADMIN_ORG, runId, { isDryRun: false })).toMatchObject({
            state: 'done',
            errors: []
        });
    });
});
