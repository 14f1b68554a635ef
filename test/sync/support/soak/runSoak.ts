import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { PlannedVisitWrite } from '../../../../middleware/src/planning/ports.ts';
import { silentLogger } from '../../../../middleware/src/platform/logger.ts';
import { openDatabase } from '../../../../middleware/src/store/index.ts';
import { openWorld } from '../world.ts';
import type { World } from '../world.ts';
import type { Comparison } from './compareAll.ts';
import { compareAll } from './compareAll.ts';
import { addRandomFault } from './faults.ts';
import type { MiddlewareProcess } from './middlewareProcess.ts';
import { startMiddleware } from './middlewareProcess.ts';
import type { OrgOperations } from './orgOperations.ts';
import { orgOperations } from './orgOperations.ts';
import type { SeededRandom } from './seededRandom.ts';
import { seededRandom } from './seededRandom.ts';
import type { SoakSetup } from './soakProcess.ts';

export interface SoakOptions {
    readonly operations: number;
    readonly seed: number;
    /** About so many operations lie between two kills. */
    readonly operationsPerKill: number;
    /** A PostgreSQL server with an empty database; PGlite in a directory of its own without it. */
    readonly databaseUrl?: string;
    readonly onProgress?: (line: string) => void;
}

export interface SoakReport extends Comparison {
    readonly seed: number;
    readonly operations: Readonly<Record<string, number>>;
    readonly faults: Readonly<Record<string, number>>;
    readonly passes: Readonly<Record<string, number>>;
    readonly kills: number;
    readonly acknowledgedVisits: number;
    readonly seconds: number;
}

const MOST_BETWEEN_PASSES = 40;
/** Random work on the org while a middleware syncs, fails, is killed and comes back; then both are compared. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
    const startedAt = performance.now();
    const world = await openWorld();
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-soak-'));
    const random = seededRandom(options.seed);
    const store =
        options.databaseUrl === undefined
            ? { directory: path.join(directory, 'store') }
            : { databaseUrl: options.databaseUrl };
    try {
        const soak = new Soak(world, random, options, store, path.join(directory, 'setup.json'));
        await soak.work();
        await soak.settle();
        const database = await openDatabase({ ...store, logger: silentLogger });
        const own = { ...world, database };
        const outcome = await compareAll(own, soak.acknowledged);
        await database.close();
        return { ...soak.counts(), ...outcome, seconds: (performance.now() - startedAt) / 1000 };
    } finally {
        await world.close();
        fs.rmSync(directory, { recursive: true, force: true });
    }
}

class Soak {
    readonly acknowledged = new Set<string>();
    readonly #world: World;
    readonly #random: SeededRandom;
    readonly #options: SoakOptions;
    readonly #setup: Omit<SoakSetup, 'skewSeconds'>;
    readonly #file: string;
    readonly #org: OrgOperations;
    readonly #operations: Record<string, number> = {};
    readonly #faults: Record<string, number> = {};
    readonly #passes: Record<string, number> = {};
    #middleware: MiddlewareProcess | null = null;
    #kills = 0;
    #written = 0;

    constructor(world: World, random: SeededRandom, options: SoakOptions, store: SoakSetup['store'], file: string) {
        this.#world = world;
        this.#random = random;
        this.#options = options;
        this.#setup = { connection: world.connection, store };
        this.#file = file;
        this.#org = orgOperations(world, random);
    }

    async work(): Promise<void> {
        const { operations, operationsPerKill, onProgress } = this.#options;
        let done = 0;
        while (done < operations) {
            const middleware = (this.#middleware ??= await this.#start());
            if (this.#random.oneIn(4)) {
                count(this.#faults, addRandomFault(this.#world, this.#random));
            }
            const running = Promise.all([this.#pass(middleware), this.#write(middleware)]);
            const chunk = Math.min(1 + this.#random.below(MOST_BETWEEN_PASSES), operations - done);
            const killAfter = this.#random.oneIn(Math.ceil(operationsPerKill / (MOST_BETWEEN_PASSES / 2)))
                ? this.#random.below(chunk)
                : null;
            for (let index = 0; index < chunk; index += 1) {
                count(this.#operations, this.#org.next());
                // The middleware's requests come in between.
                await pauseUpTo(this.#random.below(8));
                if (index === killAfter) {
                    await this.#kill(middleware);
                }
            }
            await running;
            done += chunk;
            if (Math.floor(done / 1000) !== Math.floor((done - chunk) / 1000)) {
                onProgress?.(`${done} operations, ${this.#kills} kills`);
            }
        }
    }

    /** Faults end, what is open is committed, time passes; then ordinary passes must be enough. */
    async settle(): Promise<void> {
        this.#org.settle();
        this.#world.demo.faults.clear();
        this.#world.org.faults.lockedIds.clear();
        this.#world.tick(600);
        const middleware = (this.#middleware ??= await this.#start());
        for (const kind of ['settle', 'thorough', 'thorough'] as const) {
            const outcome = await middleware.send({ kind });
            if (outcome?.code !== null) {
                throw new Error(`The closing ${kind} failed: ${outcome?.code ?? 'the process died'}.`);
            }
            this.#world.tick(120);
        }
        await middleware.send({ kind: 'stop' });
        await middleware.kill();
    }

    counts(): Pick<SoakReport, 'seed' | 'operations' | 'faults' | 'passes' | 'kills' | 'acknowledgedVisits'> {
        return {
            seed: this.#options.seed,
            operations: this.#operations,
            faults: this.#faults,
            passes: this.#passes,
            kills: this.#kills,
            acknowledgedVisits: this.acknowledged.size
        };
    }

    async #start(): Promise<MiddlewareProcess> {
        const skewSeconds = (this.#random.below(7) - 3) * 3600;
        return startMiddleware({ ...this.#setup, skewSeconds }, this.#file, () => this.#world.now());
    }

    async #kill(middleware: MiddlewareProcess): Promise<void> {
        await middleware.kill();
        this.#kills += 1;
        this.#middleware = null;
    }

    async #pass(middleware: MiddlewareProcess): Promise<void> {
        const kind = this.#random.oneIn(30) ? 'reconcile' : this.#random.oneIn(4) ? 'thorough' : 'quick';
        const outcome = await middleware.send({ kind });
        count(this.#passes, outcome === null ? 'killed' : (outcome.code ?? kind));
    }

    async #write(middleware: MiddlewareProcess): Promise<void> {
        if (this.#random.oneIn(3)) {
            const writes = Array.from({ length: 1 + this.#random.below(4) }, () => this.#plannedVisit());
            const outcome = await middleware.send({ kind: 'write', writes });
            outcome?.acknowledged.forEach((key) => this.acknowledged.add(key));
        }
    }

    #plannedVisit(): PlannedVisitWrite {
        const index = (this.#written += 1);
        const accounts = this.#org.visitedAccounts;
        const day = String((index % 28) + 1).padStart(2, '0');
        return {
            clientKey: `soak:${index}`,
            stopId: `s${index}`,
            ownerId: this.#world.repId,
            recordId: accounts[index % accounts.length] ?? '',
            objectApiName: 'Account',
            startsAt: `2027-01-${day}T08:00:00Z`,
            endsAt: `2027-01-${day}T08:30:00Z`,
            planId: 'soak',
            sequence: index
        };
    }
}

function count(counts: Record<string, number>, name: string): void {
    counts[name] = (counts[name] ?? 0) + 1;
}

async function pauseUpTo(milliseconds: number): Promise<void> {
    await (milliseconds === 0 ? yieldToOthers() : new Promise((resolve) => setTimeout(resolve, milliseconds)));
}
