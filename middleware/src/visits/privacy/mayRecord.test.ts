import { describe, expect, it } from '@jest/globals';
import type { TrackingConsent } from '../ports.ts';
import { recordingRefusal, refusalsOf } from './mayRecord.ts';

const CONSENT: TrackingConsent = {
    isConsented: true,
    pauses: [],
    timeZone: 'Europe/Vaduz',
    workDays: 'MTWTF--',
    dayStartsAt: '08:30',
    dayEndsAt: '17:30'
};
const ms = (iso: string): number => Date.parse(iso);

describe('recordingRefusal', () => {
    it.each([
        ['2026-11-17T07:29:59Z', 'outside-hours'],
        ['2026-11-17T07:30:00Z', null],
        ['2026-11-17T16:29:59Z', null],
        ['2026-11-17T16:30:00Z', 'outside-hours'],
        ['2026-07-14T06:30:00Z', null],
        ['2026-11-21T10:00:00Z', 'day-off']
    ])('%s in Vaduz: %s', (iso, expected) => {
        expect(recordingRefusal(CONSENT, ms(iso))).toBe(expected);
    });

    it('keeps nothing without consent or while paused', () => {
        const noon = ms('2026-11-17T11:00:00Z');
        expect(recordingRefusal({ ...CONSENT, isConsented: false }, noon)).toBe('no-consent');
        expect(recordingRefusal({ ...CONSENT, pauses: [[0, 9e15]] }, noon)).toBe('paused');
    });

    it('refuses working hours that cannot be read instead of recording all day', () => {
        expect(() => recordingRefusal({ ...CONSENT, dayEndsAt: '' }, ms('2026-11-17T11:00:00Z'))).toThrow(RangeError);
    });
});

describe('refusalsOf', () => {
    it('says the same as asking for each instant, at every minute of a week with a change of the clock', () => {
        const refusalAt = refusalsOf(CONSENT);
        for (let at = ms('2026-10-19T00:00:00Z'); at < ms('2026-10-26T00:00:00Z'); at += 7 * 60_000 + 13_000) {
            expect([at, refusalAt(at)]).toEqual([at, recordingRefusal(CONSENT, at)]);
        }
    });

    it('takes 24:00 as the end of the day', () => {
        const always = { ...CONSENT, workDays: 'MTWTFSS', dayStartsAt: '00:00', dayEndsAt: '24:00' };
        expect(refusalsOf(always)(ms('2026-11-21T22:59:59Z'))).toBeNull();
    });
});
