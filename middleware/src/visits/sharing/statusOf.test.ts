import { describe, expect, it } from '@jest/globals';
import type { StayAssignment } from '#kernel/contracts';
import { NOON_MS, VADUZ } from '../testing/tracks.ts';
import type { StoredStay, TrackedPerson } from '../ports.ts';
import { statusOf } from './statusOf.ts';

const MINUTE = 60_000;
const PERSON: TrackedPerson = {
    personNo: 1,
    revision: 0,
    orgId: 'o',
    userId: 'u',
    isConsented: true,
    consentedAtMs: 0,
    pauses: [],
    timeZone: 'Europe/Vaduz',
    workDays: 'MTWTFSS',
    dayStartsAt: '08:00',
    dayEndsAt: '18:00',
    autoConfirmAbove: null,
    dwellMinutes: null,
    finalUntilMs: 0,
    settledSpans: [],
    carriedWay: null,
    isDirty: false,
    lookedMs: 0,
    lastPositionMs: NOON_MS - MINUTE
};
const best = { recordId: 'a', probability: 0.9, distanceMetres: 10, reasons: [] };
const CLEAR: StayAssignment = {
    decision: 'clear',
    best,
    runnerUp: null,
    sharedBy: [],
    noCustomerProbability: 0.1,
    candidates: [best]
};
const HERE: StoredStay = {
    ...VADUZ,
    stayKey: '20261117T1140Z',
    startMs: NOON_MS - 20 * MINUTE,
    endMs: NOON_MS - MINUTE,
    radiusMetres: 20,
    positionCount: 100,
    isOpen: true,
    isSettled: false,
    way: null,
    assignment: CLEAR,
    assignedMs: NOON_MS,
    decidedAs: null,
    decidedMs: null,
    isAutoConfirmed: false,
    recordId: null,
    visit: null,
    beforeEdit: null
};
const facts = { nowMs: NOON_MS, usualMinutes: new Map([['a', 33]]), showCoordinates: false };
const status = (stays: readonly StoredStay[], person: Partial<TrackedPerson> = {}) =>
    statusOf({ ...PERSON, ...person }, stays, facts);

describe('statusOf', () => {
    it('tells that somebody is at a customer and until about when, not at which nor where', () => {
        expect(status([HERE])).toEqual({
            userId: 'u',
            state: 'at-customer',
            recordId: null,
            sinceAt: '2026-11-17T11:40:00.000Z',
            untilAboutAt: '2026-11-17T12:15:00.000Z',
            place: null
        });
        expect(statusOf(PERSON, [HERE], { ...facts, showCoordinates: true }).place).toEqual(VADUZ);
    });

    it('says nothing of a stay that is not clearly a customer’s', () => {
        const lunch = { ...HERE, assignment: { ...CLEAR, decision: 'no-customer' as const } };
        expect(status([lunch])).toMatchObject({ state: 'unknown', sinceAt: null, untilAboutAt: null });
    });

    it.each<[string, Partial<TrackedPerson>]>([
        ['off', { isConsented: false }],
        ['off', { dayEndsAt: '12:30' }],
        ['paused', { pauses: [[NOON_MS - MINUTE, NOON_MS + MINUTE]] }],
        ['unknown', { lastPositionMs: NOON_MS - 30 * MINUTE }],
        ['unknown', { lastPositionMs: null }]
    ])('is %s with %j', (state, person) => {
        expect(status([HERE], person)).toMatchObject({ state, sinceAt: null });
    });

    it('is on the way between stays, and after one of yesterday', () => {
        expect(status([{ ...HERE, isOpen: false }]).state).toBe('travelling');
        expect(status([{ ...HERE, startMs: NOON_MS - 26 * 60 * MINUTE }]).state).toBe('travelling');
    });
});
