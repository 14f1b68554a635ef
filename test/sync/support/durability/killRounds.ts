import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../../../middleware/src/platform/logger.ts';
import type { PlannedVisitWrite } from '../../../../middleware/src/planning/ports.ts';
import { openDatabase } from '../../../../middleware/src/store/index.ts';
import type { Comparison } from '../soak/compareAll.ts';
import { compareAll } from '../soak/compareAll.ts';
import type { MiddlewareProcess } from '../soak/middlewareProcess.ts';
import { startMiddleware } from '../soak/middlewareProcess.ts';
import { seededRandom } from '../soak/seededRandom.ts';
import type { World } from '../world.ts';
import { openWorld } from '../world.ts';

export interface KillOptions {
    readonly kills: number;
    readonly seed: number;
    readonly accounts?: number;
    /** A PostgreSQL server with an empty database; PGlite in a directory of its own without it. */
    readonly databaseUrl?: string;
}

export const PHASES = ['first load', 'increment', 'write-back'] as const;
type Phase = (typeof PHASES)[number];

export interface KillReport extends Comparison {
    readonly seed: number;
    /** Kills by what was at work, and how many of them came before it was finished. */
    readonly kills: Readonly<Record<Phase, { readonly all: number; readonly inside: number }>>;
    readonly acknowledgedVisits: number;
    /** From the start of the process to an open store, after each kill. */
    readonly slowestOpeningSeconds: number;
}

const ACCOUNTS = 3000;
const CHANGED = 400;
const WRITES = 12;
/** Longest wait before the kill, by phase: about as long as it takes on a quiet machine. */
const LATEST_MS: Readonly<Record<Phase, number>> = { 'first load': 900, increment: 300, 'write-back': 250 };

/** Kills a syncing and writing process again and again with SIGKILL; then ordinary passes must bring org and store together. */
export async function runKills(options: KillOptions): Promise<KillReport> {
    const world = await openWorld();
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-kill-'));
    const random = seededRandom(options.seed);
    const store =
        options.databaseUrl === undefined
            ? { directory: path.join(directory, 'store') }
            : { databaseUrl: options.databaseUrl };
    const kills = Object.fromEntries(PHASES.map((phase) => [phase, { all: 0, inside: 0 }])) as Record<
        Phase,
        { all: number; inside: number }
    >;
    const acknowledged = new Set<string>();
    const ids = world.org.loadRecords(
        'Account',
        Array.from({ length: options.accounts ?? ACCOUNTS }, (_item, index) => ({
            Name: `a${index}`,
            OwnerId: world.repId
        }))
    );
    let slowestOpeningSeconds = 0;
    const open = async (): Promise<MiddlewareProcess> => {
        const startedAt = performance.now();
        const setup = { connection: world.connection, store, skewSeconds: 0 };
        const middleware = await startMiddleware(setup, path.join(directory, 'setup.json'), () => world.now());
        slowestOpeningSeconds = Math.max(slowestOpeningSeconds, (performance.now() - startedAt) / 1000);
        return middleware;
    };
    try {
        for (let kill = 0; kill < options.kills; kill += 1) {
            const phase = PHASES[kill % PHASES.length] ?? 'first load';
            changeOrg(world, ids, kill);
            const middleware = await open();
            const writes = Array.from({ length: WRITES }, (_item, index) => visit(world, ids, kill * WRITES + index));
            const write = async (start: number): Promise<boolean> => {
                const outcome = await middleware.send({ kind: 'write', writes: writes.slice(start, start + 4) });
                outcome?.acknowledged.forEach((key) => acknowledged.add(key));
                return outcome === null;
            };
            if (phase === 'write-back') {
                // Something is acknowledged right before the kill, however slow the machine: it must survive.
                await write(0);
            }
            const isKilled = await killInside(middleware, random.below(LATEST_MS[phase]), async () => {
                if (phase === 'write-back') {
                    return (await Promise.all([write(4), write(8)])).includes(true);
                }
                const kind = kill === 0 || phase === 'increment' ? 'thorough' : 'reload';
                return (await middleware.send({ kind })) === null;
            });
            kills[phase].all += 1;
            kills[phase].inside += isKilled ? 1 : 0;
        }
        await settle(world, await open());
        const database = await openDatabase({ ...store, logger: silentLogger });
        const comparison = await compareAll({ ...world, database }, acknowledged);
        await database.close();
        return {
            seed: options.seed,
            kills,
            acknowledgedVisits: acknowledged.size,
            slowestOpeningSeconds,
            ...comparison
        };
    } finally {
        await world.close();
        fs.rmSync(directory, { recursive: true, force: true });
    }
}

async function killInside(
    middleware: MiddlewareProcess,
    milliseconds: number,
    work: () => Promise<boolean>
): Promise<boolean> {
    const working = work();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await middleware.kill();
    return working;
}

/** What people do meanwhile. */
function changeOrg(world: World, ids: readonly string[], round: number): void {
    world.tick(60);
    const start = (round * CHANGED) % Math.max(1, ids.length - CHANGED);
    world.update(
        'Account',
        ids.slice(start, start + CHANGED).map((Id) => ({ Id, Industry: `round ${round}` }))
    );
    world.org.delete('Account', ids.slice(-3 * round - 3, -3 * round || undefined));
    world.insert('Account', [{ Name: `new ${round}`, OwnerId: world.repId }]);
    world.tick(60);
}

function visit(world: World, ids: readonly string[], index: number): PlannedVisitWrite {
    const day = String((index % 28) + 1).padStart(2, '0');
    return {
        clientKey: `kill:${index}`,
        stopId: `s${index}`,
        ownerId: world.repId,
        recordId: ids[index % 200] ?? '',
        objectApiName: 'Account',
        startsAt: `2027-01-${day}T08:00:00Z`,
        endsAt: `2027-01-${day}T08:30:00Z`,
        planId: 'kill',
        sequence: index
    };
}

/** Ordinary passes, and an outbox that was emptied by itself. */
export async function settle(world: World, middleware: MiddlewareProcess): Promise<void> {
    for (const kind of ['settle', 'thorough', 'thorough', 'stop'] as const) {
        world.tick(300);
        const outcome = await middleware.send({ kind });
        if (kind !== 'stop' && outcome?.code !== null) {
            throw new Error(`The closing ${kind} failed: ${outcome?.code ?? 'the process died'}.`);
        }
    }
    await middleware.kill();
}
