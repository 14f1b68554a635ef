import { describe, expect, it } from '@jest/globals';
import { parseOpeningHours, windowsOn } from '../openingHours.ts';

describe('parseOpeningHours', () => {
    it('reads days, ranges and lunch breaks', () => {
        const hours = parseOpeningHours('Mo-Fr 08:00-12:00,13:30-17:00; Sa 09:00-12:00');
        expect(windowsOn(hours, 0)).toEqual([
            { opensMinute: 480, closesMinute: 720 },
            { opensMinute: 810, closesMinute: 1020 }
        ]);
        expect(windowsOn(hours, 5)).toEqual([{ opensMinute: 540, closesMinute: 720 }]);
        expect(windowsOn(hours, 6)).toEqual([]);
    });
    it('lets a later rule replace an earlier one', () => {
        const hours = parseOpeningHours('Mo-Su 08:00-18:00; We off');
        expect(windowsOn(hours, 2)).toEqual([]);
        expect(windowsOn(hours, 3)).toHaveLength(1);
    });
    it('reads a range over the end of the week and lists', () => {
        const hours = parseOpeningHours('Fr-Mo,We 10:00-11:00');
        expect([0, 1, 2, 3, 4, 5, 6].map((day) => windowsOn(hours, day).length)).toEqual([1, 0, 1, 0, 1, 1, 1]);
    });
    it('reads 24/7', () => {
        expect(windowsOn(parseOpeningHours('24/7'), 6)).toEqual([{ opensMinute: 0, closesMinute: 1440 }]);
    });
    it('names the rule that it cannot read', () => {
        expect(() => parseOpeningHours('Mo-Fr 8-17')).toThrow('"Mo-Fr 8-17"');
        expect(() => parseOpeningHours('Mo 17:00-08:00')).toThrow('close before they open');
    });
});
