import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { InboxStay, PositionReport } from '#kernel/contracts';
import { createRequestLimits } from '../../http/rateLimit.ts';
import { signToken, startTestService, testOrg, type TestService } from '../../http/testing/testService.ts';
import type { Database } from '../../platform/database.ts';
import { devicesRouter } from '../../visits/devices.router.ts';
import { TrackBuilder } from '../../visits/testing/tracks.ts';
import { visitsRouter } from '../../visits/visits.router.ts';
import { openTestDatabase } from '../testing/testDatabase.ts';
import { ALWAYS, ORG, openVisitWorld, REP, toPosition, VADUZ } from './testing/visitWorld.ts';

/** The table of docs/privacy.md, line by line, over real HTTP. The clock of the test service: 1 April 2026, 10:00 UTC. */
const NOW_MS = Date.parse('2026-04-01T10:00:00Z');
const MINUTE = 60_000;
const org = testOrg(1);
let database: Database;
let service: TestService;

beforeAll(async () => {
    database = await openTestDatabase();
    expect(org.orgId).toBe(ORG);
});
afterAll(async () => database.close());
beforeEach(async () => {
    const world = await openVisitWorld(database, null, new Date(NOW_MS));
    const limits = createRequestLimits({ perPerson: 1000, perOrg: 10_000, perDevice: 12 });
    const person = { isActive: true, timeZone: 'Europe/Vaduz', isAdmin: false, visibleUserIds: new Set([REP]) };
    service = await startTestService([org], [visitsRouter(world.visits)], {
        openRouters: [devicesRouter(world.visits, limits)],
        limits,
        users: { find: () => Promise.resolve(person), hasUsers: () => Promise.resolve(true) }
    });
});
afterEach(async () => service.close());

