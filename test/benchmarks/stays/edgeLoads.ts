import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { EdgeClient } from './edgeClient.ts';
import { median, round } from './score.ts';

const BATCHES = 100;
const STEP_MS = 10_000;

/** Milliseconds of many answers. */
export interface AnswerTimes {
    readonly medianMs: number;
    readonly p95Ms: number;
    readonly p99Ms: number;
    readonly worstMs: number;
}

/** The first person sends 10,500 positions of the hours before, 100 at a time; the first 500 warm the service up. */
export async function oneByOne(client: EdgeClient, onWarm: () => Promise<void>): Promise<AnswerTimes> {
    const startMs = Date.now() - 20 * 3_600_000;
    const times: number[] = [];
    for (let batch = 0; batch < BATCHES + WARM_UP; batch++) {
        if (batch === WARM_UP) await onWarm();
        const positions = Array.from({ length: 100 }, (_, i) => position(0, startMs + (batch * 100 + i) * 5_000));
        times.push(await client.send(0, positions));
    }
    return answerTimes(times.slice(WARM_UP));
}

const WARM_UP = 20;

export interface LoadFigures extends AnswerTimes {
    readonly loadSeconds: number;
    readonly requests: number;
    readonly failed: number;
}

/** Every person sends six positions once a minute, evenly spread. */
export async function everybody(client: EdgeClient, people: number, seconds: number): Promise<LoadFigures> {
    const times: number[] = [];
    let failed = 0;
    const open: Promise<void>[] = [];
    const begin = performance.now();
    const wallMs = Date.now();
    const everyMs = 60_000 / people;
    const count = Math.floor((seconds * 1000) / everyMs);
    for (let i = 0; i < count; i++) {
        const dueMs = i * everyMs;
        const aheadMs = dueMs - (performance.now() - begin);
        if (aheadMs > 1) await wait(aheadMs);
        const nowMs = wallMs + dueMs;
        const positions = Array.from({ length: 6 }, (_, k) => position(i % people, nowMs - (5 - k) * STEP_MS));
        open.push(
            client.send(i % people, positions).then(
                (milliseconds) => void times.push(milliseconds),
                () => void failed++
            )
        );
    }
    await Promise.all(open);
    return {
        loadSeconds: round((performance.now() - begin) / 1000, 1),
        requests: count,
        failed,
        ...answerTimes(times)
    };
}

export interface UploadFigures {
    readonly uploadSeconds: number;
    readonly meanwhile: AnswerTimes;
}

const UPLOAD_POINTS = 100_000;
const MEANWHILE_EVERY_MS = 40;

/** One person uploads a GPX of last week with 100,000 positions; meanwhile others send six positions each. */
export async function uploadMeanwhile(client: EdgeClient, people: number): Promise<UploadFigures> {
    const document = { fileName: 'week.gpx', format: 'gpx', text: gpxOf(UPLOAD_POINTS, Date.now() - 9 * 86_400_000) };
    let isDone = false;
    const upload = client.post(0, '/v1/positions/uploads', document).finally(() => {
        isDone = true;
    });
    const times: number[] = [];
    const open: Promise<void>[] = [];
    for (let i = 1; !isDone; i++) {
        const positions = [position(i % people, Date.now())];
        open.push(client.send(i % people, positions).then((milliseconds) => void times.push(milliseconds)));
        await wait(MEANWHILE_EVERY_MS);
    }
    await Promise.all(open);
    return { uploadSeconds: round((await upload) / 1000, 1), meanwhile: answerTimes(times) };
}

/** Half an hour at a place, ten minutes of driving, a position every five seconds. */
function gpxOf(count: number, startMs: number): string {
    const points = Array.from({ length: count }, (_, i) => {
        const noise = ((i * 7_919) % 97) / 97;
        const legs = 0.006 * Math.floor(i / 480) + Math.max(0, (i % 480) - 360) * 0.00005;
        const time = new Date(startMs + i * 5_000).toISOString();
        return `<trkpt lat="${47 + legs + noise * 0.0001}" lon="${9.5 + noise * 0.0001}"><ele>450.2</ele><time>${time}</time></trkpt>`;
    });
    return `<gpx version="1.1"><trk><trkseg>${points.join('\n')}</trkseg></trk></gpx>`;
}

/** At a place of their own; a few metres of noise. */
function position(person: number, atMs: number): object {
    const noise = ((Math.floor(atMs / 1000) * 7_919) % 97) / 97;
    return {
        at: new Date(atMs).toISOString(),
        latitude: 47.05 + person * 0.00001 + noise * 0.0001,
        longitude: 9.5 + noise * 0.0001,
        accuracyMetres: 12
    };
}

function answerTimes(times: readonly number[]): AnswerTimes {
    return {
        medianMs: round(median(times) ?? 0, 1),
        p95Ms: quantile(times, 0.95),
        p99Ms: quantile(times, 0.99),
        worstMs: quantile(times, 1)
    };
}

function quantile(values: readonly number[], share: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0, 1);
}
