import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createInlineSolver, createPlanning } from '../../middleware/src/planning/index.ts';
import type { Caller } from '../../middleware/src/platform/caller.ts';
import { createPlanningSource, createPlanStore } from '../../middleware/src/store/index.ts';
import { createGreatCircleTravel } from '../../middleware/src/travel/index.ts';
import { openWorld, type World } from '../sync/support/world.ts';

/* Calendar entries of the org, through the mirror into a plan: what blocks a day, what blocks an hour, what nothing. */
let world: World;
beforeAll(async () => {
    world = await openWorld();
    world.update('User', [
        { Id: world.repId, VisitBase__Latitude__s: 47.14, VisitBase__Longitude__s: 9.52, WorkDays__c: 'MTWTF--' }
    ]);
    world.insert(
        'Account',
        Array.from({ length: 40 }, (_, index) => ({
            Name: `Customer ${index}`,
            OwnerId: world.repId,
            CustomerClass__c: 'ABCD'[index % 4],
            BillingLatitude: 47.1 + 0.01 * (index % 8),
            BillingLongitude: 9.5 + 0.01 * (index % 5)
        }))
    );
    const allDay = (date: string, ShowAs: string) => ({
        ...{ Subject: ShowAs, OwnerId: world.repId, IsAllDayEvent: true, ShowAs, ActivityDate: date },
        StartDateTime: `${date}T00:00:00.000+0000`,
        EndDateTime: `${date}T00:00:00.000+0000`,
        ActivityDateTime: `${date}T00:00:00.000+0000`
    });
    const hours = (date: string, ShowAs: string) => ({
        ...{ Subject: ShowAs, OwnerId: world.repId, IsAllDayEvent: false, ShowAs, ActivityDate: date },
        StartDateTime: `${date}T08:00:00.000+0000`,
        EndDateTime: `${date}T15:30:00.000+0000`,
        ActivityDateTime: `${date}T08:00:00.000+0000`
    });
    world.insert('Event', [
        allDay('2026-11-02', 'OutOfOffice'),
        allDay('2026-11-03', 'Busy'),
        allDay('2026-11-04', 'Free'),
        hours('2026-11-05', 'Free'),
        hours('2026-11-06', 'Busy')
    ]);
    await world.sync().runOnce(world.org.orgId);
});
afterAll(() => world.close());

test('busy and out of office take their hours or their day; free takes nothing', async () => {
    const planning = createPlanning({
        source: createPlanningSource(world.database),
        store: createPlanStore(world.database),
        solver: createInlineSolver(() => performance.now() / 1000),
        travel: createGreatCircleTravel(),
        clock: { now: () => new Date('2026-11-01T18:00:00Z'), monotonicSeconds: () => performance.now() / 1000 },
        newId: randomUUID,
        writer: world.sync().writer
    });
    const caller: Caller = {
        orgId: world.org.orgId,
        userId: world.repId,
        visibleUserIds: new Set([world.repId]),
        timeZone: 'Europe/Zurich',
        isAdmin: false
    };
    const plan = await planning.suggest(caller, { fromDate: '2026-11-02', dayCount: 5, thinkSeconds: 0.1 });
    const visits = plan.shifts.map(({ stops }) => stops.length);
    expect(visits.slice(0, 2)).toEqual([0, 0]);
    expect(Math.min(...visits.slice(2, 4))).toBeGreaterThan(3);
    expect(plan.shifts[4]?.appointments).toHaveLength(1);
    expect(plan.shifts[3]?.appointments).toEqual([]);
    expect(visits[4]).toBeLessThan(4);
});
