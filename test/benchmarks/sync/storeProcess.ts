import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../../middleware/src/platform/clock.ts';
import type { Database } from '../../../middleware/src/platform/database.ts';
import { silentLogger } from '../../../middleware/src/platform/logger.ts';
import { openDatabase } from '../../../middleware/src/store/index.ts';
import type { OrgConnection } from '../../../middleware/src/sync/index.ts';
import { createSync } from '../../../middleware/src/sync/index.ts';
import { copyFloor } from './floor.ts';

/** One task for a process of its own: its peak memory is that of the task. */
export interface StoreTask {
    readonly task: 'floor' | 'load';
    readonly connection: OrgConnection;
    readonly store: { readonly directory: string } | { readonly databaseUrl: string };
    readonly rows: number;
    readonly changes: number;
    /** What the changed accounts hold; another word for each store, for all stores share the org. */
    readonly industry: string;
}

export interface Timing {
    readonly seconds: number;
    /** Processor time of this process; a PostgreSQL server's own is not in it. */
    readonly processorSeconds: number;
}

export interface FloorFigures {
    /** Pages asked of the org and copied as text. */
    readonly fromOrg: Timing;
    /** The same pages, kept in memory one by one: the share of the database alone. */
    readonly copyOnlySeconds: number;
}

export interface LoadFigures {
    readonly load: Timing;
    readonly peakMegabytes: number;
    /** From the org's commit of the changes to all of them being read from the store. */
    readonly changesVisibleSeconds: number;
    readonly reconcile: Timing;
}

async function main(task: StoreTask): Promise<FloorFigures | LoadFigures> {
    const database = await openDatabase({ ...task.store, logger: silentLogger });
    try {
        return task.task === 'floor' ? await floor(database, task) : await load(database, task);
    } finally {
        await database.close();
    }
}

async function floor(database: Database, { connection }: StoreTask): Promise<FloorFigures> {
    let copyOnlySeconds = 0;
    const fromOrg = await timed(async () => {
        copyOnlySeconds = await copyFloor(database, connection);
    });
    return { fromOrg, copyOnlySeconds };
}

async function load(database: Database, { connection, rows, changes, industry }: StoreTask): Promise<LoadFigures> {
    const { orgId } = connection;
    const sync = createSync({
        orgs: [connection],
        database,
        clock: systemClock,
        logger: silentLogger,
        random: Math.random,
        fetch
    });
    const load = await timed(() => sync.runOnce(orgId));
    const peakMegabytes = process.resourceUsage().maxRSS / 1024;
    await expectCount(database, 'true', rows);
    // Stamps have milliseconds; what the org changes next must be younger than what was loaded.
    await wait(20);
    await changeInOrg();
    const startedAt = performance.now();
    await sync.runOnce(orgId, 'quick');
    await expectCount(database, `industry = '${industry}'`, changes);
    const changesVisibleSeconds = (performance.now() - startedAt) / 1000;
    const reconcile = await timed(() => sync.reconcile(orgId, ['Account']));
    await sync.stop();
    return { load, peakMegabytes, changesVisibleSeconds, reconcile };
}

async function expectCount(database: Database, condition: string, expected: number): Promise<void> {
    const [row] = await database.query<{ n: string }>(`SELECT count(*) AS n FROM accounts WHERE ${condition}`);
    if (Number(row?.n) !== expected) {
        throw new Error(`Expected ${expected} accounts with ${condition}, the mirror has ${row?.n}.`);
    }
}

/** The parent passes the wish on to the org and says when it is committed. */
async function changeInOrg(): Promise<void> {
    const done = new Promise<void>((resolve) => process.once('message', () => resolve()));
    process.send?.({ wantsChange: true });
    await done;
}

async function timed(work: () => Promise<unknown>): Promise<Timing> {
    const before = process.cpuUsage();
    const startedAt = performance.now();
    await work();
    const { user, system } = process.cpuUsage(before);
    return { seconds: (performance.now() - startedAt) / 1000, processorSeconds: (user + system) / 1e6 };
}

process.once('message', (task: StoreTask) => {
    main(task).then(
        (figures) => process.send?.({ figures }, () => process.exit(0)),
        (error: unknown) => {
            process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, () =>
                process.exit(1)
            );
        }
    );
});
