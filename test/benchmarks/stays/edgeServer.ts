/** The service of the stays benchmark, in a process of its own: the real app over a real store, without an org to sync with. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { createApp } from '../../../middleware/src/app.ts';
import { createTokenVerifier } from '../../../middleware/src/http/authentication/verifyToken.ts';
import { createRequestLimits } from '../../../middleware/src/http/rateLimit.ts';
import { systemClock } from '../../../middleware/src/platform/clock.ts';
import type { Database } from '../../../middleware/src/platform/database.ts';
import { silentLogger } from '../../../middleware/src/platform/logger.ts';
import {
    createOrgFacts,
    createVisitStore,
    openDatabase,
    tokenRegister,
    userDirectory
} from '../../../middleware/src/store/index.ts';
import { createUploadPool, createVisits } from '../../../middleware/src/visits/index.ts';
import { devicesRouter } from '../../../middleware/src/visits/devices.router.ts';
import { visitsRouter } from '../../../middleware/src/visits/visits.router.ts';
import { EDGE_AUDIENCE, EDGE_ISSUER, EDGE_KEY, EDGE_ORG, repId } from './edgeWorld.ts';
import type { EdgeServerOptions, EdgeServerReport, EdgeServerSpent } from './edgeWorld.ts';

const WORK_EVERY_MS = 20_000;
const HOLD_RESOLUTION_MS = 5;
const LOOKED_WITHIN_MS = 120_000;
const LOOK_AT_MOST_MS = 75_000;
const options = JSON.parse(process.argv[2] ?? '') as EdgeServerOptions;
const database = await openDatabase({
    databaseUrl: options.databaseUrl,
    directory: options.directory,
    logger: silentLogger
});
await insertPeople(database, options);

const uploads = createUploadPool(new URL('../../../middleware/src/visits/imports/uploadWorker.js', import.meta.url));
const visits = createVisits({
    uploads,
    store: createVisitStore(database),
    facts: createOrgFacts(database),
    writer: { writeFoundVisit: () => Promise.resolve({ state: 'waiting', visitId: null, detail: null }) },
    road: null,
    looks: null,
    clock: systemClock,
    logger: silentLogger,
    newKey: () => randomBytes(32).toString('base64url'),
    publicUrl: EDGE_AUDIENCE,
    orgIds: () => [EDGE_ORG]
});
await lookAtHistory(database, options);
const trusted = { orgId: EDGE_ORG, issuer: EDGE_ISSUER, publicKeys: [{ kid: EDGE_KEY, pem: options.publicKeyPem }] };
const limits = createRequestLimits({ perPerson: 100_000, perOrg: 1_000_000 });
const app = createApp({
    logLevel: 'silent',
    clock: systemClock,
    database,
    verifyToken: createTokenVerifier([trusted], EDGE_AUDIENCE, systemClock),
    users: userDirectory(database),
    tokens: tokenRegister(database),
    limits,
    routers: [visitsRouter(visits)],
    openRouters: [devicesRouter(visits, limits)]
});
const server = createServer(app).listen(0, '127.0.0.1');
// As main.ts has it.
server.keepAliveTimeout = 65_000;
server.on('listening', () => {
    process.send?.({ port: (server.address() as AddressInfo).port });
});

const stopping = new AbortController();
const passSeconds: number[] = [];
let working: Promise<void> | undefined;

async function lookForStays(): Promise<void> {
    while (!stopping.signal.aborted) {
        const begin = performance.now();
        await visits.work(stopping.signal).catch((error: unknown) => {
            if (!stopping.signal.aborted) throw error;
        });
        passSeconds.push((performance.now() - begin) / 1000);
        for (let ms = 0; ms < WORK_EVERY_MS && !stopping.signal.aborted; ms += 200) await wait(200);
    }
}

const holds = monitorEventLoopDelay({ resolution: HOLD_RESOLUTION_MS });
holds.enable();
let loop = performance.eventLoopUtilization();
let cpu = process.cpuUsage();

/** What was spent since the last question. */
function spent(): EdgeServerSpent {
    const { user, system } = process.cpuUsage(cpu);
    const busyShare = performance.eventLoopUtilization(loop).utilization;
    const longestHoldMs = Math.max(0, holds.max / 1e6 - HOLD_RESOLUTION_MS);
    cpu = process.cpuUsage();
    loop = performance.eventLoopUtilization();
    holds.reset();
    return { cpuMs: (user + system) / 1000, busyShare, longestHoldMs };
}

