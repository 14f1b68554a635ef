import { describe, expect, test } from '@jest/globals';
import { settingsFromRows } from './settingsFromRows.ts';

const from = (name: string, value: string | null) => settingsFromRows([{ name, value }], []);

describe('settings from custom metadata', () => {
    test('read travel by the time of day as pairs of time and factor', () => {
        expect(from('travelByTimeOfDay', '07:00=1.3, 09:00 = 1').travelByTimeOfDay).toEqual([
            { from: '07:00', factor: 1.3 },
            { from: '09:00', factor: 1 }
        ]);
    });

    test.each([null, '', '7=1.3', '07:00', '07:00=9', '07:00=1.3,', '25:00=1'])('leave the default for %j', (value) => {
        expect(from('travelByTimeOfDay', value)).toEqual({});
    });

    test('read minutes and points in their ranges only', () => {
        expect(from('parkingMinutes', '3')).toEqual({ parkingMinutes: 3 });
        expect(from('parkingMinutes', '2.5')).toEqual({});
        expect(from('waitingPointsPerHour', '0.5')).toEqual({ waitingPointsPerHour: 0.5 });
        expect(from('waitingPointsPerHour', '-1')).toEqual({});
        expect(from('stalledAfterDays', '60')).toEqual({ stalledAfterDays: 60 });
        expect(from('stalledAfterDays', '0')).toEqual({});
    });
});
