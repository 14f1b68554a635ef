import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkRetention, positionsToDelete, rawDeadlineMs, stayDeadlineMs } from './retention.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-17T12:00:00Z');
const position = (
    id: string,
    hoursAgo: number,
    receivedHoursAgo = hoursAgo
): Parameters<typeof positionsToDelete>[0][0] => ({
    id,
    atMs: NOW - hoursAgo * HOUR,
    receivedMs: NOW - receivedHoursAgo * HOUR
});

describe('positionsToDelete', () => {
    it('takes what is 24 hours old, and an old day that was uploaded now', () => {
        const positions = [
            position('old', 24),
            position('young', 23.9),
            position('upload', 48, 0),
            position('future', -2, 25)
        ];
        expect(positionsToDelete(positions, [], NOW)).toEqual(['old', 'upload', 'future']);
    });

    it('takes what lies within a decided stay at once', () => {
        const decided = [{ startMs: NOW - 2 * HOUR, endMs: NOW - HOUR }];
        expect(positionsToDelete([position('in', 1.5), position('out', 0.5)], decided, NOW)).toEqual(['in']);
    });

    it('leaves nothing alive past the deadline, whatever the rules', () => {
        fc.assert(
            fc.property(
                fc.array(fc.tuple(fc.integer({ min: -50, max: 300 }), fc.nat({ max: 300 }))),
                fc.integer({ min: 1, max: 168 }),
                (ages, rawHours) => {
                    const positions = ages.map(([at, received], i) => position(String(i), at, received));
                    const gone = new Set(positionsToDelete(positions, [], NOW, { rawHours, stayDays: 90 }));
                    const alive = positions.filter(({ id }) => !gone.has(id));
                    expect(alive.every(({ receivedMs }) => receivedMs > NOW - rawHours * HOUR)).toBe(true);
                }
            )
        );
    });

    it('refuses rules that would keep forever', () => {
        expect(() => checkRetention({ rawHours: 0, stayDays: 90 })).toThrow(RangeError);
        expect(() => rawDeadlineMs(NOW, { rawHours: 169, stayDays: 90 })).toThrow(/1 to 168 hours, got 169/);
        expect(() => stayDeadlineMs(NOW, { rawHours: 24, stayDays: 0 })).toThrow(RangeError);
        expect(stayDeadlineMs(NOW)).toBe(NOW - 90 * 24 * HOUR);
    });
});
