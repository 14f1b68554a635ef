import { describe, expect, test } from '@jest/globals';
import type { Plan } from '#kernel/contracts';
import { CALLER, createPlanningWorld, WEEK, type PlanningWorld } from '../testing/planningWorld.ts';

const records = (plan: Plan): string[] => plan.shifts.flatMap(({ stops }) => stops.map(({ recordId }) => recordId));

/** A week, and a "no" to its customers after it. */
async function refusedAfter(world: PlanningWorld, wanted: (plan: Plan) => string[]): Promise<Plan> {
    const plan = await world.planning.suggest(CALLER, WEEK);
    world.clock.advanceSeconds(60);
    const said = { decision: 'rejected', reason: 'not-interested', at: world.clock.now().toISOString() } as const;
    const refused = new Set(wanted(plan));
    world.candidates = world.candidates.map((facts) =>
        refused.has(facts.recordId) ? { ...facts, lastRejection: said } : facts
    );
    world.clock.advanceSeconds(60);
    return plan;
}

describe('a repair after the rep said no', () => {
    test('gives the stop up and proposes nobody who was refused since', async () => {
        const world = createPlanningWorld();
        const plan = await refusedAfter(world, (made) => [
            made.shifts[2]?.stops[0]?.recordId ?? '',
            ...made.unassigned.slice(0, 5).map(({ recordId }) => recordId)
        ]);
        const gone = plan.shifts[2]?.stops[0];
        const event = { cancelledStopIds: [plan.shifts[3]?.stops[0]?.stopId ?? ''] };
        const { plan: next, difference } = await world.planning.repair(CALLER, plan.planId, event);
        expect(records(next)).not.toContain(gone?.recordId);
        for (const { recordId } of plan.unassigned.slice(0, 5)) expect(records(next)).not.toContain(recordId);
        expect(difference.removed).toContainEqual(
            expect.objectContaining({ stopId: gone?.stopId, cause: 'cancelled' })
        );
    });

    test('keeps what the rep pins all the same', async () => {
        const world = createPlanningWorld();
        const plan = await refusedAfter(world, (made) => [made.shifts[2]?.stops[0]?.recordId ?? '']);
        const pinned = plan.shifts[2]?.stops[0];
        const { plan: next } = await world.planning.repair(CALLER, plan.planId, {
            cancelledStopIds: [plan.shifts[3]?.stops[0]?.stopId ?? ''],
            pinnedStopIds: [pinned?.stopId ?? '']
        });
        expect(records(next)).toContain(pinned?.recordId);
    });

    test('changes nothing for what was said before the plan', async () => {
        const world = createPlanningWorld();
        const plan = await world.planning.suggest(CALLER, WEEK);
        const kept = plan.shifts[2]?.stops[0]?.recordId ?? '';
        const said = { decision: 'rejected', reason: 'not-interested', at: '2026-11-01T08:00:00Z' } as const;
        world.candidates = world.candidates.map((facts) =>
            facts.recordId === kept ? { ...facts, lastRejection: said } : facts
        );
        const event = { cancelledStopIds: [plan.shifts[3]?.stops[0]?.stopId ?? ''] };
        expect(records((await world.planning.repair(CALLER, plan.planId, event)).plan)).toContain(kept);
    });
});