async function ask<Answer>(method: string, path: string, body?: unknown, basic?: string) {
    const authorization = basic ?? `Bearer ${await signToken(org, { sub: REP })}`;
    const response = await fetch(`${service.url}/v1${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
    });
    return { status: response.status, json: (await response.json()) as Answer };
}

const send = async (positions: readonly unknown[], more: object = {}): Promise<PositionReport> =>
    (await ask<PositionReport>('POST', '/positions', { positions, ...more })).json;
const rawCount = async (): Promise<number> =>
    (await ask<{ rawPositionCount: number }>('GET', '/tracking')).json.rawPositionCount;
const stays = async (): Promise<unknown[]> => {
    const days = '/stays?fromDate=2026-03-31&toDate=2026-04-01';
    const found = (await ask<{ stays: InboxStay[] }>('GET', days)).json.stays;
    return found.map(({ startsAt, endsAt, latitude, longitude }) => [startsAt, endsAt, latitude, longitude]);
};
const morning = (): TrackBuilder =>
    new TrackBuilder({ ...VADUZ, longitude: VADUZ.longitude - 0.0264 }, NOW_MS - 90 * MINUTE)
        .drive(2)
        .stay(30)
        .drive(3);
const at = (minutes: number): string => new Date(NOW_MS + minutes * MINUTE).toISOString();

it('out of order, in pieces and twice: the same stays', async () => {
    const track = morning().points.map(toPosition);
    await send(track);
    const inOrder = await stays();
    expect(inOrder).toHaveLength(1);
    await ask('DELETE', '/my-data');
    await ask('PUT', '/tracking', ALWAYS);
    for (let start = 0; start < track.length; start += 150) await send(track.slice(start, start + 150).reverse());
    const again = await send([...track].reverse());
    expect(again).toMatchObject({ accepted: 0, duplicates: track.length, refusedCount: 0 });
    expect(await stays()).toEqual(inOrder);
});

it('two places at one instant: the more accurate one stays, and the batch is not lost', async () => {
    const time = at(-5);
    const rough = { at: time, ...VADUZ, accuracyMetres: 90 };
    const good = { at: time, latitude: VADUZ.latitude + 0.001, longitude: VADUZ.longitude, accuracyMetres: 5 };
    expect(await send([rough, good, { at: at(-4), ...VADUZ }])).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(await send([rough])).toMatchObject({ accepted: 0, duplicates: 1 });
    const { json } = await ask<{ positions: { latitude: number }[] }>('GET', '/my-data');
    expect(json.positions.map(({ latitude }) => latitude)).toEqual([good.latitude, VADUZ.latitude]);
});

it('a clock an hour fast or slow: corrected when the device says its time, or when the whole batch lies ahead', async () => {
    const shifted = (hours: number): object[] =>
        [-4, -3, -2].map((minutes) => ({ at: at(minutes + 60 * hours), ...VADUZ }));
    expect(await send(shifted(1), { sentAt: at(60) })).toMatchObject({ accepted: 3, clockShiftSeconds: -3600 });
    expect(await send(shifted(-1), { sentAt: at(-60) })).toMatchObject({ duplicates: 3, clockShiftSeconds: 3600 });
    expect(await send(shifted(1))).toMatchObject({ duplicates: 3, clockShiftSeconds: -3600 });
    expect(await rawCount()).toBe(3);
});

it("the future, 0,0 and another person's device are refused, each with its reason", async () => {
    const report = await send([
        { at: at(30), ...VADUZ },
        { at: at(-3), latitude: 0, longitude: 0 },
        { at: at(-2), ...VADUZ },
        { at: at(-1), ...VADUZ }
    ]);
    expect(report.refused.map(({ row, reason }) => [row, reason])).toEqual([
        [1, 'in-future'],
        [2, 'no-place']
    ]);
    expect(report.accepted).toBe(2);
    const foreign = await send([{ at: at(-4), ...VADUZ }], { deviceId: 'of-somebody-else' });
    expect(foreign).toMatchObject({ accepted: 0, refused: [{ reason: 'foreign-device' }] });
    expect(await rawCount()).toBe(2);
});

it('an impossible speed: the position is kept as it came and changes no stay', async () => {
    const { points } = morning();
    await send(points.map(toPosition));
    const before = await stays();
    const middle = points[150]!;
    const jump = {
        at: new Date(middle.atMs + 3_000).toISOString(),
        latitude: 48.2,
        longitude: 16.4,
        accuracyMetres: 8
    };
    expect(await send([jump])).toMatchObject({ accepted: 1, refusedCount: 0 });
    expect(await stays()).toEqual(before);
});

it('100,001 positions in one upload: the first 100,000 count', async () => {
    const startMs = NOW_MS - 20 * 86_400_000;
    const row = (_: unknown, i: number): string =>
        `${new Date(startMs + i * 1_000).toISOString()},${47.1 + (i % 7) * 0.00001},9.5`;
    const text = ['time,lat,lon', ...Array.from({ length: 100_001 }, row)].join('\n');
    const { json } = await ask<PositionReport>('POST', '/positions/uploads', { fileName: 'a', format: 'csv', text });
    expect(json).toMatchObject({
        received: 100_001,
        accepted: 100_000,
        refused: [{ row: 100_002, reason: 'over-limit' }]
    });
});

it('a GPX without times, without places or cut off is refused as a whole and says what it lacks', async () => {
    const upload = (text: string) =>
        ask<{ code: string; errors: unknown[] }>('POST', '/positions/uploads', { fileName: 'a', format: 'gpx', text });
    const point = '<trkpt lat="47" lon="9"/>';
    for (const [text, detail] of [
        [`<gpx><trk><trkseg>${point}</trkseg></trk></gpx>`, 'no-times'],
        ['<gpx><wpt lat="47" lon="9"/></gpx>', 'no-places'],
        [`<gpx><trk><trkseg>${point}`, 'unreadable'],
        ['{}', 'unreadable']
    ] as const) {
        const { status, json } = await upload(text);
        expect([status, json]).toEqual([400, expect.objectContaining({ errors: [{ pointer: '/text', detail }] })]);
    }
    expect(await ask('POST', '/positions/uploads', '{"fileName": "a", ')).toMatchObject({
        status: 400,
        json: { code: 'invalid-request', detail: 'The body is not JSON.' }
    });
    expect(await ask('POST', '/positions/uploads', { fileName: 'a', format: 'kml', text: '' })).toMatchObject({
        status: 400,
        json: { errors: [{ pointer: '/format' }] }
    });
});

it('one bad batch never loses a good one, from the page or from OwnTracks', async () => {
    const { json: device } = await ask<{ deviceId: string; key: string }>('POST', '/tracking/devices', {
        name: 'Phone'
    });
    const basic = `Basic ${Buffer.from(`${device.deviceId}:${device.key}`).toString('base64')}`;
    const message = { _type: 'location', tst: NOW_MS / 1000 - 60, lat: VADUZ.latitude, lon: VADUZ.longitude, acc: 9 };
    const answers = await Promise.all([
        ask('POST', '/positions', { positions: [{ at: at(-10), ...VADUZ }] }),
        ask('POST', '/positions', '{"positions": [{'),
        ask('POST', '/positions', { positions: Array.from({ length: 20_000 }, () => null) }),
        ask('POST', '/positions', { positions: [{ at: at(-9), ...VADUZ }, 'nonsense', { at: at(-8), ...VADUZ }] }),
        ask('POST', '/owntracks', message, basic),
        ask('POST', '/owntracks', '{"_type": "loc', basic),
        ask('POST', '/owntracks', { ...message, tst: message.tst + 10, lat: 'north' }, basic)
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 200, 200, 400, 200]);
    expect(await rawCount()).toBe(4);
});

it('a device that sends without end is held up and told when to go on; nothing that was taken is lost', async () => {
    const { json: device } = await ask<{ deviceId: string; key: string }>('POST', '/tracking/devices', {
        name: 'Phone'
    });
    const authorization = `Basic ${Buffer.from(`${device.deviceId}:${device.key}`).toString('base64')}`;
    const answers = [];
    for (let i = 0; i < 14; i++) {
        const body = JSON.stringify({ _type: 'location', tst: NOW_MS / 1000 - 60 - i, lat: 47.1, lon: 9.5 });
        answers.push(await fetch(`${service.url}/v1/owntracks`, { method: 'POST', headers: { authorization }, body }));
    }
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 12 }, () => 200), 429, 429]);
    expect(Number(answers[13]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answers[13]!.json()).toMatchObject({ code: 'too-many-requests' });
    expect(await rawCount()).toBe(12);
});
