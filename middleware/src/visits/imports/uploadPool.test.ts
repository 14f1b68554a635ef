import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from '@jest/globals';
import type { Recording } from '../ports.ts';
import { unpackTrack } from '../positions/packedTrack.ts';
import { DEFAULT_STAY_SETTINGS } from '../stays/settings.ts';
import type { ReadUpload, UploadReader, UploadTask } from './ports.ts';
import { createInlineUploads, createUploadPool } from './uploadPool.ts';

/** The built worker, as the service starts it. */
const worker = pathToFileURL(path.resolve('lib/middleware/src/visits/imports/uploadWorker.js'));
const pool = createUploadPool(worker);
afterAll(() => pool.close());

const NOW_MS = Date.parse('2026-04-01T10:00:00Z');
const DAY_MS = 86_400_000;
const RECORDING: Recording = {
    ...{
        isConsented: true,
        pauses: [],
        timeZone: 'UTC',
        workDays: 'MTWTFSS',
        dayStartsAt: '00:00',
        dayEndsAt: '24:00'
    },
    ...{ personNo: 1, dwellMinutes: null, finalUntilMs: 0, settledSpans: [], deviceIds: [] },
    ...{ revision: '', personRevision: 0 }
};

function gpx(count: number, fromMs: number): Uint8Array {
    const points = Array.from({ length: count }, (_, i) => {
        const at = new Date(fromMs + i * 10_000).toISOString();
        return `<trkpt lat="${47 + Math.floor(i / 240) * 0.01}" lon="${9.5 + (i % 7) * 0.00001}"><time>${at}</time></trkpt>`;
    });
    const text = `<gpx><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`;
    return Buffer.from(JSON.stringify({ fileName: 'a.gpx', format: 'gpx', text }));
}

function task(body: Uint8Array): UploadTask {
    return {
        body,
        receivedMs: NOW_MS,
        notBeforeMs: NOW_MS - 30 * DAY_MS,
        deadlineMs: NOW_MS - DAY_MS,
        recording: RECORDING
    };
}

/** Arrays of another thread are not instances of the classes of this one. */
const plain = (value: unknown): string => JSON.stringify(value);

/** How often this thread got round to others until the work was done: at once done is once or twice. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
    let turns = 0;
    let isDone = false;
    const count = (): void => {
        turns += 1;
        if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await work;
    isDone = true;
    return turns;
}

it('reads a large file and looks for stays in it while this thread answers others', async () => {
    const body = gpx(12_000, NOW_MS - 5 * DAY_MS);
    const reading = (reader: UploadReader) => reader.read(task(body)) as Promise<ReadUpload>;
    const inPool = reading(pool);
    expect(await turnsDuring(inPool)).toBeGreaterThan(100);
    const read = await inPool;
    expect(read.report).toMatchObject({ received: 12_000, accepted: 12_000, refusedCount: 0 });
    const here = reading(createInlineUploads());
    expect(await turnsDuring(here)).toBeLessThan(10);
    expect(plain(read)).toBe(plain(await here));
    expect(unpackTrack(read.past).length + unpackTrack(read.recent).length).toBe(12_000);
    const track = { past: read.past, known: [], settings: DEFAULT_STAY_SETTINGS };
    const { stays } = await pool.findTrack(track);
    expect(stays.length).toBeGreaterThan(20);
    expect(plain(stays)).toBe(plain((await createInlineUploads().findTrack(track)).stays));
}, 120_000);

it('what is wrong with a file comes back as a problem, and the next file is read', async () => {
    expect(await pool.read(task(Buffer.from('{')))).toMatchObject({ code: 'invalid-request' });
    expect(await pool.read(task(gpx(3, NOW_MS - 60_000)))).toMatchObject({ report: { accepted: 3 } });
});
