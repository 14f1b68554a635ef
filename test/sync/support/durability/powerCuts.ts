import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Database } from '../../../../middleware/src/platform/database.ts';
import { silentLogger } from '../../../../middleware/src/platform/logger.ts';
import type { PlannedVisitWrite } from '../../../../middleware/src/planning/ports.ts';
import { openPglite } from '../../../../middleware/src/store/adapters/openPglite.ts';
import { openDatabase } from '../../../../middleware/src/store/index.ts';
import { migrate } from '../../../../middleware/src/store/migrate.ts';
import type { Sync } from '../../../../middleware/src/sync/index.ts';
import { compareAll } from '../soak/compareAll.ts';
import type { SeededRandom } from '../soak/seededRandom.ts';
import { seededRandom } from '../soak/seededRandom.ts';
import type { World } from '../world.ts';
import { openWorld } from '../world.ts';
import type { CutKind } from './diskImage.ts';
import { diskImage } from './diskImage.ts';

export interface PowerCutOptions {
    readonly cuts: number;
    readonly seed: number;
}

export interface PowerCutReport {
    readonly seed: number;
    readonly cuts: readonly CutResult[];
    /** What a store that never forces anything to the disk would have lost: shows that the simulation can lose. */
    readonly lostWithoutSync: number;
}

export interface CutResult {
    readonly kind: CutKind;
    /** Objects whose first load or reload was under way. */
    readonly loading: number;
    readonly acknowledged: number;
    /** Null when it opened. */
    readonly openError: string | null;
    /** Acknowledged keys that the opened store does not know. */
    readonly lost: number;
    /** Rows of a first load under way do not number what its state says. */
    readonly isStateAhead: boolean;
    /** After ordinary passes: objects that differ from the org, and keys that are not in the org once. */
    readonly different: readonly string[];
}

interface Cut {
    readonly kind: CutKind;
    readonly directory: string;
    readonly acknowledged: readonly string[];
}

const ACCOUNTS = 1500;
const CHANGED = 100;
/** A page of Bulk takes few; a cut falls on one of so many, at random. */
const SYNCS_PER_CUT = 25;
const MOST_ROUNDS = 60;

/** Cuts the power of a syncing and writing embedded store at random moments; each image is then opened and synced. */
export async function runPowerCuts(options: PowerCutOptions): Promise<PowerCutReport> {
    const world = await openWorld();
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-power-'));
    const random = seededRandom(options.seed);
    try {
        const { cuts, before } = await workUntilCut(world, root, random, options.cuts);
        const results: CutResult[] = [];
        for (const cut of cuts) {
            results.push(await examine(world, cut));
            fs.rmSync(cut.directory, { recursive: true, force: true });
        }
        const last = cuts.at(-1)?.acknowledged ?? [];
        return { seed: options.seed, cuts: results, lostWithoutSync: await lostIn(before, last) };
    } finally {
        await world.close();
        fs.rmSync(root, { recursive: true, force: true });
    }
}

async function workUntilCut(
    world: World,
    root: string,
    random: SeededRandom,
    count: number
): Promise<{ readonly cuts: readonly Cut[]; readonly before: string }> {
    const live = path.join(root, 'live');
    const cuts: Cut[] = [];
    const acknowledged: string[] = [];
    let onSync = (_file: string): void => undefined;
    const store = await openPglite(live, (file) => onSync(file));
    await migrate(store, silentLogger);
    await store.execute('CHECKPOINT');
    const image = diskImage(live, path.join(root, 'durable'));
    const before = path.join(root, 'before');
    image.cut(before, 'dropped', random);
    let syncsLeft = random.below(SYNCS_PER_CUT);
    onSync = (file) => {
        const isCut = (syncsLeft -= 1) <= 0 && cuts.length < count;
        // The power goes while the disk is at it, or right after.
        const isDone = random.oneIn(2);
        if (isDone) {
            image.synced(file);
        }
        if (isCut) {
            const kind: CutKind = cuts.length % 2 === 0 ? 'dropped' : 'reordered';
            const directory = path.join(root, `cut-${cuts.length}`);
            image.cut(directory, kind, random);
            cuts.push({ kind, directory, acknowledged: [...acknowledged] });
            syncsLeft = 1 + random.below(2 * SYNCS_PER_CUT);
        }
        if (!isDone) {
            image.synced(file);
        }
    };
    const sync = world.sync({ database: store, settings: { bulkPageRows: 150 } });
    const ids = world.org.loadRecords(
        'Account',
        Array.from({ length: ACCOUNTS }, (_item, index) => ({ Name: `a${index}`, OwnerId: world.repId }))
    );
    for (let round = 0; cuts.length < count && round < MOST_ROUNDS; round += 1) {
        await workRound(world, sync, { ids, round, acknowledged });
    }
    onSync = () => undefined;
    await sync.stop();
    await store.close();
    return { cuts, before };
}

