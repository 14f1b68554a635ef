import { describe, expect, it } from '@jest/globals';
import { fromDateTime, isDate, normalizeDateTime, toCsvDateTime, toDateTime } from './dates.ts';

describe('datetimes', () => {
    it('writes the form of REST and reads it back', () => {
        const epochMs = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
        expect(toDateTime(epochMs)).toBe('2026-01-02T03:04:05.006+0000');
        expect(fromDateTime(toDateTime(epochMs))).toBe(epochMs);
        expect(toCsvDateTime(toDateTime(epochMs))).toBe('2026-01-02T03:04:05.006Z');
    });

    it.each([
        ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000+0000'],
        ['2026-01-02T03:04:05.006Z', '2026-01-02T03:04:05.006+0000'],
        ['2026-01-02T03:04:05+09:00', '2026-01-01T18:04:05.000+0000'],
        ['2026-01-02T03:04:05.000+0100', '2026-01-02T02:04:05.000+0000'],
        ['2026-01-02T03:04', '2026-01-02T03:04:00.000+0000'],
        ['2026-01-02', '2026-01-02T00:00:00.000+0000']
    ])('stores %s as %s', (given, stored) => {
        expect(normalizeDateTime(given)).toBe(stored);
    });

    it('refuses what is no datetime', () => {
        expect(['tomorrow', '2026-13-01T00:00:00Z', '02.01.2026', ''].map(normalizeDateTime)).toEqual([
            null,
            null,
            null,
            null
        ]);
        expect(isDate('2026-02-30')).toBe(false);
        expect(isDate('2026-02-28')).toBe(true);
    });
});
