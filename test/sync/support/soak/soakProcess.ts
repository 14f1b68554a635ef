import fs from 'node:fs';
import process from 'node:process';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { silentLogger } from '../../../../middleware/src/platform/logger.ts';
import type { PlannedVisitWrite } from '../../../../middleware/src/planning/ports.ts';
import { openDatabase } from '../../../../middleware/src/store/index.ts';
import type { OrgConnection } from '../../../../middleware/src/sync/index.ts';
import { createSync } from '../../../../middleware/src/sync/index.ts';

/** What the middleware of the soak test is told; `orgTime` is what its own clock then says, plus its skew. */
export type SoakCommand = { readonly id: number; readonly orgTime: number } & (
    | { readonly kind: 'quick' | 'thorough' | 'reload' | 'reconcile' | 'settle' | 'stop' }
    | { readonly kind: 'write'; readonly writes: readonly PlannedVisitWrite[] }
);

/** One line of its standard output. `code` names the failure; a write's keys are acknowledged by its answer. */
export type SoakAnswer =
    | { readonly ready: true }
    | { readonly id: number; readonly code: string | null; readonly acknowledged?: readonly string[] };

export interface SoakSetup {
    readonly connection: OrgConnection;
    readonly store: { readonly directory: string } | { readonly databaseUrl: string };
    readonly skewSeconds: number;
    /** Name in leases. Without one all starts have the same, so that nobody waits for a lease of the one who was killed. */
    readonly instanceId?: string;
    readonly leaseSeconds?: number;
}

/** The middleware's sync in a process that may be killed at any moment. */
async function main(file: string): Promise<void> {
    const setup = JSON.parse(fs.readFileSync(file, 'utf8')) as SoakSetup;
    const { connection, store, skewSeconds } = setup;
    const { orgId } = connection;
    let orgTime = 0;
    const database = await openDatabase({ ...store, logger: silentLogger });
    const sync = createSync({
        orgs: [connection],
        database,
        clock: {
            now: () => new Date(orgTime + skewSeconds * 1000),
            // Limits on how often something is tried are of the org's time, which runs faster here than real time.
            monotonicSeconds: () => orgTime / 1000 + performance.now() / 1000
        },
        logger: silentLogger,
        random: () => 0.5,
        fetch,
        sleep: () => yieldToOthers(),
        instanceId: setup.instanceId ?? 'soak',
        settings: { bulkPageRows: 200, intervalSeconds: 3600, leaseSeconds: setup.leaseSeconds ?? 30 }
    });
    const done: Promise<unknown>[] = [];
    const run = async (command: SoakCommand): Promise<Partial<SoakAnswer> | undefined> => {
        switch (command.kind) {
            case 'quick':
            case 'thorough':
                while ((await sync.runOnce(orgId, command.kind)).outcome === 'busy') {
                    await new Promise((resolve) => setTimeout(resolve, 50));
                }
                return undefined;
            case 'reload':
                await sync.requestReload(orgId);
                await sync.runOnce(orgId);
                return undefined;
            case 'reconcile':
                await sync.reconcile(orgId);
                return undefined;
            case 'write': {
                const results = await sync.writer.writePlannedVisits(orgId, command.writes);
                return { acknowledged: results.map(({ clientKey }) => clientKey) };
            }
            case 'settle':
                // A row that was locked waits for up to an hour, by the clock of the database: that hour passes.
                await database.execute("UPDATE sync_outbox SET next_attempt_at = next_attempt_at - interval '1 hour'");
                sync.start();
                await settled(async () => (await sync.status(orgId)).outbox.waiting);
                return undefined;
            case 'stop':
                await Promise.allSettled(done);
                await sync.stop();
                await database.close();
                return undefined;
        }
    };
    const answer = (value: SoakAnswer): void => void fs.writeSync(1, `${JSON.stringify(value)}\n`);
    process.on('message', (command: SoakCommand) => {
        orgTime = Math.max(orgTime, command.orgTime);
        const work = run(command).then(
            (result) => answer({ id: command.id, code: null, ...result }),
            (error: unknown) => answer({ id: command.id, code: codeOf(error) })
        );
        if (command.kind === 'stop') {
            void work.then(() => process.exit(0));
        } else {
            done.push(work);
        }
    });
    process.on('disconnect', () => process.exit(0));
    answer({ ready: true });
}

const SETTLES_WITHIN_MS = 300_000;

async function settled(left: () => Promise<number>): Promise<void> {
    const endsAt = performance.now() + SETTLES_WITHIN_MS;
    for (let waiting = await left(); waiting > 0; waiting = await left()) {
        if (performance.now() > endsAt) {
            throw new Error(`NOT_SETTLED: ${waiting} changes still wait`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

function codeOf(error: unknown): string {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    return typeof code === 'string' ? code : error instanceof Error ? error.message : String(error);
}

await main(process.argv[2] ?? '');
