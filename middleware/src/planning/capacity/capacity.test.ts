import { beforeEach, describe, expect, it, test } from '@jest/globals';
import { capacitySchema } from '../../contracts/index.ts';
import {
    account,
    CALLER,
    COLLEAGUE,
    createPlanningWorld,
    person,
    REP,
    type PlanningWorld
} from '../testing/planningWorld.ts';
import { requiredVisits } from './requiredVisits.ts';

describe('readCapacity', () => {
    let world: PlanningWorld;

    beforeEach(() => {
        world = createPlanningWorld();
        world.candidates = [1, 2, 3, 4, 5, 6].map((number) =>
            account(number, { intervalDays: 14, lastVisitDate: '2026-11-01' })
        );
        // Ten field days of two hours and three visits: 1.5 an hour.
        world.pace = { visitCount: 30, fieldDays: 10, fieldSeconds: 10 * 2 * 3600 };
    });

    it('counts what the cadence asks for against the own pace', async () => {
        const capacity = await world.planning.capacity(CALLER, { fromDate: '2026-12-01' });
        expect(capacitySchema.parse(capacity)).toEqual(capacity);
        expect(capacity).toMatchObject({
            toDate: '2026-12-31',
            workingDays: 23,
            requiredByCadence: 18,
            pace: { visitsPerFieldHour: 1.5, fieldHoursPerDay: 2, fieldDays: 10 },
            possibleVisits: 69,
            missingVisits: 0,
            waysOut: []
        });
    });

    it('says by how much a month does not fit, and the three ways out', async () => {
        world.persons = [person(REP), person(COLLEAGUE)];
        world.candidates.push(account(50, { ownerId: COLLEAGUE, place: account(3).place }));
        world.pace = { visitCount: 5, fieldDays: 10, fieldSeconds: 10 * 2 * 3600 };
        const { missingVisits, waysOut } = await world.planning.capacity(CALLER, { fromDate: '2026-12-01' });
        expect(missingVisits).toBe(18 - 11);
        expect(waysOut.map(({ kind }) => kind).sort()).toEqual([
            'drop-lowest-value',
            'hand-to-neighbour',
            'move-to-phone'
        ]);
        for (const { visits } of waysOut) expect(visits).toBe(7);
        const drop = waysOut.find(({ kind }) => kind === 'drop-lowest-value');
        const phone = waysOut.find(({ kind }) => kind === 'move-to-phone');
        expect(phone?.pointsLost).toBeCloseTo((drop?.pointsLost ?? 0) / 2, 0);
        expect(phone?.addedMinutes).toBe(7 * 15);
        const hand = waysOut.find(({ kind }) => kind === 'hand-to-neighbour');
        expect(hand?.records[0]).toMatchObject({ recordId: account(3).recordId, ownerId: COLLEAGUE, addedMinutes: 0 });
        expect(hand?.pointsLost).toBe(0);
    });

    it('takes the goal when it asks for more', async () => {
        const { requiredVisits: required, missingVisits } = await world.planning.capacity(CALLER, {
            fromDate: '2026-12-01',
            goalVisits: 80
        });
        expect([required, missingVisits]).toEqual([80, 11]);
    });

    it('takes further customers for what a goal asks beyond the cadence, so that the ways out cover all of it', async () => {
        world.candidates.push(...[7, 8, 9, 10].map((number) => account(number, { intervalDays: null })));
        world.pace = { visitCount: 5, fieldDays: 10, fieldSeconds: 10 * 2 * 3600 };
        const ask = { fromDate: '2026-12-28', toDate: '2026-12-31', goalVisits: 9, isCadenceCounted: false };
        const { requiredByCadence, missingVisits, waysOut } = await world.planning.capacity(CALLER, ask);
        expect([requiredByCadence, missingVisits]).toEqual([6, 7]);
        expect(waysOut.find(({ kind }) => kind === 'move-to-phone')?.visits).toBe(7);
    });

    it('leaves the cadence out where only a goal is asked about', async () => {
        const ask = { fromDate: '2026-12-01', goalVisits: 5, isCadenceCounted: false };
        expect(await world.planning.capacity(CALLER, ask)).toMatchObject({ requiredByCadence: 18, requiredVisits: 5 });
    });

    it('is nobody else’s business', async () => {
        await expect(world.planning.capacity(CALLER, { ownerId: COLLEAGUE })).rejects.toMatchObject({
            code: 'not-allowed'
        });
    });
});

describe('requiredVisits', () => {
    test.each([
        ['due within the month, then once more', 14, '2026-11-24', 2],
        ['overdue: at once, then one an interval', 14, '2026-01-01', 3],
        ['never visited', 28, null, 2],
        ['not due before the month ends', 56, '2026-11-24', 0],
        ['without interval', null, null, 0],
        ['an interval that is none', 0, '2026-11-24', 0]
    ])('%s', (_name, intervalDays, lastVisitDate, expected) => {
        expect(requiredVisits({ intervalDays, lastVisitDate }, '2026-12-01', '2026-12-31')).toBe(expected);
    });
});
