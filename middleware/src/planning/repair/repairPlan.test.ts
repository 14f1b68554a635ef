import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Plan, PlanRepair, PlanRepairRequest, PlanShift, PlanStop } from '#kernel/contracts';
import { checkSolution } from '../checker/checkPlan.ts';
import { groundOf } from '../planFacts.ts';
import { solutionOf } from '../planSolution.ts';
import { appointment, CALLER, createPlanningWorld, ORG, WEEK, type PlanningWorld } from '../testing/planningWorld.ts';
import { randomWorld, seeded } from '../testing/randomWeek.ts';

function stopsOf(plan: Plan): PlanStop[] {
    return plan.shifts.flatMap(({ stops }) => stops);
}

function shiftAt(plan: Plan, index: number): PlanShift {
    const shift = plan.shifts[index];
    if (shift === undefined) throw new Error(`no shift ${index}`);
    return shift;
}

describe('repairPlan', () => {
    let world: PlanningWorld;
    let plan: Plan;

    beforeEach(async () => {
        world = createPlanningWorld();
        plan = await world.planning.suggest(CALLER, WEEK);
    });

    const repair = (request: PlanRepairRequest): Promise<PlanRepair> =>
        world.planning.repair(CALLER, plan.planId, request);

    it('takes a cancelled stop out, fills the gap, and keeps the rest', async () => {
        const cancelled = shiftAt(plan, 2).stops[1];
        const { plan: next, difference } = await repair({ cancelledStopIds: [cancelled?.stopId ?? ''] });
        expect(next).toMatchObject({ baseId: plan.planId, status: 'proposed', revision: 2 });
        expect(difference.removed).toContainEqual(
            expect.objectContaining({ stopId: cancelled?.stopId, cause: 'cancelled' })
        );
        expect(stopsOf(next).map(({ recordId }) => recordId)).not.toContain(cancelled?.recordId);
        expect(difference.added.length).toBeGreaterThan(0);
        expect(difference.moved.length + difference.removed.length - 1).toBeLessThanOrEqual(3);
        expect((await world.planning.read(CALLER, plan.planId)).shifts).toEqual(plan.shifts);
    });

    it('frees a blocked day and moves its stops as far as they fit', async () => {
        const { plan: next, difference } = await repair({ blockedDays: [{ date: '2026-11-25' }], maxMovedStops: 0 });
        expect(shiftAt(next, 2).stops).toEqual([]);
        const monday = shiftAt(plan, 0).stops.map(({ recordId }) => recordId);
        expect(shiftAt(next, 0).stops.map(({ recordId }) => recordId)).toEqual(expect.arrayContaining(monday));
        for (const { isForced } of difference.moved) expect(isForced).toBe(true);
        for (const { cause } of difference.removed) expect(cause).toBe('displaced');
    });

    it('keeps pinned stops when a day starts late, and names the promise that cannot be kept', async () => {
        const tuesday = shiftAt(plan, 1).stops;
        const [first, last] = [tuesday[0], tuesday.at(-1)];
        const { plan: next } = await repair({
            delays: [{ date: '2026-11-24', until: '2026-11-24T11:00:00+01:00' }],
            pinnedStopIds: [first?.stopId ?? '', last?.stopId ?? '']
        });
        const after = shiftAt(next, 1).stops;
        expect(after.every(({ beginsAt }) => beginsAt >= '2026-11-24T11:00')).toBe(true);
        const kept = after.find(({ recordId }) => recordId === last?.recordId);
        expect(kept?.beginsAt).toBe(last?.beginsAt);
        expect(next.notices).toContainEqual({ code: 'promise-not-kept', params: { recordId: first?.recordId } });
    });

    it('goes around a new appointment, and around what has come into the calendar since', async () => {
        world.appointments = [
            appointment({
                recordId: '00U000000000009AAA',
                startsAt: '2026-11-26T13:00:00Z',
                endsAt: '2026-11-26T15:00:00Z'
            })
        ];
        const place = { latitude: 47.2, longitude: 9.55 };
        const busy = { startsAt: '2026-11-24T10:00:00+01:00', endsAt: '2026-11-24T12:00:00+01:00' };
        const { plan: next } = await repair({ addedAppointments: [{ ...busy, place }] });
        const clashes = (shift: PlanShift, from: string, to: string): PlanStop[] =>
            shift.stops.filter(
                (stop) => Date.parse(stop.beginsAt) < Date.parse(to) && Date.parse(stop.leavesAt) > Date.parse(from)
            );
        expect(clashes(shiftAt(next, 1), busy.startsAt, busy.endsAt)).toEqual([]);
        expect(clashes(shiftAt(next, 3), '2026-11-26T13:00:00Z', '2026-11-26T15:00:00Z')).toEqual([]);
        expect(shiftAt(next, 1).appointments[0]?.place).toEqual(place);
    });

    it('brings a required record in, on its day', async () => {
        const left = plan.unassigned.find(({ code }) => code === 'does-not-fit' || code === 'low-value');
        const { plan: next } = await repair({ required: [{ recordId: left?.recordId ?? '', date: '2026-11-27' }] });
        const stop = shiftAt(next, 4).stops.find(({ recordId }) => recordId === left?.recordId);
        expect(stop?.isRequired).toBe(true);
    });

    it('improves around the order and day that the user gave', async () => {
        const [monday, friday] = [shiftAt(plan, 0), shiftAt(plan, 4)];
        const order = [friday.stops.at(-1), ...[...monday.stops].reverse().slice(1)].map(
            (stop) => stop?.recordId ?? ''
        );
        const { plan: next } = await repair({ arranged: [{ shiftId: monday.shiftId, recordIds: order }] });
        const after = shiftAt(next, 0).stops.map(({ recordId }) => recordId);
        expect(after.filter((recordId) => order.includes(recordId))).toEqual(order);
        const elsewhere = next.shifts.slice(1).flatMap(({ stops }) => stops.map(({ recordId }) => recordId));
        expect(elsewhere.filter((recordId) => order.includes(recordId))).toEqual([]);
    });

    it('leaves days alone that begin within two hours, and what runs until an event names it', async () => {
        world.clock.advanceSeconds(11.5 * 3600); // Monday 07:30 in Zurich
        const monday = shiftAt(plan, 0).stops;
        const other = await repair({ cancelledStopIds: [shiftAt(plan, 3).stops[0]?.stopId ?? ''] });
        expect(shiftAt(other.plan, 0).stops).toEqual(monday);
        const soon = await repair({ cancelledStopIds: [monday[1]?.stopId ?? ''] });
        const rest = monday.filter((_, index) => index !== 1).map(({ recordId }) => recordId);
        expect(shiftAt(soon.plan, 0).stops.map(({ recordId }) => recordId)).toEqual(rest);
        world.clock.advanceSeconds(2.5 * 3600); // 10:00
        const late = monday.at(-1);
        const running = await repair({ cancelledStopIds: [late?.stopId ?? ''] });
        const history = monday.filter(({ beginsAt }) => beginsAt <= '2026-11-23T10:00').map(({ beginsAt }) => beginsAt);
        expect(
            shiftAt(running.plan, 0)
                .stops.slice(0, history.length)
                .map(({ beginsAt }) => beginsAt)
        ).toEqual(history);
        for (const { after } of running.difference.added.filter((stop) => stop.after.date === '2026-11-23')) {
            expect(after.beginsAt >= '2026-11-23T10:30').toBe(true);
        }
    });

    it('lets a visit run over on a running day', async () => {
        world.clock.advanceSeconds(15.5 * 3600); // Monday 11:30
        const { plan: next } = await repair({ delays: [{ date: '2026-11-23', until: '2026-11-23T14:30:00+01:00' }] });
        const begun = shiftAt(plan, 0).stops.filter(({ beginsAt }) => beginsAt <= '2026-11-23T11:30');
        const after = shiftAt(next, 0).stops;
        expect(after.slice(0, begun.length).map(({ beginsAt }) => beginsAt)).toEqual(
            begun.map(({ beginsAt }) => beginsAt)
        );
        expect(after.slice(begun.length).every(({ arrivesAt }) => arrivesAt >= '2026-11-23T14:30')).toBe(true);
    });

    it('is applied by accept: what holds stays, what does not is named, what is new is written', async () => {
        await world.planning.accept(CALLER, plan.planId, {});
        const written = world.written.splice(0);
        world.appointments = written.map(({ recordId, ownerId, startsAt, endsAt, planId }, index) =>
            appointment({
                recordId: `a00${String(index + 1).padStart(12, '0')}AAA`,
                objectApiName: 'FieldVisit__c',
                relatedRecordId: recordId,
                ownerId,
                startsAt: new Date(startsAt).toISOString(),
                endsAt: new Date(endsAt).toISOString(),
                planId
            })
        );
        const cancelled = shiftAt(plan, 2).stops[0];
        const { plan: next, difference } = await repair({
            cancelledStopIds: [cancelled?.stopId ?? ''],
            delays: [{ date: '2026-11-24', until: '2026-11-24T10:30:00+01:00' }]
        });
        const result = await world.planning.accept(CALLER, next.planId, {});
        const visitOf = new Map(world.appointments.map(({ relatedRecordId, recordId }) => [relatedRecordId, recordId]));
        const gone = difference.removed.map(({ recordId }) => visitOf.get(recordId));
        expect([...(result.obsoleteVisitIds ?? [])].sort()).toEqual(gone.sort());
        expect(world.written.map(({ recordId }) => recordId).sort()).toEqual(
            difference.added.map(({ recordId }) => recordId).sort()
        );
        const shifted = [...difference.moved, ...difference.retimed];
        expect(shifted.length).toBeGreaterThan(0);
        expect(world.moved.map(({ visitId }) => visitId).sort()).toEqual(
            shifted.map(({ recordId }) => visitOf.get(recordId)).sort()
        );
        const outcomes = result.results.map(({ outcome }) => outcome);
        expect(outcomes.filter((outcome) => outcome === 'moved')).toHaveLength(shifted.length);
        expect(outcomes.filter((outcome) => outcome === 'unchanged')).toHaveLength(
            next.totals.visitCount - difference.added.length - shifted.length
        );
    });

    it('stands in for what it repairs until it is undone', async () => {
        await world.planning.accept(CALLER, plan.planId, {});
        const first = await repair({ blockedDays: [{ date: '2026-11-25' }] });
        const second = (await world.planning.repair(CALLER, first.plan.planId, { required: [] })).plan;
        await world.planning.accept(CALLER, second.planId, {});
        const successorOf = async (planId: string): Promise<string | undefined> =>
            (await world.planning.read(CALLER, planId)).supersededBy;
        expect([await successorOf(plan.planId), await successorOf(first.plan.planId)]).toEqual([
            second.planId,
            second.planId
        ]);
        await world.planning.undo(CALLER, second.planId);
        expect(await successorOf(plan.planId)).toBeUndefined();
        expect((await world.planning.read(CALLER, second.planId)).status).toBe('discarded');
        await expect(world.planning.undo(CALLER, first.plan.planId)).rejects.toMatchObject({ code: 'plan-not-open' });
    });

    it('does not take a visit along that a person has put elsewhere', async () => {
        await world.planning.accept(CALLER, plan.planId, {});
        const stop = shiftAt(plan, 1).stops[0] as PlanStop;
        const theirs = { startsAt: '2026-11-24T14:00:00.000Z', endsAt: '2026-11-24T14:30:00.000Z' };
        world.appointments = [
            appointment({
                recordId: 'a00000000000001AAA',
                objectApiName: 'FieldVisit__c',
                relatedRecordId: stop.recordId,
                planId: plan.planId,
                ...theirs
            })
        ];
        const { plan: next } = await repair({ forbidden: [] });
        await world.planning.accept(CALLER, next.planId, {});
        // The writer meets a visit that is not where any plan put it, and leaves it alone.
        expect(world.moved).toMatchObject([{ from: { startsAt: stop.beginsAt, endsAt: stop.leavesAt } }]);
    });

    it.each([1, 2, 3, 4, 5, 6])('keeps every rule in random weeks (%i)', async (seed) => {
        world = randomWorld(seed);
        plan = await world.planning.suggest(CALLER, { ...WEEK, seed });
        const random = seeded(seed);
        const all = stopsOf(plan);
        const pick = (): PlanStop => all[Math.floor(random() * all.length)] as PlanStop;
        const pinned = [pick(), pick()].map(({ stopId }) => stopId);
        const { plan: next, difference } = await repair({
            cancelledStopIds: [pick().stopId],
            delays: [{ date: '2026-11-24', until: '2026-11-24T10:30:00+01:00' }],
            pinnedStopIds: pinned,
            maxMovedStops: 2
        });
        const facts = await world.store.facts(ORG, next.planId);
        if (facts === null) throw new Error('no facts');
        const ground = groundOf(facts);
        expect(checkSolution(ground.built.problem, solutionOf(next, ground), { unplacedRequired: [] })).toEqual([]);
        const voluntary =
            difference.moved.filter(({ isForced }) => !isForced).length +
            difference.removed.filter(({ cause }) => cause === 'replaced').length;
        expect(voluntary).toBeLessThanOrEqual(2);
        const broken = new Set(
            next.notices.filter(({ code }) => code === 'promise-not-kept').map(({ params }) => params['recordId'])
        );
        const cancelled = new Set(
            difference.removed.filter(({ cause }) => cause === 'cancelled').map(({ stopId }) => stopId)
        );
        for (const stop of all.filter(
            ({ stopId, recordId }) => pinned.includes(stopId) && !broken.has(recordId) && !cancelled.has(stopId)
        )) {
            const now = stopsOf(next).find(({ stopId }) => stopId === stop.stopId);
            expect(now?.beginsAt).toBe(stop.beginsAt);
        }
        expect(next.totals.visitCount).toBe(
            plan.totals.visitCount + difference.added.length - difference.removed.length
        );
    });

    it('refuses what the plan does not have', async () => {
        await expect(repair({ cancelledStopIds: ['nobody'] })).rejects.toMatchObject({ code: 'invalid-request' });
        await expect(repair({})).rejects.toMatchObject({ code: 'invalid-request' });
        await expect(repair({ blockedDays: [{ date: '2026-11-29' }] })).rejects.toMatchObject({
            errors: [expect.objectContaining({ pointer: '/blockedDays/0' })]
        });
        await expect(
            repair({
                addedAppointments: [{ startsAt: '2026-11-24T10:00:00Z', endsAt: '2026-11-24T09:00:00Z', place: null }]
            })
        ).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/addedAppointments/0/endsAt' })] });
    });
});
