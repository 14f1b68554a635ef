import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { haversineMetres } from '#kernel/geo';
import { createTravelTimes, type TravelTimes } from '../../middleware/src/travel/index.ts';
import { readRoadGraph, type RoadGraph } from '../../middleware/src/travel/road/graphFile.ts';
import { buildRoadGraph } from './roadGraph.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldmap-roads-'));
const roadGraphFile = join(directory, 'new', 'liechtenstein.graph');
const vaduz = { latitude: 47.141, longitude: 9.5209 };
const schaan = { latitude: 47.165, longitude: 9.5087 };
const malbun = { latitude: 47.1017, longitude: 9.6096 };
let graph: RoadGraph;
let travel: TravelTimes;

beforeAll(() => {
    buildRoadGraph(join(process.cwd(), 'scripts/demo/data/osm/liechtenstein.osm.pbf'), roadGraphFile);
    graph = readRoadGraph(roadGraphFile);
    travel = createTravelTimes({ provider: 'road', roadGraphFile });
});

afterAll(() => rmSync(directory, { recursive: true }));

describe('the road graph of the shipped extract', () => {
    it('holds roads with sound numbers', () => {
        expect(graph.nodeCount).toBeGreaterThan(3_000);
        expect(graph.meta).toMatchObject({ extract: 'liechtenstein.osm.pbf', attribution: '© OpenStreetMap contributors' });
        for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
            const seconds = Math.max(graph.secondsForward[edge]!, graph.secondsBackward[edge]!);
            const kilometresPerHour = (3.6 * graph.edgeMetres[edge]!) / seconds;
            expect(seconds).toBeGreaterThan(0);
            expect(kilometresPerHour).toBeLessThanOrEqual(130);
            expect(graph.edgeFrom[edge]).toBeLessThan(graph.nodeCount);
            expect(graph.edgeTo[edge]).toBeLessThan(graph.nodeCount);
        }
    });

    it('has one-way roads and roundabouts', () => {
        expect(graph.secondsBackward.some((seconds) => seconds < 0)).toBe(true);
    });

    it('drives from Vaduz to Schaan in some minutes and to Malbun up the mountain in a quarter of an hour', async () => {
        const { seconds, metres, source } = await travel.matrix([vaduz, schaan, malbun]);
        expect(source.isEstimate).toBe(false);
        expect(seconds[1]! / 60).toBeGreaterThan(3);
        expect(seconds[1]! / 60).toBeLessThan(8);
        expect(metres[1]!).toBeGreaterThan(haversineMetres(vaduz, schaan));
        expect(seconds[2]! / 60).toBeGreaterThan(12);
        expect(seconds[2]! / 60).toBeLessThan(30);
        expect(metres[2]! / haversineMetres(vaduz, malbun)).toBeGreaterThan(1.4);
    });

    it('is directed: there and back differ, but not by much', async () => {
        const places = [vaduz, schaan, malbun, { latitude: 47.0667, longitude: 9.505 }, { latitude: 47.2122, longitude: 9.5274 }];
        const { seconds } = await travel.matrix(places);
        const ratios = places.flatMap((_, i) =>
            places.flatMap((__, j) => (i < j ? [seconds[i * places.length + j]! / seconds[j * places.length + i]!] : []))
        );
        expect(ratios.some((ratio) => ratio !== 1)).toBe(true);
        expect(ratios.every((ratio) => ratio > 0.7 && ratio < 1.4)).toBe(true);
    });

    it('refuses a file that is no extract', () => {
        expect(() => buildRoadGraph(join(process.cwd(), 'package.json'), roadGraphFile)).toThrow(/expected an OSM PBF/);
    });
});
