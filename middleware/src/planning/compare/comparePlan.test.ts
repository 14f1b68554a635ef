import { describe, expect, it } from '@jest/globals';
import { planComparisonSchema } from '../../contracts/index.ts';
import { account, appointment, CALLER, createPlanningWorld, recordIdOf, REP, WEEK } from '../testing/planningWorld.ts';

describe('comparePlan', () => {
    it('finds no difference to the plan itself', async () => {
        const world = createPlanningWorld();
        const plan = await world.planning.suggest(CALLER, WEEK);
        const days = plan.shifts.map(({ date, stops }) => ({ date, recordIds: stops.map(({ recordId }) => recordId) }));
        const comparison = await world.planning.compare(CALLER, { planId: plan.planId, days });
        expect(planComparisonSchema.parse(comparison)).toEqual(comparison);
        expect(comparison.typed).toEqual(comparison.plan);
        const { candidateCount: _own, ...totals } = plan.totals;
        expect(comparison.plan).toMatchObject(totals);
        expect(comparison.days.every(({ isFeasible }) => isFeasible)).toBe(true);
    });

    it('drives a typed order as it is: more road, and days that run over are named', async () => {
        const world = createPlanningWorld();
        const plan = await world.planning.suggest(CALLER, WEEK);
        const zigzag = plan.shifts
            .flatMap(({ stops }) => stops.map(({ recordId }) => recordId))
            .sort()
            .slice(0, 14);
        const days = [{ date: '2026-11-23', recordIds: zigzag }];
        const { typed, days: driven } = await world.planning.compare(CALLER, { planId: plan.planId, days });
        expect(typed.visitCount).toBe(14);
        expect(driven).toMatchObject([{ date: '2026-11-23', ownerId: REP, isFeasible: false }]);
        const { typed: reversed, plan: own } = await world.planning.compare(CALLER, {
            planId: plan.planId,
            days: plan.shifts.map(({ date, stops }) => ({
                date,
                recordIds: stops.map(({ recordId }) => recordId).sort((a, b) => (a.slice(5) < b.slice(5) ? -1 : 1))
            }))
        });
        expect(reversed.points).toBe(own.points);
        expect(reversed.travelSeconds).toBeGreaterThanOrEqual(own.travelSeconds);
    });

    it('takes the visits that are planned in the org by default, once each', async () => {
        const world = createPlanningWorld();
        world.appointments = [3, 9].map((number, index) =>
            appointment({
                recordId: `a00${String(number).padStart(12, '0')}AAA`,
                objectApiName: 'FieldVisit__c',
                relatedRecordId: recordIdOf(number),
                place: account(number).place,
                startsAt: `2026-11-24T${11 - index}:00:00Z`,
                endsAt: `2026-11-24T${11 - index}:30:00Z`
            })
        );
        const plan = await world.planning.suggest(CALLER, WEEK);
        const comparison = await world.planning.compare(CALLER, { planId: plan.planId });
        expect(comparison.typed.visitCount).toBe(2);
        expect(comparison.leftOut).toEqual([]);
    });

    it('says what could not be driven', async () => {
        const world = createPlanningWorld();
        world.candidates.push(account(70, { place: null }));
        const plan = await world.planning.suggest(CALLER, WEEK);
        const recordIds = [recordIdOf(70), recordIdOf(999)];
        const { leftOut } = await world.planning.compare(CALLER, {
            planId: plan.planId,
            days: [{ date: '2026-11-23', recordIds }]
        });
        expect(leftOut).toEqual([
            { recordId: recordIdOf(70), code: 'no-coordinates' },
            { recordId: recordIdOf(999), code: 'not-considered' }
        ]);
        await expect(
            world.planning.compare(CALLER, { planId: plan.planId, days: [{ date: '2026-11-29', recordIds }] })
        ).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/days/0/date' })] });
    });
});
