import fs from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { PositionReport } from '#kernel/contracts';
import type { Database } from '../../platform/database.ts';
import { createRequestLimits, type RateLimits } from '../../http/rateLimit.ts';
import { startTestService, signToken, testOrg, type TestService } from '../../http/testing/testService.ts';
import { devicesRouter } from '../../visits/devices.router.ts';
import { TrackBuilder } from '../../visits/testing/tracks.ts';
import { visitsRouter } from '../../visits/visits.router.ts';
import { openTestDatabase } from '../testing/testDatabase.ts';
import { ALWAYS, openVisitWorld, ORG, OTHER_REP, REP, toPosition, VADUZ } from './testing/visitWorld.ts';
import type { VisitWorld } from './testing/visitWorld.ts';

/** The clock of the test service: 1 April 2026, 10:00 UTC. */
const NOW_MS = Date.parse('2026-04-01T10:00:00Z');
const org = testOrg(1);
const limits: RateLimits = { perPerson: 1000, perOrg: 10_000 };
let database: Database;
let world: VisitWorld;
let service: TestService;
/** Every line that the service logs; none may hold a position. */
let logged: string[];

beforeAll(async () => {
    database = await openTestDatabase();
    expect(org.orgId).toBe(ORG);
});
afterAll(async () => database.close());

beforeEach(async () => {
    logged = [];
    jest.spyOn(fs, 'writeSync').mockImplementation(
        (_file: number, text: unknown) => logged.push(String(text)) * 0 + Buffer.byteLength(String(text))
    );
    world = await openVisitWorld(database, null, new Date(NOW_MS));
    service = await startTestService([org], [visitsRouter(world.visits)], {
        openRouters: [devicesRouter(world.visits, createRequestLimits(limits))],
        logLevel: 'debug',
        users: {
            find: () =>
                Promise.resolve({
                    isActive: true,
                    timeZone: 'Europe/Vaduz',
                    isAdmin: false,
                    visibleUserIds: new Set([REP])
                }),
            hasUsers: () => Promise.resolve(true)
        }
    });
});
afterEach(async () => {
    await service.close();
    jest.restoreAllMocks();
    expect(logged.join('')).not.toMatch(/47\.14|9\.52/);
});

async function call(
    method: string,
    path: string,
    body?: unknown,
    userId = REP
): Promise<{ status: number; json: never }> {
    const token = await signToken(org, { sub: userId });
    return ask(method, path, `Bearer ${token}`, body);
}

