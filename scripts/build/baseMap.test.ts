import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
    type BaseMap,
    type BaseMapDocument,
    type BaseMapLayerName,
    decodeBaseMap,
    isInRing,
    latitudeOfMercatorY,
    longitudeOfMercatorX
} from '#kernel/geo';
import { buildBaseMap } from './baseMap.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldmap-basemap-'));
const path = join(directory, 'fieldmapBasemap.json');
let map: BaseMap;

beforeAll(() => {
    buildBaseMap(join(process.cwd(), 'scripts/demo/data/osm/liechtenstein.osm.pbf'), path);
    map = decodeBaseMap(JSON.parse(readFileSync(path, 'utf8')) as BaseMapDocument);
});

afterAll(() => rmSync(directory, { recursive: true }));

const layerOf = (name: BaseMapLayerName) => map.layers.find((layer) => layer.name === name)!;

/** Features of an area layer that hold the point, by the even-odd rule over all rings. */
function featuresAt(name: BaseMapLayerName, latitude: number, longitude: number): number[] {
    const layer = layerOf(name);
    return Array.from({ length: layer.featureCount }, (_, i) => i).filter((feature) => {
        let isInside = false;
        for (let part = layer.featureStarts[feature]!; part < layer.featureStarts[feature + 1]!; part++) {
            const ring = Array.from({ length: layer.partStarts[part + 1]! - layer.partStarts[part]! }, (_, k) => ({
                longitude: longitudeOfMercatorX(layer.points[2 * (layer.partStarts[part]! + k)]!),
                latitude: latitudeOfMercatorY(layer.points[2 * (layer.partStarts[part]! + k) + 1]!)
            }));
            if (isInRing({ latitude, longitude }, ring)) isInside = !isInside;
        }
        return isInside;
    });
}

describe('the base map of the shipped extract', () => {
    it('fits a static resource with room to spare and names its source', () => {
        expect(statSync(path).size).toBeLessThan(2_500_000);
        expect(map.attribution).toBe('© OpenStreetMap contributors');
    });

    it('has what a map needs, bottom layer first', () => {
        const names = map.layers.map(({ name }) => name);
        for (const name of ['country', 'forest', 'water', 'building', 'minor', 'primary', 'rail', 'place'] as const) {
            expect(names).toContain(name);
        }
        expect(names.indexOf('forest')).toBeLessThan(names.indexOf('water'));
        expect(names.indexOf('building')).toBeLessThan(names.indexOf('primary'));
        expect(layerOf('building').featureCount).toBeGreaterThan(8_500);
    });

    it('puts the country, the Rhine and the forest above Vaduz where they are', () => {
        expect(featuresAt('country', 47.141, 9.5209)).toHaveLength(1);
        expect(featuresAt('country', 47.16, 9.45)).toHaveLength(0);
        expect(featuresAt('forest', 47.138, 9.5345).length).toBeGreaterThan(0);
        expect(featuresAt('forest', 47.1392, 9.5205)).toHaveLength(0);
        expect(featuresAt('water', 47.1392, 9.51).length + featuresAt('water', 47.1392, 9.5085).length).toBeGreaterThan(0);
    });

    it('labels Vaduz before hamlets', () => {
        const place = layerOf('place');
        const labels = Array.from(place.nameIndices, (index) => map.names[index]);
        const at = labels.indexOf('Vaduz');
        expect(at).toBeGreaterThanOrEqual(0);
        expect(place.minZooms[at]).toBeLessThanOrEqual(10);
        expect([...place.minZooms]).toEqual([...place.minZooms].sort((a, b) => a - b));
        expect(place.points[2 * at]).toBeCloseTo(9.52 / 360 + 0.5, 4);
    });

    it('draws small things only where they can be seen', () => {
        for (const layer of map.layers) {
            expect(Math.min(...layer.minZooms)).toBe(layer.minZoom);
            expect(Math.max(...layer.minZooms)).toBeLessThanOrEqual(18);
        }
        expect(layerOf('building').minZoom).toBeGreaterThanOrEqual(14);
    });
});
