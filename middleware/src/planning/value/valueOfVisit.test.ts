import { describe, expect, it } from '@jest/globals';
import type { CandidateFacts } from '../ports.ts';
import { DEFAULT_SETTINGS, mergeSettings } from '../settings.ts';
import { valueOfVisit } from './valueOfVisit.ts';

const ACCOUNT: CandidateFacts = {
    recordId: '001000000000001AAA',
    objectApiName: 'Account',
    ownerId: '005000000000001AAA',
    place: { latitude: 47.14, longitude: 9.52 },
    customerClass: 'A',
    leadStatus: null,
    leadRating: null,
    openingHours: null,
    intervalDays: 14,
    lastVisitDate: '2026-11-09',
    lastOutcome: null,
    annualRevenue: null,
    openDeals: [],
    lastRejection: null,
    plannedAt: null
};
const DEAL = {
    opportunityId: '006000000000001AAA',
    stage: 'Proposal/Price Quote',
    amount: 44_000,
    probability: 50,
    closeDate: '2026-12-01',
    daysInStage: 60
};
const MONDAY = '2026-11-23';

describe('valueOfVisit', () => {
    it('names its parts and they add up', () => {
        const value = valueOfVisit({ ...ACCOUNT, openDeals: [DEAL] }, MONDAY, DEFAULT_SETTINGS);
        // class A 40; due today: share 1 → 30; expected 22,000 → 9·log10(100) = 18; closes in 8 days 15; stalled 10
        expect(value.reasons.map(({ code, points }) => [code, points])).toEqual([
            ['class', 40],
            ['cadence-due', 30],
            ['open-deal', 18],
            ['deal-closing-soon', 15],
            ['deal-stalled', 10]
        ]);
        expect(value.points).toBe(113);
    });

    it('follows the weights', () => {
        const settings = mergeSettings({ weights: { ...DEFAULT_SETTINGS.weights, customerClass: 0, cadence: 2 } });
        const value = valueOfVisit(ACCOUNT, MONDAY, settings);
        expect(value.reasons.map(({ code, points }) => [code, points])).toEqual([['cadence-due', 60]]);
    });

    it('calls a deal stalled as the org says', () => {
        const codes = (stalledAfterDays: number): string[] => {
            const settings = mergeSettings({ stalledAfterDays });
            return valueOfVisit({ ...ACCOUNT, openDeals: [DEAL] }, MONDAY, settings).reasons.map(({ code }) => code);
        };
        expect(codes(59)).toContain('deal-stalled');
        expect(codes(60)).not.toContain('deal-stalled');
    });

    it('does not propose a customer before its share of the interval has passed', () => {
        const value = valueOfVisit({ ...ACCOUNT, lastVisitDate: '2026-11-17' }, MONDAY, DEFAULT_SETTINGS);
        // 14 days · 0.6 = 8.4 → from the ninth day on
        expect(value).toMatchObject({ blockedBy: 'too-early', availableFrom: '2026-11-26' });
    });

    it('keeps a rejected customer out for the time of the reason, then lets it back', () => {
        const rejected = { decision: 'rejected', reason: 'not-now', at: '2026-11-20T10:00:00Z' } as const;
        const facts = { ...ACCOUNT, lastRejection: rejected };
        expect(valueOfVisit(facts, MONDAY, DEFAULT_SETTINGS)).toMatchObject({
            blockedBy: 'rejected',
            availableFrom: '2026-12-04'
        });
        expect(valueOfVisit(facts, '2026-12-04', DEFAULT_SETTINGS).blockedBy).toBeNull();
    });

    it('never falls below one point, and the parts still add up', () => {
        const cold = { ...ACCOUNT, customerClass: 'D', lastVisitDate: '2026-11-14', lastOutcome: 'Not Interested' };
        const value = valueOfVisit({ ...cold, intervalDays: 112 }, MONDAY, DEFAULT_SETTINGS);
        expect(value.points).toBe(1);
        expect(value.reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(1, 6);
    });

    it('gives a hot lead that nobody visited its points', () => {
        const lead = { ...ACCOUNT, objectApiName: 'Lead', customerClass: null, leadRating: 'Hot' } as const;
        const value = valueOfVisit({ ...lead, intervalDays: null, lastVisitDate: null }, MONDAY, DEFAULT_SETTINGS);
        expect(value.reasons.map(({ code }) => code)).toEqual(['lead-hot', 'never-visited']);
    });
});
