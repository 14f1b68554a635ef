import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../platform/caller.ts';
import { createAdoptions, type AdoptionScope, type AdoptionSource, type UsedVisit } from './index.ts';
import { medianOf } from './numbers.ts';

const NOW = new Date('2026-04-01T10:00:00Z');
const REP = '005000000000001AAA';
const OTHER = '005000000000002AAA';
const MANAGER = '005000000000009AAA';

const visit = (
    day: string,
    source: string | null,
    entries: number,
    reportSeconds: number | null = null
): UsedVisit => ({
    ownerId: REP,
    day,
    source,
    entries,
    reportSeconds
});

function world(live: { setting: string | null; firstDay: string | null }) {
    const scopes: AdoptionScope[] = [];
    const source: AdoptionSource = {
        visits: async (scope) => {
            scopes.push(scope);
            return [
                visit('2026-03-17', 'Manual', 6),
                visit('2026-03-24', 'Plan', 2, 20),
                visit('2026-04-01', 'Detected', 1, 30),
                visit('2026-04-01', null, 3)
            ];
        },
        decisions: async () => [{ ownerId: REP, day: '2026-03-24', decision: 'accepted', count: 3 }],
        peopleWithAccess: async () => [REP, OTHER],
        goLive: async () => live
    };
    return { scopes, adoptions: createAdoptions({ source, clock: { now: () => NOW, monotonicSeconds: () => 0 } }) };
}

const caller = (visible: readonly string[], isAdmin = false): Caller => ({
    orgId: '00D000000000001AAA',
    userId: MANAGER,
    visibleUserIds: new Set(visible),
    timeZone: 'Europe/Vaduz',
    isAdmin
});

describe('adoption', () => {
    it('divides the time at the first day with Fieldmap and counts each side by itself', async () => {
        const { adoptions, scopes } = world({ setting: null, firstDay: '2026-03-25' });
        const answer = await adoptions.read(caller([MANAGER, REP, OTHER]), { weeks: 3 });
        expect(scopes[0]).toMatchObject({
            fromDate: '2026-03-16',
            toDate: '2026-04-01',
            ownerIds: [MANAGER, REP, OTHER]
        });
        expect(answer).toMatchObject({ goLiveDate: '2026-03-23', goLiveFrom: 'first-visit', peopleWithAccess: 2 });
        expect(answer.before).toMatchObject({ entriesPerVisit: 6, medianReportSeconds: null, accepted: 0 });
        expect(answer.after).toMatchObject({ entriesPerVisit: 2, medianReportSeconds: 25, accepted: 3 });
        expect(answer.after.visits).toEqual({ manual: 0, plan: 1, detected: 1, other: 1 });
        expect(answer.weeks.map(({ weekFrom, activePeople }) => [weekFrom, activePeople])).toEqual([
            ['2026-03-16', 1],
            ['2026-03-23', 1],
            ['2026-03-30', 1]
        ]);
    });

    it('takes the date of the setting, and none that is no date', async () => {
        const set = world({ setting: ' 2026-04-01 ', firstDay: '2026-03-25' });
        expect(await set.adoptions.read(caller([MANAGER, REP]), { weeks: 3 })).toMatchObject({
            goLiveDate: '2026-04-01',
            goLiveFrom: 'setting'
        });
        const wrong = world({ setting: 'spring', firstDay: null });
        const answer = await wrong.adoptions.read(caller([MANAGER, REP]), { weeks: 3 });
        expect(answer).toMatchObject({ goLiveDate: null, goLiveFrom: null });
        expect(answer.after.entriesPerVisit).toBeNull();
    });

    it('puts first who was active longest ago, people who never were among them', async () => {
        const { adoptions } = world({ setting: null, firstDay: null });
        const { people } = await adoptions.read(caller([MANAGER, REP, OTHER]), { weeks: 3 });
        expect(people.map(({ userId, lastActiveOn }) => [userId, lastActiveOn])).toEqual([
            [OTHER, null],
            [REP, '2026-04-01']
        ]);
    });

    it('is for managers and admins; admins see everybody', async () => {
        const { adoptions, scopes } = world({ setting: null, firstDay: null });
        await expect(adoptions.read(caller([REP]), { weeks: 3 })).rejects.toMatchObject({ code: 'not-allowed' });
        await adoptions.read(caller([MANAGER], true), { weeks: 3 });
        expect(scopes.map(({ ownerIds }) => ownerIds)).toEqual([null]);
    });

    it('takes the middle of what was measured', () => {
        expect([medianOf([]), medianOf([9]), medianOf([9, 1]), medianOf([1, 100, 3])]).toEqual([null, 9, 5, 3]);
    });
});
