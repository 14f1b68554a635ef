import type { Plan, PlanRepairRequest } from '#kernel/contracts';
import type { Caller } from '../../platform/caller.ts';
import { addDays, epochSecondsOf, isoWithOffset } from '../../platform/localTime.ts';
import type { TravelTimes } from '../../travel/ports.ts';
import { layOut, withTravel } from '../buildProblem.ts';
import { lineageOf } from '../lineage.ts';
import { cutMatrix, withLeftOut } from '../planFacts.ts';
import type { PlanGround } from '../planDocument.ts';
import { placeKey } from '../placeIndex.ts';
import type { AppointmentFacts, CandidateFacts, PlanningSource, PlanStore } from '../ports.ts';
import { applyEvents, type ChangedWorld, type Wishes } from './applyEvents.ts';

export interface ChangedGround extends PlanGround {
    readonly touchedShifts: ReadonlySet<number>;
}

/**
 * Reads calendar and newcomers of now, and gives what makes the ground after the events. Stops in `promises` keep their
 * begin to the minute there.
 */
export async function openChanges(
    dependencies: { readonly source: PlanningSource; readonly store: PlanStore; readonly travel: TravelTimes },
    caller: Caller,
    { plan, ground, now }: { readonly plan: Plan; readonly ground: PlanGround; readonly now: Date },
    repair: PlanRepairRequest
): Promise<(promises: Wishes) => Promise<ChangedGround>> {
    const { source, store, travel } = dependencies;
    const own = new Set([plan.planId, ...(await lineageOf(store, caller.orgId, plan))]);
    const calendar = await calendarNow(source, caller.orgId, plan, own);
    const newcomers = await newcomersOf(source, caller.orgId, ground, repair, now);
    return (promises) => {
        const world = { now, calendar, newcomers, promises };
        return rebuilt(ground, applyEvents(plan, ground.situation, ground.request, repair, world), travel);
    };
}

async function calendarNow(
    source: PlanningSource,
    orgId: string,
    { fromDate, dayCount, timeZone, shifts }: Plan,
    own: ReadonlySet<string>
): Promise<AppointmentFacts[]> {
    const instant = (date: string): string => isoWithOffset(epochSecondsOf(date, '00:00', timeZone), timeZone);
    const ownerIds = [...new Set(shifts.map(({ ownerId }) => ownerId))];
    const all = await source.appointments(orgId, ownerIds, instant(fromDate), instant(addDays(fromDate, dayCount)));
    return all.filter(({ planId }) => planId === null || !own.has(planId));
}

/** Facts of wanted records that the plan was made without. */
async function newcomersOf(
    source: PlanningSource,
    orgId: string,
    { situation }: PlanGround,
    { required = [], arranged = [] }: PlanRepairRequest,
    now: Date
): Promise<CandidateFacts[]> {
    const wanted = new Set([
        ...required.map(({ recordId }) => recordId),
        ...arranged.flatMap(({ recordIds }) => recordIds)
    ]);
    for (const { recordId } of situation.candidates) wanted.delete(recordId);
    if (wanted.size === 0) return [];
    const owners = situation.persons.map(({ userId }) => userId);
    const all = await source.candidates(orgId, owners, now.toISOString());
    return all.filter(({ recordId }) => wanted.has(recordId));
}

/** With the travel times of before as long as they know all places; else all are asked for anew: one source a plan. */
async function rebuilt(
    before: PlanGround,
    { situation, request, touchedShifts }: ChangedWorld,
    travel: TravelTimes
): Promise<ChangedGround> {
    const layout = layOut(situation, request);
    const { road, places, travelSource } = before.built;
    const index = new Map(places.map((place, position) => [placeKey(place), position]));
    const rows = layout.places.map((place) => index.get(placeKey(place)) ?? -1);
    const cut = (values: Int32Array | undefined): Int32Array => cutMatrix(values, road.size, rows);
    const answer = rows.includes(-1)
        ? await travel.matrix(layout.places)
        : { seconds: cut(road.seconds), metres: cut(road.metres), source: travelSource };
    const built = withLeftOut(withTravel(layout, situation, answer), before.built.leftOut);
    return { situation, request, built, touchedShifts, unseenCount: before.unseenCount ?? 0 };
}
