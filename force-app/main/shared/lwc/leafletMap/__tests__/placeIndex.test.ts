import { PointSet } from 'c/mapLayers';
import { PlaceIndex } from '../placeIndex';

const WORLD = { west: 0, north: 0, east: 1, south: 1 };

function layer(id: string, rows: readonly (readonly [string, number, number, number])[]) {
    return {
        id,
        kind: 'points' as const,
        points: new PointSet({
            ids: rows.map(([recordId]) => recordId),
            names: rows.map(([recordId]) => `Name of ${recordId}`),
            latitudes: Float64Array.from(rows, (row) => row[1]),
            longitudes: Float64Array.from(rows, (row) => row[2]),
            styles: Uint16Array.from(rows, (row) => row[3])
        }),
        styles: [
            { colour: '#000000', shape: 'circle' as const, label: `${id} 0` },
            { colour: '#111111', shape: 'star' as const, label: `${id} 1` }
        ]
    };
}

describe('PlaceIndex', () => {
    const index = new PlaceIndex([
        layer('Account', [
            ['a1', 47, 9, 0],
            ['a2', 47.5, 9.5, 1]
        ]),
        layer('Opportunity', [['o1', 47.000001, 9, 1]])
    ]);

    it('makes one place of records that are a metre apart, over all layers', () => {
        const signs = index.signs(WORLD, 10);
        expect(signs.map(({ recordCount }) => recordCount)).toEqual([2, 1]);
        expect(index.itemsAt(signs[0]!.place)).toEqual([
            { layerId: 'Account', id: 'a1' },
            { layerId: 'Opportunity', id: 'o1' }
        ]);
    });

    it('numbers styles over all layers', () => {
        expect(index.styles.map(({ label }) => label)).toEqual([
            'Account 0',
            'Account 1',
            'Opportunity 0',
            'Opportunity 1'
        ]);
        expect(index.signs(WORLD, 10)[1]?.style).toBe(1);
    });

    it('finds the place of a record', () => {
        expect(index.placeOf('o1')).toBe(index.placeOf('a1'));
        expect(index.nameAt(index.placeOf('a2')!)).toBe('Name of a2');
        expect(index.placeOf('unknown')).toBeUndefined();
    });

    it('counts the records of a cluster by style and says where it falls apart', () => {
        const cluster = new PlaceIndex([
            layer('Account', [
                ['a1', 47, 9, 0],
                ['a2', 47.001, 9, 1],
                ['a3', 47.002, 9, 1],
                ['a4', 47.002, 9, 1]
            ])
        ]);
        const [sign] = cluster.signs(WORLD, 8);
        expect(sign).toMatchObject({ place: -1, recordCount: 4 });
        expect([...sign!.mix!]).toEqual([1, 3]);
        const zoom = cluster.expansionZoom(sign!);
        expect(cluster.signs(WORLD, zoom).length).toBeGreaterThan(1);
        const { latitude, longitude } = cluster.positionOf(sign!);
        expect(latitude).toBeCloseTo(47.001, 3);
        expect(longitude).toBeCloseTo(9, 6);
    });
});