interface Round {
    readonly ids: readonly string[];
    readonly round: number;
    readonly acknowledged: string[];
}

/** A load or an increment, and planned visits at the same time. */
async function workRound(world: World, sync: Sync, { ids, round, acknowledged }: Round): Promise<void> {
    const { orgId } = world.org;
    world.tick(120);
    world.update(
        'Account',
        ids.slice(0, CHANGED).map((Id) => ({ Id, Industry: `round ${round}` }))
    );
    if (round % 4 === 3) {
        await sync.requestReload(orgId, ['Account']);
    }
    const pulled = sync.runOnce(orgId, round % 2 === 0 ? 'thorough' : 'quick');
    for (let index = 0; index < 3; index += 1) {
        const write = visit(world, ids, round * 3 + index);
        await sync.writer.writePlannedVisits(orgId, [write]);
        acknowledged.push(write.clientKey);
    }
    await pulled;
}

async function examine(world: World, { kind, directory, acknowledged }: Cut): Promise<CutResult> {
    const base = { kind, acknowledged: acknowledged.length };
    let database: Database;
    try {
        database = await openDatabase({ directory, logger: silentLogger });
    } catch (error) {
        const openError = error instanceof Error ? error.message : String(error);
        return { ...base, loading: 0, openError, lost: acknowledged.length, isStateAhead: false, different: [] };
    }
    try {
        const lost = acknowledged.length - (await knownKeys(database, acknowledged));
        const { loading, isStateAhead } = await loadState(database);
        const different = await converge(world, database, acknowledged);
        return { ...base, loading, openError: null, lost, isStateAhead, different };
    } finally {
        await database.close();
    }
}

async function knownKeys(database: Database, keys: readonly string[]): Promise<number> {
    const [row] = await database.query<{ n: string }>(
        'SELECT count(*) AS n FROM sync_outbox WHERE client_key = ANY($1::text[])',
        [keys]
    );
    return Number(row?.n ?? 0);
}

async function loadState(database: Database): Promise<{ loading: number; isStateAhead: boolean }> {
    const jobs = await database.query<{ object_api_name: string; rows_read: string; is_first: boolean }>(
        `SELECT object_api_name, rows_read, watermark IS NULL AS is_first
         FROM sync_bulk_jobs JOIN sync_objects USING (org_id, object_api_name)`
    );
    const account = jobs.find((job) => job.object_api_name === 'Account' && job.is_first);
    const [row] = await database.query<{ n: string }>('SELECT count(*) AS n FROM accounts');
    return {
        loading: jobs.length,
        isStateAhead: account !== undefined && Number(row?.n) !== Number(account.rows_read)
    };
}

async function converge(world: World, database: Database, acknowledged: readonly string[]): Promise<string[]> {
    await database.execute('DELETE FROM sync_leases');
    const sync = world.sync({ database });
    sync.start();
    const endsAt = performance.now() + 60_000;
    while ((await sync.status(world.org.orgId)).outbox.waiting > 0 && performance.now() < endsAt) {
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    for (let pass = 0; pass < 2; pass += 1) {
        world.tick(300);
        await sync.runOnce(world.org.orgId);
    }
    await sync.stop();
    const { differences, lostOrDoubled } = await compareAll({ ...world, database }, new Set(acknowledged));
    return [...Object.keys(differences), ...lostOrDoubled];
}

async function lostIn(directory: string, acknowledged: readonly string[]): Promise<number> {
    const database = await openDatabase({ directory, logger: silentLogger });
    try {
        return acknowledged.length - (await knownKeys(database, acknowledged));
    } finally {
        await database.close();
    }
}

function visit(world: World, ids: readonly string[], index: number): PlannedVisitWrite {
    const day = String((index % 28) + 1).padStart(2, '0');
    return {
        clientKey: `power:${index}`,
        stopId: `s${index}`,
        ownerId: world.repId,
        recordId: ids[200 + (index % 200)] ?? '',
        objectApiName: 'Account',
        startsAt: `2027-01-${day}T08:00:00Z`,
        endsAt: `2027-01-${day}T08:30:00Z`,
        planId: 'power',
        sequence: index
    };
}
