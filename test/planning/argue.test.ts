import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FeedbackRequest, Plan } from '#kernel/contracts';
import { createInlineSolver, createPlanning, type Planning } from '../../middleware/src/planning/index.ts';
import type { Caller } from '../../middleware/src/platform/caller.ts';
import { createPlanningSource, createPlanStore } from '../../middleware/src/store/index.ts';
import type { Sync } from '../../middleware/src/sync/index.ts';
import { createGreatCircleTravel } from '../../middleware/src/travel/index.ts';
import { openWorld, type World } from '../sync/support/world.ts';

/* The rep argues, from the service through the outbox to the org and back into the mirror, on a real store. */
let world: World;
let sync: Sync;
let caller: Caller;

beforeAll(async () => {
    world = await openWorld();
    world.update('User', [
        { Id: world.repId, VisitBase__Latitude__s: 47.14, VisitBase__Longitude__s: 9.52, WorkDays__c: 'MTWTF--' }
    ]);
    world.insert(
        'Account',
        Array.from({ length: 12 }, (_, index) => ({
            Name: `Customer ${index}`,
            OwnerId: world.repId,
            CustomerClass__c: 'ABCD'[index % 4],
            BillingLatitude: 47.1 + 0.01 * (index % 4),
            BillingLongitude: 9.5 + 0.01 * (index % 3)
        }))
    );
    sync = world.sync();
    await sync.runOnce(world.org.orgId);
    caller = {
        orgId: world.org.orgId,
        userId: world.repId,
        visibleUserIds: new Set([world.repId]),
        timeZone: 'Europe/Zurich',
        isAdmin: false
    };
});
afterAll(() => world.close());

/** The service as a process has it: another call is another process on the same store. */
function openPlanning(): Planning {
    return createPlanning({
        source: createPlanningSource(world.database),
        store: createPlanStore(world.database),
        solver: createInlineSolver(() => performance.now() / 1000),
        travel: createGreatCircleTravel(),
        clock: { now: () => new Date(world.now()), monotonicSeconds: () => performance.now() / 1000 },
        newId: randomUUID,
        writer: sync.writer
    });
}

const week = { fromDate: '2026-11-02', dayCount: 5, thinkSeconds: 0.05 };
const records = (plan: Plan): string[] => plan.shifts.flatMap(({ stops }) => stops.map(({ recordId }) => recordId));
const unassigned = (plan: Plan, recordId: string) => plan.unassigned.find((entry) => entry.recordId === recordId);

test('a no keeps the customer out of the next proposal, until the day that was said', async () => {
    const planning = openPlanning();
    const plan = await planning.suggest(caller, week);
    expect(records(plan)).toHaveLength(12);
    const stop = plan.shifts[0]?.stops[0];
    const refuse = (decision: FeedbackRequest['decision'], reason: FeedbackRequest['reason']) =>
        planning.feedback(caller, { planId: plan.planId, stopId: stop?.stopId ?? '', decision, reason });
    await refuse('rejected', 'not-worth-it');
    const next = await planning.suggest(caller, week);
    expect(records(next)).not.toContain(stop?.recordId);
    expect(unassigned(next, stop?.recordId ?? '')).toMatchObject({
        code: 'rejected',
        params: { availableFrom: '2026-12-27' }
    });
    // A second thought counts, and it counts for a week.
    world.tick(60);
    await refuse('later', 'not-now');
    const after = await planning.suggest(caller, { ...week, fromDate: '2026-11-09' });
    expect(records(after)).toContain(stop?.recordId);
    const acceptance = await planning.acceptance(caller, { fromDate: '2026-10-01', toDate: '2026-11-30' });
    expect(acceptance.total).toEqual({ accepted: 0, later: 1, rejected: 1, rate: 0 });
});

test('what is accepted is planned, is not proposed again, and outlives the process', async () => {
    const plan = await openPlanning().suggest(caller, week);
    const [first, second] = plan.shifts.flatMap(({ stops }) => stops);
    const stopIds = [first?.stopId ?? '', second?.stopId ?? ''];
    const result = await openPlanning().accept(caller, plan.planId, { stopIds });
    expect(result.results.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    const again = await openPlanning().accept(caller, plan.planId, { stopIds });
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    const next = await openPlanning().suggest(caller, week);
    expect(records(next)).not.toContain(first?.recordId);
    expect(unassigned(next, first?.recordId ?? '')?.code).toBe('already-planned');

    const reopened = openPlanning();
    expect((await reopened.read(caller, plan.planId)).status).toBe('accepted');
    const { stops } = await reopened.explain(caller, plan.planId, { recordIds: [] });
    expect(stops).toHaveLength(plan.totals.visitCount);
});

test('a repair of accepted visits keeps those that hold and names those that do not', async () => {
    const planning = openPlanning();
    const plan = await planning.suggest(caller, { ...week, fromDate: '2026-11-16' });
    await planning.accept(caller, plan.planId, {});
    const cancelled = plan.shifts.flatMap(({ stops }) => stops)[0];
    const { plan: next, difference } = await planning.repair(caller, plan.planId, {
        cancelledStopIds: [cancelled?.stopId ?? '']
    });
    const { results, obsoleteVisitIds = [] } = await planning.accept(caller, next.planId, {});
    const [row] = [...world.org.rows('FieldVisit__c')].filter(({ Id }) => Id === obsoleteVisitIds[0]);
    expect(row?.['Account__c']).toBe(cancelled?.recordId);
    expect(obsoleteVisitIds).toHaveLength(1 + difference.moved.length + difference.retimed.length);
    expect(new Set(results.map(({ outcome }) => outcome)).has('failed')).toBe(false);
});
