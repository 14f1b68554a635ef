import type { Plan, PlanAcceptRequest, PlanAcceptResult, PlanShift, PlanStop } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { addDays, epochSecondsOf, isoWithOffset } from '../platform/localTime.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { PlanImprover } from './improve.ts';
import { readPlan } from './openPlan.ts';
import { visitsOfLineage } from './lineage.ts';
import type {
    AppointmentFacts,
    PlannedVisitWrite,
    PlanningSource,
    PlanStore,
    VisitWriter,
    VisitWriteResult
} from './ports.ts';

export interface AcceptDependencies {
    readonly source: PlanningSource;
    readonly store: PlanStore;
    readonly writer: VisitWriter;
    readonly clock: Clock;
    readonly improver: PlanImprover;
}

interface AcceptedStop {
    readonly shift: PlanShift;
    readonly stop: PlanStop;
    readonly sequence: number;
}

/**
 * Turns stops of a plan into planned visits and calendar events in the org. Repeating it changes nothing.
 *
 * A stop that clashes with what has come into the calendar since the plan was made is not written and says so. A repair
 * leaves the visits of the plans before it that still hold as they are, and names those that do not
 * (`obsoleteVisitIds`): they are cancelled in the org, in the name of the person.
 * Errors: not-found, plan-not-open for a discarded plan, invalid-request for a stop that the plan does not have.
 */
export async function acceptPlan(
    dependencies: AcceptDependencies,
    caller: Caller,
    planId: string,
    request: PlanAcceptRequest
): Promise<PlanAcceptResult> {
    const { source, store, writer, improver } = dependencies;
    await improver.stop(caller.orgId, planId);
    const plan = await readPlan(dependencies, caller, planId);
    if (plan.status === 'discarded') {
        throw new ProblemError('plan-not-open', `Plan ${planId} was discarded.`);
    }
    const accepted = chosenStops(plan, request, dependencies.clock.now());
    const calendar = await appointmentsOf(source, caller, plan);
    const earlier = await visitsOfLineage(store, caller.orgId, plan, calendar);
    const kept = new Map(
        accepted.flatMap(({ shift, stop }) => {
            const visit = earlier.find((entry) => isSameVisit(entry, shift, stop));
            return visit === undefined ? [] : [[stop.stopId, visit] as const];
        })
    );
    const open = accepted.filter(({ stop }) => !kept.has(stop.stopId));
    const foreign = calendar.filter((entry) => !earlier.includes(entry));
    const clashing = new Set(open.filter((entry) => clashes(entry, foreign, plan)).map(({ stop }) => stop.stopId));
    const writes = open.filter(({ stop }) => !clashing.has(stop.stopId)).map((entry) => toWrite(plan, entry));
    const written = await writer.writePlannedVisits(caller.orgId, writes);
    await recordDecisions(writer, caller.orgId, plan, open, clashing);
    await store.setStatus(caller.orgId, planId, 'accepted');
    const byKey = new Map(written.map((result) => [result.clientKey, result]));
    const obsolete = obsoleteVisits(plan, earlier, new Set(kept.values()), accepted);
    return {
        planId,
        ...(obsolete.length > 0 && { obsoleteVisitIds: obsolete }),
        results: accepted.map(({ stop }) => resultOf(stop, byKey.get(clientKeyOf(plan, stop)), kept.get(stop.stopId)))
    };
}

function isSameVisit(visit: AppointmentFacts, shift: PlanShift, stop: PlanStop): boolean {
    return (
        visit.relatedRecordId === stop.recordId &&
        visit.ownerId === shift.ownerId &&
        Date.parse(visit.startsAt) === Date.parse(stop.beginsAt) &&
        Date.parse(visit.endsAt) === Date.parse(stop.leavesAt)
    );
}

/** Visits of earlier plans that the repair took out, and those that it moved and that were accepted at their new time. */
function obsoleteVisits(
    plan: Plan,
    earlier: readonly AppointmentFacts[],
    kept: ReadonlySet<AppointmentFacts>,
    accepted: readonly AcceptedStop[]
): string[] {
    const planned = new Set(plan.shifts.flatMap(({ stops }) => stops.map(({ recordId }) => recordId)));
    const moved = new Set(accepted.map(({ stop }) => stop.recordId));
    return earlier
        .filter((visit) => !kept.has(visit))
        .filter(({ relatedRecordId }) => {
            const recordId = relatedRecordId ?? '';
            return !planned.has(recordId) || moved.has(recordId);
        })
        .map(({ recordId }) => recordId);
}

function resultOf(
    { stopId, recordId }: PlanStop,
    written: VisitWriteResult | undefined,
    kept: AppointmentFacts | undefined
): PlanAcceptResult['results'][number] {
    if (kept !== undefined) {
        const nothing = { eventId: null, code: null, detail: null };
        return { stopId, recordId, outcome: 'unchanged', visitId: kept.recordId, ...nothing };
    }
    if (written === undefined) {
        const detail = 'Another appointment is in the calendar at that time.';
        return { stopId, recordId, outcome: 'conflict', visitId: null, eventId: null, code: 'calendar-clash', detail };
    }
    const { outcome, visitId, eventId, code, detail } = written;
    return { stopId, recordId, outcome, visitId, eventId, code, detail };
}

/** Without a list: all that lie ahead. What has begun is history, and a repaired week carries it along. */
function chosenStops(plan: Plan, { stopIds }: PlanAcceptRequest, now: Date): AcceptedStop[] {
    const all = plan.shifts.flatMap((shift) =>
        shift.stops.map((stop, index) => ({ shift, stop, sequence: index + 1 }))
    );
    if (stopIds === undefined) {
        return all.filter(({ stop }) => Date.parse(stop.beginsAt) >= now.getTime());
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
    const instant = (date: string): string =>
        isoWithOffset(epochSecondsOf(date, '00:00', plan.timeZone), plan.timeZone);
    const ownerIds = [...new Set(plan.shifts.map(({ ownerId }) => ownerId))];
    const to = addDays(plan.fromDate, plan.dayCount);
    return source.appointments(caller.orgId, ownerIds, instant(plan.fromDate), instant(to));
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
