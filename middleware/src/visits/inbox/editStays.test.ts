import { describe, expect, it } from '@jest/globals';
import type { StayAssignment } from '#kernel/contracts';
import { NOON_MS, VADUZ } from '../testing/tracks.ts';
import { autoConfirmed, mergeStays, splitStay, StayEditError } from './editStays.ts';

const MINUTE = 60_000;
const STAY = {
    ...VADUZ,
    startMs: NOON_MS,
    endMs: NOON_MS + 40 * MINUTE,
    radiusMetres: 20,
    positionCount: 120,
    isOpen: true
};

describe('splitStay', () => {
    it('shares out time and positions, and only the second stays open', () => {
        const [first, second] = splitStay(STAY, NOON_MS + 10 * MINUTE);
        expect(first).toMatchObject({ endMs: NOON_MS + 10 * MINUTE, positionCount: 30, isOpen: false });
        expect(second).toMatchObject({ startMs: NOON_MS + 10 * MINUTE, positionCount: 90, isOpen: true });
    });

    it('is undone by merging', () => {
        const [first, second] = splitStay(STAY, NOON_MS + 13 * MINUTE);
        expect(mergeStays(second, first)).toEqual(STAY);
    });

    it.each([-5, 0, 0.5, 39.5, 40, NaN])('refuses minute %d', (minute) => {
        expect(() => splitStay(STAY, NOON_MS + minute * MINUTE)).toThrow(StayEditError);
    });
});

describe('mergeStays', () => {
    it('takes the mean place by positions', () => {
        const later = {
            ...STAY,
            latitude: VADUZ.latitude + 0.0004,
            startMs: NOON_MS + 50 * MINUTE,
            endMs: NOON_MS + 60 * MINUTE,
            positionCount: 40,
            isOpen: false
        };
        const merged = mergeStays(STAY, later);
        expect(merged).toMatchObject({ startMs: NOON_MS, endMs: later.endMs, positionCount: 160, isOpen: false });
        expect(merged.latitude).toBeCloseTo(VADUZ.latitude + 0.0001, 9);
    });

    it('refuses stays of the morning and the evening', () => {
        const evening = { ...STAY, startMs: NOON_MS + 300 * MINUTE, endMs: NOON_MS + 320 * MINUTE };
        expect(() => mergeStays(STAY, evening)).toThrow(/at most 2 hours/);
    });
});

describe('autoConfirmed', () => {
    const best = { recordId: 'a', probability: 0.96, distanceMetres: 10, reasons: [] };
    const clear: StayAssignment = {
        decision: 'clear',
        best,
        runnerUp: null,
        sharedBy: [],
        noCustomerProbability: 0.04,
        candidates: [best]
    };
    const ended = { ...STAY, isOpen: false };

    it('asks first unless the org set a probability that is reached', () => {
        expect(autoConfirmed(ended, clear, null)).toBeNull();
        expect(autoConfirmed(ended, clear, 0.97)).toBeNull();
        expect(autoConfirmed(ended, clear, 0.95)).toBe('a');
    });

    it('never confirms a running or shared stay', () => {
        expect(autoConfirmed(STAY, clear, 0.5)).toBeNull();
        expect(autoConfirmed(ended, { ...clear, decision: 'shared' }, 0.5)).toBeNull();
    });
});
