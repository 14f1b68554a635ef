import type { Plan, PlanAcceptRequest, PlanAcceptResult, PlanShift, PlanStop } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problemError.ts';
import { readPlan } from './openPlan.ts';
import type { AppointmentFacts, PlannedVisitWrite, PlanningSource, PlanStore, VisitWriter } from './ports.ts';

export interface AcceptDependencies {
    readonly source: PlanningSource;
    readonly store: PlanStore;
    readonly writer: VisitWriter;
}

interface AcceptedStop {
    readonly shift: PlanShift;
    readonly stop: PlanStop;
    readonly sequence: number;
}

/**
 * Turns stops of a plan into planned visits and calendar events in the org. Repeating it changes nothing.
 *
 * A stop that clashes with what has come into the calendar since the plan was made is not written and says so.
 * Errors: not-found, plan-not-open for a discarded plan, invalid-request for a stop that the plan does not have.
 */
export async function acceptPlan(
    { source, store, writer }: AcceptDependencies,
    caller: Caller,
    planId: string,
    request: PlanAcceptRequest
): Promise<PlanAcceptResult> {
    const plan = await readPlan(store, caller, planId);
    if (plan.status === 'discarded') {
        throw new ProblemError('plan-not-open', `Plan ${planId} was discarded.`);
    }
    const accepted = chosenStops(plan, request);
    const calendar = await appointmentsOf(source, caller, plan);
    const clashing = new Set(accepted.filter((entry) => clashes(entry, calendar, plan)).map(({ stop }) => stop.stopId));
    const writes = accepted.filter(({ stop }) => !clashing.has(stop.stopId)).map((entry) => toWrite(plan, entry));
    const written = await writer.writePlannedVisits(caller.orgId, writes);
    await recordDecisions(writer, caller.orgId, plan, accepted, clashing);
    await store.setStatus(caller.orgId, planId, 'accepted');
    const byKey = new Map(written.map((result) => [result.clientKey, result]));
    return {
        planId,
        results: accepted.map(({ stop }) => {
            const result = byKey.get(clientKeyOf(plan, stop));
            const { stopId, recordId } = stop;
            if (result === undefined) {
                const detail = 'Another appointment is in the calendar at that time.';
                return {
                    stopId,
                    recordId,
                    outcome: 'conflict',
                    visitId: null,
                    eventId: null,
                    code: 'calendar-clash',
                    detail
                };
            }
            const { outcome, visitId, eventId, code, detail } = result;
            return { stopId, recordId, outcome, visitId, eventId, code, detail };
        })
    };
}

function chosenStops(plan: Plan, { stopIds }: PlanAcceptRequest): AcceptedStop[] {
    const all = plan.shifts.flatMap((shift) =>
        shift.stops.map((stop, index) => ({ shift, stop, sequence: index + 1 }))
    );
    if (stopIds === undefined) {
        return all;
    }
    const wanted = new Set(stopIds);
    const unknown = stopIds.filter((stopId) => !all.some(({ stop }) => stop.stopId === stopId));
    if (unknown.length > 0) {
        throw new ProblemError('invalid-request', `The plan has no stop ${unknown.join(', ')}.`, {
            errors: unknown.map((stopId) => ({ pointer: '/stopIds', detail: `${stopId} is not a stop of this plan.` }))
        });
    }
    return all.filter(({ stop }) => wanted.has(stop.stopId));
}

async function appointmentsOf(source: PlanningSource, caller: Caller, plan: Plan): Promise<AppointmentFacts[]> {
    const starts = plan.shifts.map(({ start }) => start.at).sort();
    const ends = plan.shifts.map(({ end }) => end.at).sort();
    const ownerIds = [...new Set(plan.shifts.map(({ ownerId }) => ownerId))];
    return source.appointments(caller.orgId, ownerIds, starts[0] ?? plan.createdAt, ends.at(-1) ?? plan.createdAt);
}

/** What the plan already went around, and what it wrote itself, is no clash. */
function clashes({ shift, stop }: AcceptedStop, calendar: readonly AppointmentFacts[], plan: Plan): boolean {
    const known = new Set(plan.shifts.flatMap(({ appointments }) => appointments.map(({ recordId }) => recordId)));
    const from = Date.parse(stop.beginsAt);
    const to = Date.parse(stop.leavesAt);
    return calendar.some(
        (entry) =>
            entry.ownerId === shift.ownerId &&
            !known.has(entry.recordId) &&
            entry.planId !== plan.planId &&
            Date.parse(entry.startsAt) < to &&
            Date.parse(entry.endsAt) > from
    );
}

function toWrite(plan: Plan, { shift, stop, sequence }: AcceptedStop): PlannedVisitWrite {
    return {
        clientKey: clientKeyOf(plan, stop),
        stopId: stop.stopId,
        ownerId: shift.ownerId,
        recordId: stop.recordId,
        objectApiName: stop.objectApiName,
        startsAt: stop.beginsAt,
        endsAt: stop.leavesAt,
        planId: plan.planId,
        sequence
    };
}

/** At most 64 characters: a UUID without dashes, the record id and the day of the month and year keep two stops apart. */
function clientKeyOf({ planId }: Plan, { stopId }: PlanStop): string {
    return `${planId.replaceAll('-', '')}:${stopId}`;
}

async function recordDecisions(
    writer: VisitWriter,
    orgId: string,
    plan: Plan,
    accepted: readonly AcceptedStop[],
    clashing: ReadonlySet<string>
): Promise<void> {
    const ranking = plan.shifts.flatMap(({ stops }) => stops).sort((a, b) => b.points - a.points);
    for (const { shift, stop } of accepted.filter((entry) => !clashing.has(entry.stop.stopId))) {
        await writer.writeFeedback(orgId, {
            clientKey: clientKeyOf(plan, stop),
            ownerId: shift.ownerId,
            recordId: stop.recordId,
            objectApiName: stop.objectApiName,
            decision: 'accepted',
            reason: null,
            comment: null,
            points: stop.points,
            rank: ranking.indexOf(stop) + 1,
            planId: plan.planId
        });
    }
}