async function ask(
    method: string,
    path: string,
    authorization: string,
    body?: unknown
): Promise<{ status: number; json: never }> {
    const response = await fetch(`${service.url}/v1${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) })
    });
    return { status: response.status, json: (await response.json()) as never };
}

const morning = (): ReturnType<TrackBuilder['drive']> =>
    new TrackBuilder({ latitude: VADUZ.latitude, longitude: VADUZ.longitude - 0.0264 }, NOW_MS - 90 * 60_000)
        .drive(2)
        .stay(30)
        .drive(3);

it('takes a batch and shows the stays of the caller to nobody else', async () => {
    const sent = await call('POST', '/positions', { positions: morning().points.map(toPosition) });
    expect(sent).toMatchObject({ status: 200, json: { accepted: morning().points.length, refusedCount: 0 } });
    const days = '/stays?fromDate=2026-04-01&toDate=2026-04-01';
    expect(await call('GET', days)).toMatchObject({ status: 200, json: { stays: [{ isOpen: false }] } });
    expect(await call('GET', days, undefined, OTHER_REP)).toEqual({ status: 200, json: { stays: [] } });
    expect(await call('GET', '/my-data', undefined, OTHER_REP)).toMatchObject({ json: { stays: [], positions: [] } });
});

it('keeps nothing without consent, while paused, out of hours', async () => {
    const positions = morning().points.slice(0, 20).map(toPosition);
    const reasons = async (choice: object): Promise<string[]> => {
        const before = (await call('GET', '/tracking')) as { json: { rawPositionCount: number } };
        await call('PUT', '/tracking', { ...ALWAYS, ...choice });
        const { json } = (await call('POST', '/positions', { positions })) as { json: PositionReport };
        expect(json).toMatchObject({ accepted: 0, refusedCount: 20 });
        expect(before.json.rawPositionCount).toBe(0);
        return [...new Set(json.refused.map(({ reason }) => reason))];
    };
    expect(await reasons({ isConsented: false })).toEqual(['no-consent']);
    expect(await reasons({ workDays: 'MT-TF--' })).toEqual(['day-off']);
    expect(await reasons({ dayStartsAt: '13:00' })).toEqual(['outside-hours']);
    await call('PUT', '/tracking', { ...ALWAYS, isPausedUntil: '2026-04-01T11:00:00Z' });
    const later = [{ at: '2026-04-01T10:00:30Z', ...VADUZ }];
    expect(await call('POST', '/positions', { positions: later })).toMatchObject({
        json: { refused: [{ reason: 'paused' }] }
    });
    world.clock.advanceSeconds(60);
    await call('PUT', '/tracking', ALWAYS);
    expect(await call('POST', '/positions', { positions: later })).toMatchObject({
        json: { refused: [{ reason: 'paused' }] }
    });
    expect(await call('PUT', '/tracking', { ...ALWAYS, dayEndsAt: '00:00' })).toMatchObject({ status: 400 });
});

it('handles each bad row as documented and loses no good one', async () => {
    const good = { ...VADUZ, accuracyMetres: 10 };
    const at = (minutes: number): string => new Date(NOW_MS + minutes * 60_000).toISOString();
    const positions = [
        { at: at(-10), ...good },
        { at: at(-30), ...good },
        { at: at(-10), ...good },
        { at: at(180), ...good },
        { at: at(-5), latitude: 0, longitude: 0 },
        { at: at(-4), latitude: 91, longitude: 9 },
        { latitude: 47, longitude: 9 },
        'nonsense',
        null,
        { at: at(-60 * 30), ...good },
        { at: at(-20), ...good }
    ];
    const { status, json } = (await call('POST', '/positions', { positions })) as {
        status: number;
        json: PositionReport;
    };
    expect(status).toBe(200);
    expect(json).toMatchObject({ received: 11, accepted: 3, duplicates: 1, refusedCount: 7 });
    expect(json.refused.map(({ row, reason }) => [row, reason])).toEqual([
        [4, 'in-future'],
        [5, 'no-place'],
        [6, 'no-place'],
        [7, 'no-time'],
        [8, 'unreadable'],
        [9, 'unreadable'],
        [10, 'too-old']
    ]);
    expect(await call('POST', '/positions', { positions: positions.slice(0, 2) })).toMatchObject({
        json: { accepted: 0, duplicates: 2 }
    });
    const hourOff = { sentAt: at(60), positions: [{ at: at(55), ...good }] };
    expect(await call('POST', '/positions', hourOff)).toMatchObject({
        json: { accepted: 1, clockShiftSeconds: -3600 }
    });
    const foreign = { deviceId: 'of-somebody-else', positions: [{ at: at(-1), ...good }] };
    expect(await call('POST', '/positions', foreign)).toMatchObject({
        json: { refused: [{ reason: 'foreign-device' }] }
    });
    expect(await call('POST', '/positions', { positions: 'all' })).toMatchObject({ status: 400 });
});

it('lets an app report with a key of its own until it is removed', async () => {
    const { status, json: device } = (await call('POST', '/tracking/devices', { name: 'Phone' })) as {
        status: number;
        json: { deviceId: string; key: string; url: string };
    };
    expect(status).toBe(201);
    expect(device.url).toBe('https://fieldmap.example/v1/owntracks');
    const basic = (key: string): string => `Basic ${Buffer.from(`${device.deviceId}:${key}`).toString('base64')}`;
    const message = { _type: 'location', tst: NOW_MS / 1000 - 60, lat: VADUZ.latitude, lon: VADUZ.longitude, acc: 9 };
    expect(await ask('POST', '/owntracks', basic(device.key), message)).toEqual({ status: 200, json: [] });
    expect(await call('GET', '/tracking')).toMatchObject({
        json: { rawPositionCount: 1, devices: [{ name: 'Phone', lastUsedAt: '2026-04-01T10:00:00.000Z' }] }
    });
    expect(await ask('POST', '/owntracks', basic('wrong'), message)).toMatchObject({ status: 401 });
    expect(await ask('POST', '/owntracks', 'Bearer x', message)).toMatchObject({ status: 401 });
    const stored = await database.query<{ key_hash: string }>('SELECT key_hash FROM tracking_devices');
    expect(JSON.stringify(stored)).not.toContain(device.key);
    const csv = `time,lat,lon\n${new Date(NOW_MS - 90_000).toISOString()},47.1,9.5\n`;
    const upload = { fileName: 'a.csv', format: 'csv', text: csv };
    expect(await ask('POST', '/positions/uploads', basic(device.key), upload)).toMatchObject({ json: { accepted: 1 } });
    expect(await call('DELETE', `/tracking/devices/${device.deviceId}`, undefined, OTHER_REP)).toMatchObject({
        status: 404
    });
    expect(await call('DELETE', `/tracking/devices/${device.deviceId}`)).toMatchObject({ json: { devices: [] } });
    expect(await ask('POST', '/owntracks', basic(device.key), message)).toMatchObject({ status: 401 });
    expect(await ask('POST', '/positions/uploads', basic(device.key), upload)).toMatchObject({ status: 401 });
});

it('takes a file of 100,000 positions of last month, twice the same as once', async () => {
    const startMs = NOW_MS - 20 * 86_400_000;
    const track = new TrackBuilder(VADUZ, startMs, 1).stay(60);
    while (track.points.length < 100_000) track.drive(5).stay(40);
    const rows = track.points
        .slice(0, 100_000)
        .map(({ latitude, longitude, atMs }) => `${new Date(atMs).toISOString()},${latitude},${longitude}`);
    const text = ['time,lat,lon', ...rows, 'broken,47,9'].join('\n');
    const upload = { fileName: 'month.csv', format: 'csv', text };
    const first = (await call('POST', '/positions/uploads', upload)) as { status: number; json: PositionReport };
    expect(first).toMatchObject({ status: 200, json: { received: 100_001, accepted: 100_000, refusedCount: 1 } });
    const list = '/stays?fromDate=2026-03-11&toDate=2026-03-14';
    const { stays } = ((await call('GET', list)) as { json: { stays: unknown[] } }).json;
    expect(stays.length).toBeGreaterThan(20);
    expect(await call('GET', '/tracking')).toMatchObject({ json: { rawPositionCount: 0 } });
    await call('POST', '/positions/uploads', upload);
    expect(((await call('GET', list)) as { json: { stays: unknown[] } }).json.stays).toHaveLength(stays.length);
}, 60_000);

it('says what is wrong with a file', async () => {
    const gpx = '<gpx><trk><trkseg><trkpt lat="47" lon="9"/></trkseg></trk></gpx>';
    const send = (format: string, text: string): Promise<{ status: number; json: never }> =>
        call('POST', '/positions/uploads', { fileName: 'x', format, text });
    expect(await send('gpx', gpx)).toMatchObject({
        status: 400,
        json: { errors: [{ pointer: '/text', detail: 'no-times' }] }
    });
    expect(await send('csv', 'a,b\n1,2')).toMatchObject({ status: 400, json: { errors: [{ detail: 'no-times' }] } });
    expect(await send('kml', '')).toMatchObject({ status: 400 });
});

it('writes no position to the log when the store fails', async () => {
    const marked = { at: '2026-04-01T09:59:00Z', ...VADUZ };
    await call('POST', '/positions', { positions: [marked, { ...marked, latitude: 147.141 }] });
    await database.execute('ALTER TABLE positions ADD CONSTRAINT broken CHECK (latitude < 47) NOT VALID');
    try {
        const failed = await call('POST', '/positions', { positions: [{ ...marked, at: '2026-04-01T09:58:00Z' }] });
        expect(failed.status).toBe(500);
    } finally {
        await database.execute('ALTER TABLE positions DROP CONSTRAINT broken');
    }
    expect(logged.join('')).toContain('request failed');
});
