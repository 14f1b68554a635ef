import { onSiteOf } from '../onSite.ts';

describe('onSiteOf', () => {
    it.each([
        [{ distanceMetres: 100, accuracyMetres: 10 }, 0, 'on-site'],
        [{ distanceMetres: 101, accuracyMetres: 0 }, 0, 'remote'],
        [{ distanceMetres: 101, accuracyMetres: 1 }, 0, 'on-site'],
        [{ distanceMetres: 180, accuracyMetres: null }, 200, 'on-site'],
        [{ distanceMetres: 5_000, accuracyMetres: 30 }, 0, 'remote'],
        [{ distanceMetres: 5_000, accuracyMetres: 6_000 }, 0, 'unknown'],
        [{ distanceMetres: 20, accuracyMetres: 6_000 }, 0, 'unknown'],
        [null, 0, 'unknown']
    ] as const)('%j within %d m is %s', (position, radius, expected) => {
        expect(onSiteOf(position, radius)).toBe(expected);
    });

    it('refuses a distance that is none', () => {
        expect(() => onSiteOf({ distanceMetres: NaN, accuracyMetres: 1 })).toThrow(RangeError);
    });
});
