import { HeatPoints, rampColour, HEAT_COLOURS } from 'c/mapLayers';
import { heatField } from '../heatField';

const BOX = { west: 0, north: 0, width: 1, height: 1 };

describe('heatField', () => {
    it('gives a lone weight its own value at its own cell and less around it', () => {
        const field = heatField(
            new HeatPoints(Float64Array.of(0.505), Float64Array.of(0.505), Float64Array.of(40)),
            BOX,
            100,
            100,
            9
        );
        expect(field[50 * 100 + 50]).toBeCloseTo(40, 3);
        expect(field[50 * 100 + 54]).toBeLessThan(40);
        expect(field[50 * 100 + 54]).toBeGreaterThan(0);
        expect(field[50 * 100 + 70]).toBe(0);
    });

    it('adds what lies together and leaves out what lies outside', () => {
        const at = Float64Array.of(0.505, 0.505, 3);
        const field = heatField(new HeatPoints(at, at, Float64Array.of(1, 2, 1000)), BOX, 100, 100, 9);
        expect(Math.max(...field)).toBeCloseTo(3, 3);
    });
});

describe('rampColour', () => {
    it('goes from the first colour to the last', () => {
        const hex = (share: number): string =>
            `#${rampColour(share)
                .map((part) => part.toString(16).padStart(2, '0'))
                .join('')}`;
        expect([hex(0), hex(0.5), hex(1)]).toEqual([HEAT_COLOURS[0], HEAT_COLOURS[2], HEAT_COLOURS[4]]);
    });
});
