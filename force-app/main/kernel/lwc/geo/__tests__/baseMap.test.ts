import { describe, expect, it } from '@jest/globals';
import { type BaseMapDocument, decodeBaseMap } from '../baseMap.ts';
import { encodeIntegers } from '../integerText.ts';
import { mercatorX, mercatorY } from '../mercator.ts';

const document: BaseMapDocument = {
    version: 1,
    attribution: '© OpenStreetMap contributors',
    licence: 'ODbL 1.0',
    bounds: { west: 9, south: 47, east: 10, north: 48 },
    unitsPerDegree: 1000,
    names: ['Vaduz', 'Lake'],
    layers: [
        {
            name: 'water',
            geometry: 'polygon',
            minZoom: 10,
            partCounts: encodeIntegers([2, 1]),
            pointCounts: encodeIntegers([3, 3, 3]),
            coordinates: encodeIntegers([0, 0, 100, 0, 0, 100, -50, -80, 10, 0, 0, 10, 500, 500, 1, 0, 0, 1]),
            minZooms: encodeIntegers([10, 14]),
            names: encodeIntegers([2, 0])
        },
        { name: 'place', geometry: 'point', minZoom: 9, coordinates: encodeIntegers([1, 2, 3, 4]) }
    ]
};

describe('decodeBaseMap', () => {
    const { layers, names } = decodeBaseMap(document);
    const [water, place] = layers;

    it('unpacks features, rings and points', () => {
        expect(water?.featureCount).toBe(2);
        expect([...water!.featureStarts]).toEqual([0, 2, 3]);
        expect([...water!.partStarts]).toEqual([0, 3, 6, 9]);
        expect(water!.points[2]).toBeCloseTo(mercatorX(9.1), 12);
        expect(water!.points[5]).toBeCloseTo(mercatorY(47.1), 12);
    });

    it('knows the box, smallest zoom and name of each feature', () => {
        const expected = [mercatorX(9), mercatorY(47.1), mercatorX(9.1), mercatorY(47)];
        expected.forEach((value, i) => expect(water!.boxes[i]).toBeCloseTo(value, 12));
        expect([...water!.minZooms]).toEqual([10, 14]);
        expect([...water!.nameIndices].map((index) => names[index] ?? null)).toEqual(['Lake', null]);
    });

    it('takes one point a feature where counts are absent', () => {
        expect(place?.featureCount).toBe(2);
        expect(place!.points[2]).toBeCloseTo(mercatorX(9.004), 12);
        expect([...place!.minZooms]).toEqual([9, 9]);
        expect([...place!.nameIndices]).toEqual([-1, -1]);
    });

    it('refuses another version and counts that do not fit', () => {
        expect(() => decodeBaseMap({ ...document, version: 2 as unknown as 1 })).toThrow(/version 1, got 2/);
        const broken = { ...document.layers[0]!, pointCounts: encodeIntegers([3, 3, 2]) };
        expect(() => decodeBaseMap({ ...document, layers: [broken] })).toThrow(/layer water/);
    });
});
