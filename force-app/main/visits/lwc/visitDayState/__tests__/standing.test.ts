import { assumedSpan, replannedSpan, standingOf, suggestedStart } from 'c/visitDayState';
import { stopOf } from './stops';

const settings = { lateAfterMinutes: 10, dayEndsAt: '17:00' };
const at = (time: string, zone = 'UTC') => ({ nowMs: Date.parse(`2026-03-02T${time}:00Z`), timeZone: zone, settings });

describe('standing of a stop', () => {
    it('goes by the rule of the board and the minutes of the org', () => {
        const states = ['09:05', '09:10', '09:45'].map((time) => standingOf(stopOf(), at(time)));
        expect(states).toEqual(['planned', 'late', 'missed']);
        expect(standingOf(stopOf({ status: 'Skipped' }), at('12:00'))).toBe('skipped');
        expect(standingOf(stopOf(), { ...at('09:10'), settings: undefined })).toBe('planned');
    });

    it('suggests the first free time of today, else the same time tomorrow', () => {
        const other = stopOf({
            ...{ clientKey: 'p2', plannedStart: '2026-03-02T11:00:00Z', plannedEnd: '2026-03-02T12:00:00Z' }
        });
        expect(suggestedStart(stopOf(), [stopOf(), other], at('10:32'))).toBe('2026-03-02T12:20:00.000Z');
        expect(suggestedStart(stopOf(), [stopOf()], at('16:40'))).toBe('2026-03-03T09:00:00.000Z');
        expect(suggestedStart(stopOf(), [stopOf()], at('07:50', 'Asia/Tokyo'))).toBe('2026-03-03T09:00:00.000Z');
    });

    it('keeps the length of a moved stop, and takes a missed one to have been as planned, never later than now', () => {
        expect(replannedSpan(stopOf(), '2026-03-03T08:00:00.000Z').plannedEnd).toBe('2026-03-03T08:45:00.000Z');
        const span = (time: string) => {
            const { startMs, endMs } = assumedSpan(stopOf(), at(time).nowMs);
            return [startMs, endMs].map((ms) => new Date(ms).toISOString().slice(11, 16));
        };
        expect(span('12:00')).toEqual(['09:00', '09:45']);
        expect(span('09:20')).toEqual(['09:00', '09:20']);
        expect(span('08:00')).toEqual(['07:15', '08:00']);
    });
});
