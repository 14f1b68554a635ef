import {
    assignByGroups,
    assignByShapes,
    classesOf,
    figuresByArea,
    FigureColumns,
    GeoJsonError,
    hullOf,
    loadFigures,
    MEASURES,
    measureOf,
    parseGeoJson,
    topAccounts,
    valueOf,
    writeGeoJson
} from 'c/areaData';

const square = (west: number, south: number, size: number): [number, number][] => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south]
];
const COLLECTION = JSON.stringify({
    type: 'FeatureCollection',
    features: [
        {
            type: 'Feature',
            properties: { name: 'Ring' },
            geometry: { type: 'Polygon', coordinates: [square(9, 47, 1), square(9.4, 47.4, 0.2)] }
        },
        { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [9, 47] } },
        {
            type: 'Feature',
            properties: null,
            geometry: { type: 'MultiPolygon', coordinates: [[square(11, 47, 1)], [square(13, 47, 1)]] }
        }
    ]
});
const PLACES = {
    ids: ['a', 'b', 'c', 'd', 'e'],
    names: ['A', 'B', 'C', 'D', 'E'],
    latitudes: Float64Array.of(47.1, 47.5, 47.5, 47.5, 40),
    longitudes: Float64Array.of(9.1, 9.5, 11.5, 13.5, 9.1)
};

async function figures(): Promise<FigureColumns> {
    const page = {
        from: '2026-01-01',
        today: '2026-03-31',
        currency: 'CHF',
        accountIds: ['a', 'b'],
        visits: [2, 0],
        orders: [1, 0],
        openAmounts: [100, 50],
        potentials: [10, 20],
        overdueDays: [-3, 5],
        visitsAYear: [36.5, 0],
        nextAfterId: 'b'
    };
    const last = { ...page, accountIds: ['c', 'd'], visits: [1, 4], overdueDays: [null, 9], nextAfterId: null };
    return loadFigures(async (afterId) => (afterId === null ? page : last));
}

describe('GeoJSON', () => {
    it('reads polygons, holes and multipolygons and passes over the rest', () => {
        const shapes = parseGeoJson(COLLECTION, 'Area');
        expect(shapes.map(({ name, rings }) => [name, rings.length])).toEqual([
            ['Ring', 2],
            ['Area 2', 2]
        ]);
        expect([...assignByShapes(PLACES, shapes)]).toEqual([0, -1, 1, 1, -1]);
    });

    it('gives back what it read', () => {
        const shapes = parseGeoJson(COLLECTION, 'Area');
        const text = writeGeoJson(shapes.map((shape) => ({ shape, properties: { accounts: 3 } })));
        const again = parseGeoJson(text, 'Area');
        expect(again.map(({ name, rings }) => [name, rings])).toEqual(shapes.map(({ name, rings }) => [name, rings]));
        expect(JSON.parse(text).features[0].geometry).toEqual({
            type: 'Polygon',
            coordinates: [square(9, 47, 1), square(9.4, 47.4, 0.2)]
        });
        expect(JSON.parse(text).features[0].properties).toEqual({ name: 'Ring', accounts: 3 });
    });

    it.each([
        ['not-json', '{'],
        ['no-areas', '{"type":"FeatureCollection","features":[]}'],
        ['no-areas', '[]'],
        [
            'bad-coordinates',
            '{"type":"Polygon","coordinates":[[[759000,221000],[759100,221000],[759100,221100],[759000,221000]]]}'
        ],
        ['bad-coordinates', '{"type":"Polygon","coordinates":[[[9,47],[10,47]]]}'],
        ['bad-coordinates', '{"type":"Polygon"}'],
        ['too-large', 'x'.repeat(10_000_001)]
    ])('refuses a text with %s', (code, text) => {
        expect(() => parseGeoJson(text, 'Area')).toThrow(GeoJsonError);
        try {
            parseGeoJson(text, 'Area');
        } catch (error) {
            expect((error as GeoJsonError).code).toBe(code);
        }
    });

    it('takes names as text, whatever they hold', () => {
        const [shape] = parseGeoJson(
            `{"type":"Feature","properties":{"name":"<img src=x onerror=alert(1)>"},"geometry":{"type":"Polygon","coordinates":${JSON.stringify([square(9, 47, 1)])}}}`,
            'Area'
        );
        expect(shape!.name).toBe('<img src=x onerror=alert(1)>');
    });
});

