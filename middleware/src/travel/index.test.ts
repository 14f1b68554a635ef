import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createTravelTimes } from './index.ts';
import { writeRoadGraph } from './road/graphFile.ts';
import { sampleGraph } from './road/sampleGraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldmap-travel-'));
const from = { latitude: 47.1, longitude: 9.5 };
const to = { latitude: 47.1, longitude: 9.51 };
const farAway = { latitude: 48, longitude: 11 };

afterAll(() => rmSync(directory, { recursive: true }));

describe('createTravelTimes', () => {
    const roadGraphFile = join(directory, 'a.graph');
    writeRoadGraph(roadGraphFile, sampleGraph([from, to], [{ from: 0, to: 1, seconds: 90 }]));

    it('gives road times from a graph file, with the licence in the note', async () => {
        const { seconds, source } = await createTravelTimes({ provider: 'road', roadGraphFile }).matrix([from, to]);
        expect([...seconds]).toEqual([0, 90, 90, 0]);
        expect(source.note).toMatch(/©/);
    });

    it('falls back for the whole question when one place is off the map, and goes on with roads afterwards', async () => {
        const travel = createTravelTimes({ provider: 'road', roadGraphFile });
        const mixed = await travel.matrix([from, to, farAway]);
        expect(mixed.source).toMatchObject({ provider: 'great-circle', isEstimate: true });
        expect(mixed.source.note).toMatch(/1 of 3 places are more than 2 km/);
        expect(mixed.seconds[1]).not.toBe(90);
        expect((await travel.matrix([from, to])).source.provider).toBe('road');
    });

    it('falls back when the server is down, and tells the log', async () => {
        const told: string[] = [];
        const travel = createTravelTimes(
            { provider: 'osrm', url: 'http://127.0.0.1:9' },
            { onFallback: (error) => void told.push(error.code) }
        );
        expect((await travel.matrix([from, to])).source.isEstimate).toBe(true);
        expect(told).toEqual(['unavailable']);
    });

    it('asks a server once for the same pairs', async () => {
        let count = 0;
        const server = createServer((_, response) => {
            count++;
            response.end(
                JSON.stringify({
                    durations: [
                        [0, 5],
                        [6, 0]
                    ],
                    distances: [
                        [0, 50],
                        [60, 0]
                    ]
                })
            );
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const travel = createTravelTimes({ provider: 'osrm', url });
        await travel.matrix([from, to]);
        expect([...(await travel.matrix([to, from])).seconds]).toEqual([0, 6, 5, 0]);
        expect(count).toBe(1);
        server.closeAllConnections();
        server.close();
    });

    it('refuses a configuration that cannot work, with the next step', () => {
        expect(() => createTravelTimes({ provider: 'road' })).toThrow(/roadGraph\.js --extract/);
        expect(() => createTravelTimes({ provider: 'valhalla' })).toThrow(/needs the address of its server/);
        expect(() => createTravelTimes({ provider: 'road', roadGraphFile: join(directory, 'none') })).toThrow(
            /Build it again/
        );
    });
});
