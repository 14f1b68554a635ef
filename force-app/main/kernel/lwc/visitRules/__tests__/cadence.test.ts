import { describe, expect, it } from '@jest/globals';
import { cadenceOf, dueDayOf } from '../cadence.ts';

describe('cadenceOf', () => {
    it('is early before the interval has passed', () => {
        expect(cadenceOf(100, 28, 114)).toEqual({ state: 'early', shareOfInterval: 0.5, daysOverdue: 0 });
    });
    it('is due from the due day through a tenth of the interval', () => {
        expect(cadenceOf(100, 28, 128).state).toBe('due');
        expect(cadenceOf(100, 28, 130).state).toBe('due');
    });
    it('is overdue after that and counts from the due day', () => {
        expect(cadenceOf(100, 28, 138)).toMatchObject({ state: 'overdue', daysOverdue: 10 });
    });
    it('says so when there was no visit', () => {
        expect(cadenceOf(null, 28, 138)).toEqual({ state: 'never-visited', shareOfInterval: null, daysOverdue: 0 });
    });
    it('refuses an interval of nothing', () => {
        expect(() => cadenceOf(1, 0, 2)).toThrow(RangeError);
    });
});

describe('dueDayOf', () => {
    it('is the last visit plus the interval', () => {
        expect(dueDayOf(100, 28)).toBe(128);
    });
    it.each([
        [null, 28],
        [100, null],
        [100, 0]
    ])('is none after %s with an interval of %s', (lastVisitDay, intervalDays) => {
        expect(dueDayOf(lastVisitDay, intervalDays)).toBeNull();
    });
});