describe('figures of areas', () => {
    it('add up by hand, with what is outside', async () => {
        const columns = await figures();
        const areas = Int32Array.of(0, 0, 1, 1, -1);
        const of = (key: Parameters<typeof measureOf>[0]) =>
            figuresByArea(PLACES, areas, 2, columns, measureOf(key), 90).map(({ numerator, denominator }) => [
                Math.round(numerator * 10) / 10,
                denominator
            ]);
        expect(of('coverage')).toEqual([
            [1, 2],
            [2, 2],
            [0, 0]
        ]);
        expect(of('load')).toEqual([
            [9, 2],
            [9, 5],
            [0, 0]
        ]);
        expect(of('orderRate')).toEqual([
            [1, 2],
            [1, 2],
            [0, 0]
        ]);
        expect(of('overdue')).toEqual([
            [1, 2],
            [1, 1],
            [0, 0]
        ]);
        expect(of('openAmount')).toEqual([
            [150, 0],
            [150, 0],
            [0, 0]
        ]);
        const sums = figuresByArea(PLACES, areas, 2, columns, measureOf('count'), 90);
        expect(sums.map(({ accountCount, unknownCount }) => [accountCount, unknownCount])).toEqual([
            [2, 0],
            [2, 0],
            [1, 1]
        ]);
    });

    it('give no value where there is nothing to divide by', () => {
        expect(valueOf(measureOf('coverage'), { numerator: 0, denominator: 0 })).toBeNull();
        expect(valueOf(measureOf('count'), { numerator: 0, denominator: 0 })).toBe(0);
        expect(new Set(MEASURES.map(({ key }) => key)).size).toBe(7);
    });

    it('name the top of an area by score and leave out zeros', () => {
        const scores: Record<string, number> = { a: 5, b: 9, c: 0, d: 2 };
        const top = topAccounts(PLACES, Int32Array.of(0, 0, 0, 1, -1), 0, (id) => scores[id] ?? 0, 5);
        expect(top.map(({ index, score }) => [PLACES.names[index], score])).toEqual([
            ['B', 9],
            ['A', 5]
        ]);
    });

    it('group by ids, as territories do', () => {
        const groups = [new Set(['b', 'x']), new Set(['a', 'b'])];
        expect([...assignByGroups(PLACES, groups)]).toEqual([1, 0, -1, -1, -1]);
    });
});

describe('classes', () => {
    it('hold every value once, rising, equal ones together', () => {
        const values = [1, 1, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9];
        const classes = classesOf(values);
        expect(classes.length).toBeLessThanOrEqual(5);
        expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        for (let i = 1; i < classes.length; i++) expect(classes[i]!.from).toBeGreaterThan(classes[i - 1]!.to);
        expect(new Set(classes.map(({ colour }) => colour)).size).toBe(classes.length);
    });

    it('are one for each value when there are few', () => {
        expect(classesOf([0.5, 0.25, 0.5]).map(({ from, count }) => [from, count])).toEqual([
            [0.25, 1],
            [0.5, 2]
        ]);
        expect(classesOf([])).toEqual([]);
    });
});

describe('hull', () => {
    it('goes around all places', () => {
        const hull = hullOf([
            [0, 0],
            [2, 0],
            [1, 1],
            [2, 2],
            [0, 2],
            [1, 0.5]
        ]);
        expect(hull).toHaveLength(5);
        expect(hull[0]).toEqual(hull[4]);
        expect(
            hullOf([
                [0, 0],
                [1, 1]
            ])
        ).toEqual([]);
    });
});
