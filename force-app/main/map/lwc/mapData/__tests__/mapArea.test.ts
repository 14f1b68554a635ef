import { colourWords } from '../../../../../test/jest-stubs/support';
import type { MapLayer, PointPage } from 'c/contracts';
import {
    areaOfBounds,
    filterLayer,
    LayerPoints,
    NO_FILTER,
    outlineOf,
    recordsCsv,
    recordsInside,
    RecordRows
} from 'c/mapData';
import { readFileSync } from 'node:fs';

const golden = <T>(name: string): T => JSON.parse(readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8')) as T;
const [layer] = golden<MapLayer[]>('map-layers');
const places: Record<string, [number, number]> = { inside: [47.1, 9.5], north: [47.3, 9.5], east: [47.1, 9.9] };

function selection() {
    const page = golden<PointPage>('map-points');
    const ids = Object.keys(places);
    const points = new LayerPoints(layer!, { words: colourWords(), todayDay: 20500 });
    points.append(
        {
            ...page,
            ids,
            names: ['=1+1', 'Quote "AG", Vaduz', 'Plain'],
            latitudesMicro: ids.map((id) => places[id]![0] * 1e6),
            longitudesMicro: ids.map((id) => places[id]![1] * 1e6),
            statusCodes: [0, 0, 0],
            ownerCodes: [0, 0, 0],
            lastVisitDays: [20000, null, 0]
        },
        true
    );
    return [filterLayer(points, NO_FILTER, { todayDay: 20500, team: [], matches: null })];
}

describe('areas of the map', () => {
    it('holds what lies inside of a ring, not only of its box', () => {
        const corner = (latitude: number, longitude: number) => ({ latitude, longitude });
        const triangle = [corner(47, 9.4), corner(47.4, 9.4), corner(47, 9.95)];
        expect(recordsInside(selection(), { kind: 'ring', ring: triangle })).toEqual(['inside', 'north']);
        expect(recordsInside(selection(), areaOfBounds({ west: 9.4, south: 47, east: 10, north: 47.2 }))).toEqual([
            'inside',
            'east'
        ]);
    });

    it('measures a radius along the ground', () => {
        const centre = { latitude: 47.1, longitude: 9.5 };
        expect(recordsInside(selection(), { kind: 'circle', centre, radiusMetres: 22_000 })).toEqual(['inside']);
        expect(recordsInside(selection(), { kind: 'circle', centre, radiusMetres: 23_000 })).toEqual([
            'inside',
            'north'
        ]);
        expect(outlineOf({ kind: 'circle', centre, radiusMetres: 1000 })).toHaveLength(64);
    });
});

describe('CSV of records', () => {
    it('quotes, disarms formulas and leaves an unknown visit empty', () => {
        const rows = RecordRows.of(selection(), () => true);
        const words = { id: 'Id', name: 'Name', type: 'Type', status: 'Status', owner: 'Owner', lastVisit: 'Last' };
        const list = Array.from({ length: rows.length }, (_, index) => rows.at(index));
        const [head, first, second] = recordsCsv(list, words).split('\r\n');
        expect(head).toBe('\uFEFFId,Name,Type,Status,Owner,Last');
        expect(first).toMatch(/^inside,'=1\+1,.*,2024-10-04$/);
        expect(second).toMatch(/^north,"Quote ""AG"", Vaduz",.*,$/);
    });
});
