import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { buildMunicipalities } from './municipalities.ts';
import { repositoryRoot } from './repositoryRoot.ts';

describe('the municipalities of the shipped extract', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'municipalities-'));
    let areas: FeatureCollection<MultiPolygon, { name: string }>;
    beforeAll(() => {
        const file = path.join(folder, 'areas.json');
        buildMunicipalities(path.join(repositoryRoot, 'scripts/demo/data/osm/liechtenstein.osm.pbf'), file);
        areas = JSON.parse(readFileSync(file, 'utf8')) as typeof areas;
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('are the eleven of Liechtenstein, none that the extract cuts off', () => {
        expect(areas.features.map(({ properties }) => properties.name)).toEqual([
            'Balzers',
            'Eschen',
            'Gamprin',
            'Mauren',
            'Planken',
            'Ruggell',
            'Schaan',
            'Schellenberg',
            'Triesen',
            'Triesenberg',
            'Vaduz'
        ]);
    });

    it('cover the country: 160 square kilometres', () => {
        const squareKilometres = areas.features
            .flatMap(({ geometry }) => geometry.coordinates.map(([ring]) => ringArea(ring!)))
            .reduce((sum, area) => sum + area, 0);
        expect(squareKilometres).toBeGreaterThan(158);
        expect(squareKilometres).toBeLessThan(162.5);
    });

    it('are closed rings, some in several pieces', () => {
        const rings = areas.features.flatMap(({ geometry }) => geometry.coordinates.flat());
        for (const ring of rings) expect(ring[0]).toEqual(ring[ring.length - 1]);
        expect(rings.length).toBeGreaterThan(11);
    });
});

/** Square kilometres of a ring on a plane around its first point. */
function ringArea(ring: readonly number[][]): number {
    const [west, south] = ring[0] as [number, number];
    const scale = 111.195;
    const shrink = Math.cos((south * Math.PI) / 180);
    let twice = 0;
    for (let i = 1; i < ring.length; i++) {
        const [x0, y0] = ring[i - 1] as [number, number];
        const [x1, y1] = ring[i] as [number, number];
        twice += (x0 - west) * (y1 - south) - (x1 - west) * (y0 - south);
    }
    return (Math.abs(twice) / 2) * scale * scale * shrink;
}
