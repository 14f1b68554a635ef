import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PbfWriter } from 'pbf';
import { listAddresses, listPlaces, listStreets, parseOsm, readOsm, wayCoordinates } from './readOsm.ts';

const EXTRACT = join(process.cwd(), 'scripts/demo/data/osm/liechtenstein.osm.pbf');
const extract = readOsm(EXTRACT);

function blob(type: string, data: Uint8Array, field = 1): Buffer {
    const body = new PbfWriter();
    body.writeBytesField(field, data);
    const bytes = body.finish();
    const head = new PbfWriter();
    head.writeStringField(1, type);
    head.writeVarintField(3, bytes.length);
    const headBytes = head.finish();
    const length = Buffer.alloc(4);
    length.writeUInt32BE(headBytes.length);
    return Buffer.concat([length, headBytes, bytes]);
}

function header(feature: string): Uint8Array {
    const pbf = new PbfWriter();
    pbf.writeStringField(4, feature);
    return pbf.finish();
}

describe('readOsm on the shipped extract', () => {
    it('reads every element', () => {
        expect(extract.ways).toHaveLength(15_247);
        expect(extract.nodes.count).toBe(142_832);
        expect(extract.relations).toHaveLength(358);
        const outlines = [...extract.ways, ...extract.relations].filter((element) => element.tags['building']);
        expect(outlines).toHaveLength(8_998);
        expect(extract.relations.some((relation) => relation.tags['boundary'] === 'administrative')).toBe(true);
    });

    it('places nodes in and around Liechtenstein, ordered by id', () => {
        for (let i = 0; i < extract.nodes.count; i += 97) {
            expect(extract.nodes.latitudes[i]).toBeGreaterThan(46.7);
            expect(extract.nodes.latitudes[i]).toBeLessThan(47.6);
            expect(extract.nodes.longitudes[i]).toBeGreaterThan(9.2);
            expect(extract.nodes.longitudes[i]).toBeLessThan(9.9);
            expect(extract.nodes.indexOf(extract.nodes.ids[i]!)).toBe(i);
        }
        expect(extract.nodes.indexOf(-1)).toBe(-1);
    });

    it('follows references of ways to coordinates', () => {
        const road = extract.ways.find((way) => way.tags['highway'] === 'primary')!;
        expect(wayCoordinates(extract.nodes, road)).toHaveLength(road.refs.length * 2);
    });

    it('lists addresses with street, number, city and place on the map', () => {
        const addresses = listAddresses(extract);
        expect(addresses.length).toBeGreaterThan(900);
        expect(new Set(addresses.map((a) => `${a.city}|${a.street}|${a.houseNumber}`)).size).toBe(addresses.length);
        for (const address of addresses) {
            expect(address.city).not.toBe('');
            expect(address.latitude).toBeGreaterThan(46.9);
        }
    });

    it('lists named streets with geometry and the settlement', () => {
        const streets = listStreets(extract);
        expect(streets.length).toBeGreaterThan(800);
        expect(new Set(streets.map((street) => street.place))).toContain('Vaduz');
        expect(streets.every((street) => street.points.length >= 2)).toBe(true);
        expect(listPlaces(extract).find((place) => place.name === 'Vaduz')?.kind).toMatch(/city|town|village/);
    });
});

describe('readOsm on bad input', () => {
    it('refuses what is no OSM PBF', () => {
        expect(() => parseOsm(Buffer.from('<osm version="0.6"></osm>'), 'a.osm')).toThrow(/a\.osm: expected an OSM PBF/);
        expect(() => parseOsm(Buffer.alloc(0), 'empty')).toThrow(/no OSMHeader/);
    });

    it('refuses a cut-off file and says where', () => {
        const whole = blob('OSMHeader', header('DenseNodes'));
        expect(() => parseOsm(whole.subarray(0, whole.length - 3), 'cut')).toThrow(/cut: cut off/);
    });

    it('refuses required features and compressions it does not know', () => {
        expect(() => parseOsm(blob('OSMHeader', header('HistoricalInformation')), 'h')).toThrow(/HistoricalInformation/);
        expect(() => parseOsm(blob('OSMHeader', header('DenseNodes'), 4), 'lzma')).toThrow(/neither plain nor zlib/);
    });
});
