import { decodeBaseMap, encodeIntegers, mercatorX, mercatorY, type BaseMapDocument } from 'c/geo';
import { fakeCanvasContext } from '../../../../../test/jest-stubs/leaflet';
import { widthAt } from '../cartography';
import { LabelPainter } from '../paintLabels';
import { TilePainter } from '../paintTile';

const ZOOM = 14;
const DOCUMENT: BaseMapDocument = {
    version: 1,
    attribution: '',
    licence: '',
    bounds: { west: 9, south: 47, east: 10, north: 48 },
    unitsPerDegree: 100_000,
    names: ['Lake', 'Town', 'Other town'],
    layers: [
        {
            name: 'water',
            geometry: 'polygon',
            minZoom: 8,
            partCounts: encodeIntegers([1]),
            pointCounts: encodeIntegers([3]),
            coordinates: encodeIntegers([0, 0, 1000, 0, 0, 1000])
        },
        {
            name: 'primary',
            geometry: 'line',
            minZoom: 8,
            partCounts: encodeIntegers([1]),
            pointCounts: encodeIntegers([2]),
            coordinates: encodeIntegers([0, 0, 2000, 500])
        },
        {
            name: 'place',
            geometry: 'point',
            minZoom: 8,
            coordinates: encodeIntegers([500, 300, 10, 0]),
            names: encodeIntegers([2, 3])
        }
    ]
};
const tile = { column: Math.floor(mercatorX(9.005) * 2 ** ZOOM), row: Math.floor(mercatorY(47.003) * 2 ** ZOOM) };

describe('TilePainter', () => {
    const painter = new TilePainter(decodeBaseMap(DOCUMENT));

    it('fills areas once and draws a road with its casing', () => {
        const context = fakeCanvasContext();
        painter.paint(context as never, tile.column, tile.row, ZOOM);
        expect(context.fill).toHaveBeenCalledTimes(1);
        expect(context.stroke).toHaveBeenCalledTimes(2);
    });

    it('draws nothing where nothing is', () => {
        const context = fakeCanvasContext();
        painter.paint(context as never, tile.column + 100, tile.row, ZOOM);
        expect(context.fill).not.toHaveBeenCalled();
        expect(context.stroke).not.toHaveBeenCalled();
    });
});

describe('LabelPainter', () => {
    it('writes one of two names that would collide', () => {
        const context = fakeCanvasContext();
        const worldSize = 256 * 2 ** 12;
        new LabelPainter(decodeBaseMap(DOCUMENT)).paint({
            context: context as never,
            width: 800,
            height: 600,
            originX: mercatorX(9.005) * worldSize - 400,
            originY: mercatorY(47.003) * worldSize - 300,
            worldSize,
            zoom: 12
        });
        expect(context.fillText.mock.calls.map(([text]) => text)).toEqual(['Town']);
    });
});

describe('widthAt', () => {
    it('grows between the given zooms and stays beyond them', () => {
        const widths = { 10: 1, 14: 4 };
        expect([8, 10, 12, 14, 18].map((zoom) => widthAt(widths, zoom))).toEqual([1, 1, 2, 4, 4]);
    });
});
