import { describe, expect, it } from '@jest/globals';
import type { TrackingConsent } from '../ports.ts';
import { keepAllowed, recordingRefusal } from './mayRecord.ts';

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

describe('keepAllowed', () => {
    it('counts what it left out by reason', () => {
        const points = ['2026-11-17T11:00:00Z', '2026-11-17T19:00:00Z', '2026-11-22T11:00:00Z'].map((iso) => ({
            atMs: ms(iso),
            latitude: 47,
            longitude: 9,
            accuracyMetres: 10
        }));
        expect(keepAllowed(CONSENT, points)).toEqual({
            points: [points[0]],
            refused: { 'outside-hours': 1, 'day-off': 1 }
        });
    });
});
