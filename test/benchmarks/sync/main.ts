import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { OrgConnection } from '../../../middleware/src/sync/index.ts';
import { findPostgres, INSTALL_POSTGRES, startPostgres } from '../../../scripts/quality/postgresServer.ts';
import type { OrgAnswer } from './orgProcess.ts';
import type { Result } from './report.ts';
import { toTable } from './report.ts';
import type { FloorFigures, LoadFigures, StoreTask } from './storeProcess.ts';

/*
 * First load, changes and comparison of one large object of the demo org, on PGlite and on PostgreSQL.
 *   npm run bench:sync -- --rows 1000000 --changes 10000 --store both --json
 * Memory is measured with a tenth of the rows, too: it must not grow with them.
 */
interface RunningOrg {
    readonly connection: OrgConnection;
    change(records: number, industry: string): Promise<void>;
    stop(): Promise<void>;
}

interface Store {
    readonly name: string;
    /** A new, empty store. */
    open(): Promise<{ readonly store: StoreTask['store']; close(): Promise<void> }>;
}

const STORES = ['pglite', 'postgres', 'both'];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            rows: { type: 'string', default: '100000' },
            changes: { type: 'string', default: '10000' },
            store: { type: 'string', default: 'both' },
            json: { type: 'boolean', default: false }
        }
    });
    const rows = positive('--rows', values.rows);
    const changes = Math.min(rows, positive('--changes', values.changes));
    if (!STORES.includes(values.store)) {
        throw new Error(`--store expects ${STORES.join(', ')}, got ${values.store}.`);
    }
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-bench-sync-'));
    const results: Result[] = [];
    try {
        const stores = chosenStores(values.store, directory);
        for (const count of rows >= 100_000 ? [Math.round(rows / 10), rows] : [rows]) {
            say(`An org with ${count.toLocaleString('en')} accounts …`);
            const org = await startOrg(count);
            try {
                for (const store of stores) {
                    say(`  ${store.name} …`);
                    results.push(await measure(store, org, count, Math.min(count, changes)));
                }
            } finally {
                await org.stop();
            }
        }
    } finally {
        fs.rmSync(directory, { recursive: true, force: true });
    }
    process.stdout.write(values.json ? `${JSON.stringify({ results }, null, 2)}\n` : toTable(results));
}

function chosenStores(choice: string, directory: string): Store[] {
    const stores: Store[] = [];
    if (choice !== 'postgres') {
        stores.push(pgliteStore(directory));
    }
    if (choice !== 'pglite' && findPostgres() === null) {
        const message = `PostgreSQL is left out: there is no server on this machine. ${INSTALL_POSTGRES}`;
        if (choice === 'postgres') {
            throw new Error(message);
        }
        say(message);
    } else if (choice !== 'pglite') {
        stores.push(postgresStore(directory));
    }
    return stores;
}

function pgliteStore(directory: string): Store {
    return {
        name: 'PGlite',
        open: async () => {
            const own = fs.mkdtempSync(path.join(directory, 'pglite-'));
            const close = async (): Promise<void> => fs.rmSync(own, { recursive: true, force: true });
            return Promise.resolve({ store: { directory: own }, close });
        }
    };
}

function postgresStore(directory: string): Store {
    return {
        name: 'PostgreSQL',
        open: async () => {
            const own = fs.mkdtempSync(path.join(directory, 'postgres-'));
            fs.chmodSync(directory, 0o755);
            const server = await startPostgres(own);
            const close = async (): Promise<void> => {
                await server.stop();
                fs.rmSync(own, { recursive: true, force: true });
            };
            return { store: { databaseUrl: server.url }, close };
        }
    };
}

async function measure(store: Store, org: RunningOrg, rows: number, changes: number): Promise<Result> {
    const run = async (task: StoreTask['task']): Promise<FloorFigures | LoadFigures> => {
        const opened = await store.open();
        try {
            const industry = `Changed for ${store.name}`;
            return await runTask(org, {
                task,
                connection: org.connection,
                store: opened.store,
                rows,
                changes,
                industry
            });
        } finally {
            await opened.close();
        }
    };
    const floor = (await run('floor')) as FloorFigures;
    const load = (await run('load')) as LoadFigures;
    return { store: store.name, rows, changes, floor, load, ratio: load.load.seconds / floor.fromOrg.seconds };
}

type TaskMessage = { wantsChange: true } | { figures: FloorFigures | LoadFigures } | { error: string };

function runTask(org: RunningOrg, task: StoreTask): Promise<FloorFigures | LoadFigures> {
    const child = start('storeProcess.js', []);
    child.send(task);
    return new Promise((resolve, reject) => {
        child.on('message', (message: TaskMessage) => {
            if ('wantsChange' in message) {
                void org.change(task.changes, task.industry).then(() => child.send({ done: true }), reject);
            } else if ('error' in message) {
                reject(new Error(message.error));
            } else {
                resolve(message.figures);
            }
        });
        child.once('exit', (code) => reject(new Error(`The measuring process ended with ${code}.`)));
    });
}

async function startOrg(rows: number): Promise<RunningOrg> {
    const child = start('orgProcess.js', [String(rows)]);
    const next = (): Promise<OrgAnswer> =>
        new Promise((resolve, reject) => {
            child.once('message', resolve);
            child.once('exit', (code) => reject(new Error(`The demo org ended with ${code}.`)));
        });
    const first = await next();
    if (!('connection' in first)) {
        throw new Error('The demo org did not say how to reach it.');
    }
    return {
        connection: first.connection,
        change: async (records, industry) => {
            const answered = next();
            child.send({ change: records, industry });
            await answered;
        },
        stop: () =>
            new Promise((resolve) => {
                child.once('exit', () => resolve());
                child.disconnect();
            })
    };
}

function start(program: string, args: readonly string[]): ChildProcess {
    const file = path.join(path.dirname(fileURLToPath(import.meta.url)), program);
    // A million records of the demo org take more than the default heap.
    return fork(file, args, { execArgv: program.startsWith('org') ? ['--max-old-space-size=8192'] : [] });
}

function positive(name: string, value: string): number {
    const count = Number(value);
    if (!Number.isInteger(count) || count < 1) {
        throw new Error(`${name} expects a whole number from 1, got ${value}.`);
    }
    return count;
}

try {
    await main();
} catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
}
