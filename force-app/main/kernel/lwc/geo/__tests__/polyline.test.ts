import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeIntegers, encodeIntegers } from '../integerText.ts';
import { decodePolyline, encodePolyline } from '../polyline.ts';

describe('polyline', () => {
    it("encodes the format's own example", () => {
        const points = [
            { latitude: 38.5, longitude: -120.2 },
            { latitude: 40.7, longitude: -120.95 },
            { latitude: 43.252, longitude: -126.453 }
        ];
        expect(encodePolyline(points)).toBe('_p~iF~ps|U_ulLnnqC_mqNvxq`@');
        expect(decodePolyline('_p~iF~ps|U_ulLnnqC_mqNvxq`@')).toEqual(points);
    });

    it('is empty without points and refuses half a point', () => {
        expect(encodePolyline([])).toBe('');
        expect(decodePolyline('')).toEqual([]);
        expect(() => decodePolyline('_p~iF')).toThrow(/no longitude/);
    });
});

describe('integers as text', () => {
    it('gives back any 32-bit integers', () => {
        fc.assert(
            fc.property(fc.array(fc.integer()), (values) => {
                expect([...decodeIntegers(encodeIntegers(values))]).toEqual(values);
            })
        );
    });

    it('refuses foreign and cut-off text', () => {
        expect(() => decodeIntegers('ab c')).toThrow(RangeError);
        expect(() => decodeIntegers('_p~i')).toThrow(RangeError);
    });
});
