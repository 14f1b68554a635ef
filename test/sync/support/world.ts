import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Clock } from '../../../middleware/src/platform/clock.ts';
import type { Database } from '../../../middleware/src/platform/database.ts';
import { silentLogger } from '../../../middleware/src/platform/logger.ts';
import type { OrgConnection, Sync, SyncOptions } from '../../../middleware/src/sync/index.ts';
import { createSync } from '../../../middleware/src/sync/index.ts';
import type { Org } from '../../../scripts/demo/org/index.ts';
import type { RunningDemoOrg } from '../../../scripts/demo/org/server/createServer.ts';
import { startDemoOrg } from '../../../scripts/demo/org/server/createServer.ts';
import { openTestDatabase } from '../../support/database.ts';

/** A demo org with a stopped clock, an empty store, and what makes the two meet. One per test file. */
export interface World {
    readonly demo: RunningDemoOrg;
    readonly org: Org;
    readonly database: Database;
    /** Signs in like the middleware does. */
    readonly connection: OrgConnection;
    /** A rep who owns records. */
    readonly repId: string;
    /** Milliseconds since 1970 on the org's clock. */
    now(): number;
    /** Moves the org's clock. */
    tick(seconds: number): void;
    /** A sync that does not wait between attempts; `skewSeconds` is how far its own clock is off. */
    sync(options?: Partial<SyncOptions> & { readonly skewSeconds?: number }): Sync;
    /** Fails requests of the org that match; see the demo org's fault rules. */
    fault(fault: Parameters<RunningDemoOrg['faults']['add']>[0]['fault'], match: string, rule?: Rule): void;
    insert(objectApiName: string, records: readonly Record<string, unknown>[]): string[];
    update(objectApiName: string, records: readonly Record<string, unknown>[]): void;
    /** Records and store empty again, faults and hidden fields gone, an hour later. */
    reset(): Promise<void>;
    close(): Promise<void>;
}

interface Rule {
    readonly count?: number | null;
    readonly skip?: number;
}

const START = Date.UTC(2026, 10, 1, 12, 0, 30, 500);
const DATA_OBJECTS = [
    'SuggestionFeedback__c',
    'Event',
    'FieldVisit__c',
    'OpportunityHistory',
    'Opportunity',
    'Contact',
    'Lead',
    'Account'
];

export async function openWorld(): Promise<World> {
    let time = START;
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-sync-'));
    const demo = await startDemoOrg({
        port: 0,
        dataDir: directory,
        sourceDir: path.resolve('force-app'),
        middlewareUrl: null,
        company: null,
        extractFile: '',
        clock: { now: () => time },
        bulk: { processingMs: 0, pageSize: 1000 },
        events: { keepAliveMs: 100 }
    });
    const { org } = demo;
    const database = await openTestDatabase();
    const connection: OrgConnection = {
        orgId: org.orgId,
        loginUrl: demo.url,
        clientId: demo.clientId,
        username: demo.integrationUsername,
        privateKeyPem: fs.readFileSync(demo.integrationKey.privateKeyFile, 'utf8'),
        apiShare: 1,
        ...(demo.events && {
            eventsEndpoint: demo.events.endpoint,
            eventsCertificatePem: fs.readFileSync(demo.events.certificateFile, 'utf8')
        })
    };
    const repId = addRep(org, demo.integrationUsername);
    const running: Sync[] = [];
    return {
        demo,
        org,
        database,
        connection,
        repId,
        now: () => time,
        tick: (seconds) => {
            time += seconds * 1000;
        },
        sync: ({ skewSeconds = 0, ...options } = {}) => {
            const sync = createSync({
                orgs: [connection],
                database,
                clock: shiftedClock(() => time + skewSeconds * 1000),
                logger: silentLogger,
                random: () => 0.5,
                fetch,
                sleep: () => yieldToOthers(),
                ...options,
                settings: { bulkPageRows: 1000, ...options.settings }
            });
            running.push(sync);
            return sync;
        },
        fault: (fault, match, { count = 1, skip = 0 } = {}) => demo.faults.add({ fault, match, count, skip }),
        insert: (objectApiName, records) => idsOf(org.insert(objectApiName, records)),
        update: (objectApiName, records) => void idsOf(org.update(objectApiName, records)),
        reset: async () => {
            await Promise.all(running.splice(0).map((sync) => sync.stop()));
            demo.faults.clear();
            demo.applyFault({ kind: 'bulkJobsFail', message: null });
            org.faults.hidden.clear();
            org.faults.lockedIds.clear();
            demo.context.usage.dailyLimit = 100_000;
            for (const objectApiName of DATA_OBJECTS) {
                const ids = [...org.rows(objectApiName)].map((row) => row.Id);
                org.hardDelete(objectApiName, ids);
            }
            await emptyStore(database);
            time += 3600_000;
        },
        close: async () => {
            await Promise.all(running.map((sync) => sync.stop()));
            await demo.close();
            await database.close();
            fs.rmSync(directory, { recursive: true, force: true });
        }
    };
}

function shiftedClock(now: () => number): Clock {
    return { now: () => new Date(now()), monotonicSeconds: () => performance.now() / 1000 };
}

/** A rep below the integration user in the role hierarchy, who therefore sees the rep's activities. */
function addRep(org: Org, integrationUsername: string): string {
    const [topRole] = org.loadRecords('UserRole', [{ Name: 'Top', DeveloperName: 'Top' }]);
    const [repRole] = org.loadRecords('UserRole', [{ Name: 'Rep', DeveloperName: 'Rep', ParentRoleId: topRole }]);
    const username = 'rep@sync.example';
    const person = { Username: username, Email: username, LastName: 'Rep', Name: 'Rep', IsActive: true };
    const [id] = org.loadRecords('User', [{ ...person, UserRoleId: repRole, TimeZoneSidKey: 'Europe/Zurich' }]);
    idsOf(org.update('User', [{ Id: org.findUser(integrationUsername)?.userId, UserRoleId: topRole }]));
    return id as string;
}

function idsOf(results: ReturnType<Org['insert']>): string[] {
    return results.map((result) => {
        if (!result.success || result.id === null) {
            throw new Error(`The demo org refused: ${JSON.stringify(result.errors)}`);
        }
        return result.id;
    });
}

async function emptyStore(database: Database): Promise<void> {
    const tables = await database.query<{ tablename: string }>(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations'"
    );
    await database.execute(`TRUNCATE ${tables.map((row) => row.tablename).join(', ')}`);
}