process.on('message', (message: string) => {
    if (message === 'stop') void stop();
    if (message === 'spent') process.send?.(spent());
    if (message === 'work') {
        working = lookForStays();
        process.send?.(spent());
    }
});

async function stop(): Promise<void> {
    stopping.abort();
    await working;
    const [waiting] = await database.query<{ count: string }>(
        'SELECT count(*) AS count FROM tracked_people WHERE is_dirty AND looked_ms < $1',
        [Date.now() - LOOKED_WITHIN_MS - 2 * WORK_EVERY_MS]
    );
    const [kept] = await database.query<{ count: string }>('SELECT count(*) AS count FROM positions');
    const [found] = await database.query<{ count: string }>('SELECT count(*) AS count FROM found_stays');
    process.send?.({
        passSeconds,
        notLookedAt: Number(waiting?.count ?? 0),
        positions: Number(kept?.count ?? 0),
        stays: Number(found?.count ?? 0)
    } satisfies EdgeServerReport);
    server.closeAllConnections();
    server.close();
    await uploads.close();
    await database.close();
    process.disconnect();
}

/** People who consented, each with a morning of stays and drives. */
async function insertPeople(store: Database, { people, historyPoints }: EdgeServerOptions): Promise<void> {
    await store.execute(`INSERT INTO orgs (org_id, time_zone) VALUES ($1, 'UTC')`, [EDGE_ORG]);
    await store.execute(
        `INSERT INTO users (org_id, id, username, is_active, time_zone, system_modstamp)
         SELECT $1, id, id, true, 'UTC', now() FROM unnest($2::text[]) AS id`,
        [EDGE_ORG, Array.from({ length: people }, (_, i) => repId(i))]
    );
    await store.execute(
        `INSERT INTO tracked_people (org_id, user_id, consented_at, work_days, day_starts_at, day_ends_at, is_dirty)
         SELECT org_id, id, now(), 'MTWTFSS', '00:00', '24:00', true FROM users WHERE org_id = $1`,
        [EDGE_ORG]
    );
    await store.execute(
        `INSERT INTO accounts (org_id, id, owner_id, latitude, longitude, created_at, system_modstamp)
         SELECT u.org_id, '001' || lpad(p.person_no::text, 9, '0') || lpad(n::text, 3, '0') || 'AAA', u.id,
                47 + p.person_no * 0.00001 + n * 0.006, 9.5, now(), now()
         FROM users u JOIN tracked_people p ON p.user_id = u.id, generate_series(1, 6) n WHERE u.org_id = $1`,
        [EDGE_ORG]
    );
    // As the client goes on: 30 minutes at a place, ten minutes of driving north.
    await store.execute(
        `INSERT INTO positions (person_no, at_ms, latitude, longitude, accuracy_metres)
         SELECT p.person_no, ($2::bigint - ($1 - i) * 10000),
                47 + p.person_no * 0.00001 + 0.006 * (i / 240) + greatest(0, (i % 240) - 180) * 0.0001
                   + ((i * 7919) % 97) / 97.0 * 0.0001,
                9.5 + ((i * 31) % 97) / 97.0 * 0.0001, 10 + (i * 31) % 20
         FROM tracked_people p, generate_series(1, $1::int) i`,
        [historyPoints, Math.floor(Date.now() / 10_000) * 10_000 - 10_000]
    );
}

/**
 * As in the middle of a day: stays were looked for in what came before, for each person at another moment of the last minutes. On a busy
 * machine some are left out; theirs are found while everybody sends, which takes longer.
 */
async function lookAtHistory(store: Database, { people }: EdgeServerOptions): Promise<void> {
    const signal = AbortSignal.timeout(LOOK_AT_MOST_MS);
    await visits.work(signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
    });
    await store.execute(
        `UPDATE tracked_people
         SET is_dirty = false, looked_ms = $3::bigint - person_no::bigint * $1::bigint / $2::bigint`,
        [LOOKED_WITHIN_MS, people, Date.now()]
    );
}
