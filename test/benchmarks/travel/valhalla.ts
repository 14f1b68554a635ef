import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Place } from '#kernel/contracts';

const run = promisify(execFile);

export interface DrivingLeg {
    readonly seconds: number;
    readonly metres: number;
}

interface Actor {
    route(query: unknown): Promise<{ trip: { summary: { time: number; length: number } } }>;
}

interface ValhallaPackage {
    readonly Actor: new (config: string) => Actor;
}

export interface Valhalla {
    /** Drives one pair; null: no way. */
    ask(from: Place, to: Place): Promise<DrivingLeg | null>;
    /** Removes the tiles. */
    close(): Promise<void>;
}

/** Builds Valhalla's tiles of an extract in a temporary directory and opens them. */
export async function openValhalla(packagePath: string, extractPath: string): Promise<Valhalla> {
    const directory = await mkdtemp(join(tmpdir(), 'fieldmap-valhalla-'));
    const configPath = join(directory, 'valhalla.json');
    const { stdout } = await run(join(packagePath, 'valhalla_build_config'), [
        '--mjolnir-tile-dir',
        join(directory, 'tiles'),
        '--mjolnir-tile-extract',
        join(directory, 'tiles.tar'),
        '--mjolnir-logging-type',
        ''
    ]);
    await writeFile(configPath, stdout);
    const binaries = join(packagePath, process.platform === 'darwin' ? 'darwin' : 'linux', process.arch);
    await run(join(binaries, 'valhalla_build_tiles'), ['-c', configPath, extractPath], { maxBuffer: 1e8 });
    const valhalla = (await import(pathToFileURL(join(packagePath, 'index.mjs')).href)) as ValhallaPackage;
    const actor = new valhalla.Actor(stdout);
    const ask = async (from: Place, to: Place): Promise<DrivingLeg | null> => {
        try {
            const { trip } = await actor.route({
                locations: [from, to].map(({ latitude, longitude }) => ({ lat: latitude, lon: longitude })),
                costing: 'auto',
                units: 'kilometers',
                directions_type: 'none'
            });
            return { seconds: trip.summary.time, metres: trip.summary.length * 1000 };
        } catch {
            return null;
        }
    };
    return { ask, close: () => rm(directory, { recursive: true, force: true }) };
}
