import { coversDate } from './daysOff.ts';
import type { Plan, PlanAcceptRequest, PlanAcceptResult, PlanShift, PlanStop } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { addDays, epochSecondsOf, isoWithOffset } from '../platform/localTime.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { PlanImprover } from './improve.ts';
import { readPlan } from './openPlan.ts';
import { knownMoments, markSuperseded, visitsOfLineage, type Moment } from './lineage.ts';
import type {
    AppointmentFacts,
    PlannedVisitWrite,
    PlanningSource,
    PlanStore,
    VisitMover,
    VisitMoveResult,
    VisitMoveWrite,
    VisitWriter,
    VisitWriteResult
} from './ports.ts';

export interface AcceptDependencies {
    readonly source: PlanningSource;
    readonly store: PlanStore;
    readonly writer: VisitWriter & VisitMover;
    readonly clock: Clock;
    readonly improver: PlanImprover;
}

interface AcceptedStop {
    readonly shift: PlanShift;
    readonly stop: PlanStop;
    readonly sequence: number;
}

/** What happens to each accepted stop: at most one of these, nothing when the visit stands as it should. */
interface Writes {
    readonly creations: readonly PlannedVisitWrite[];
    readonly moves: readonly VisitMoveWrite[];
    readonly clashing: ReadonlySet<string>;
}

/**
 * Turns stops of a plan into planned visits and calendar events in the org. Repeating it changes nothing.
 *
 * A stop that clashes with what has come into the calendar since the plan was made is not written and says so. A repair
 * leaves the visits of the plans before it that still hold as they are, moves those that have another time, and names those
 * that fell away (`obsoleteVisitIds`): they are cancelled in the org, in the name of the person. What a person changed
 * meanwhile is not written over: it is a conflict.
 * Errors: not-found, plan-not-open for a discarded plan, invalid-request for a stop that the plan does not have.
 */
export async function acceptPlan(
    dependencies: AcceptDependencies,
    caller: Caller,
    planId: string,
    request: PlanAcceptRequest
): Promise<PlanAcceptResult> {
    const { source, store, writer, improver } = dependencies;
    const { orgId } = caller;
    await improver.stop(orgId, planId);
    const plan = await readPlan(dependencies, caller, planId);
    if (plan.status === 'discarded') {
        throw new ProblemError('plan-not-open', `Plan ${planId} was discarded.`);
    }
    const accepted = chosenStops(plan, request, dependencies.clock.now());
    const calendar = await appointmentsOf(source, caller, plan);
    const earlier = await visitsOfLineage(store, orgId, plan, calendar);
    const visitOf = (entry: AcceptedStop): AppointmentFacts | undefined => earlier.find((visit) => isOf(visit, entry));
    const open = accepted.filter((entry) => !isKept(visitOf(entry), entry.stop));
    const foreign = calendar.filter((entry) => !earlier.includes(entry));
    const moments = await knownMoments(store, orgId, plan);
    const writes = writesOf(plan, open, { foreign, visitOf, moments });
    const moved = writes.moves.length > 0 ? await writer.moveVisits(orgId, writes.moves) : [];
    const written = await writer.writePlannedVisits(orgId, writes.creations);
    await recordDecisions(writer, orgId, plan, open, writes.clashing);
    await store.setStatus(orgId, planId, 'accepted');
    await markSuperseded(store, orgId, plan);
    const outcomes = new Map([...moved, ...written].map((result) => [result.clientKey, result]));
    const stands = new Set(accepted.filter(({ stop }) => !writes.clashing.has(stop.stopId)));
    const obsolete = obsoleteVisits(plan, earlier, stands);
    return {
        planId,
        ...(obsolete.length > 0 && { obsoleteVisitIds: obsolete }),
        results: accepted.map((entry) => {
            const key = clientKeyOf(plan, entry.stop);
            const before = writes.moves.find(({ clientKey }) => clientKey === key)?.from;
            return resultOf(entry, writes.clashing, outcomes.get(key), visitOf(entry), before);
        })
    };
}

function writesOf(
    plan: Plan,
    open: readonly AcceptedStop[],
    facts: {
        readonly foreign: readonly AppointmentFacts[];
        readonly visitOf: (entry: AcceptedStop) => AppointmentFacts | undefined;
        readonly moments: ReadonlyMap<string, readonly Moment[]>;
    }
): Writes {
    const isClash = (entry: AcceptedStop): boolean => clashes(entry, facts.foreign, plan);
    const free = open.filter((entry) => !isClash(entry));
    return {
        clashing: new Set(open.filter(isClash).map(({ stop }) => stop.stopId)),
        creations: free.filter((entry) => facts.visitOf(entry) === undefined).map((entry) => toWrite(plan, entry)),
        moves: free.flatMap((entry) => {
            const visit = facts.visitOf(entry);
            return visit === undefined
                ? []
                : [toMove(plan, entry, visit, facts.moments.get(entry.stop.recordId) ?? [])];
        })
    };
}

/** The visit of a stop: same customer, same person. Given to somebody else it is another visit. */
function isOf(visit: AppointmentFacts, { shift, stop }: AcceptedStop): boolean {
    return visit.relatedRecordId === stop.recordId && visit.ownerId === shift.ownerId;
}

function isKept(visit: AppointmentFacts | undefined, { beginsAt, leavesAt }: PlanStop): boolean {
    return visit !== undefined && isAt(visit, { startsAt: beginsAt, endsAt: leavesAt });
}

function isAt(visit: AppointmentFacts, { startsAt, endsAt }: Moment): boolean {
    return Date.parse(visit.startsAt) === Date.parse(startsAt) && Date.parse(visit.endsAt) === Date.parse(endsAt);
}

/** Where no plan ever put the visit, a person did: the move starts from the last plan's time, and meets the conflict. */
function toMove(
    plan: Plan,
    { stop, sequence }: AcceptedStop,
    visit: AppointmentFacts,
    moments: readonly Moment[]
): VisitMoveWrite {
    const { startsAt, endsAt } = moments.find((moment) => isAt(visit, moment)) ?? moments[0] ?? visit;
    return {
        clientKey: clientKeyOf(plan, stop),
        visitId: visit.recordId,
        from: { startsAt, endsAt },
        startsAt: stop.beginsAt,
        endsAt: stop.leavesAt,
        planId: plan.planId,
        sequence
    };
}

/** Visits of earlier plans whose customer is not planned any more, or is planned for somebody else now. */
function obsoleteVisits(
    plan: Plan,
    earlier: readonly AppointmentFacts[],
    accepted: ReadonlySet<AcceptedStop>
): string[] {
    const planned = new Set(plan.shifts.flatMap(({ stops }) => stops.map(({ recordId }) => recordId)));
    const stands = [...accepted];
    return earlier
        .filter((visit) => {
            const isReplaced = stands.some(({ stop }) => stop.recordId === visit.relatedRecordId);
            return (
                !planned.has(visit.relatedRecordId ?? '') || (isReplaced && !stands.some((entry) => isOf(visit, entry)))
            );
        })
        .map(({ recordId }) => recordId);
}

function resultOf(
    { stop: { stopId, recordId } }: AcceptedStop,
    clashing: ReadonlySet<string>,
    outcome: VisitWriteResult | VisitMoveResult | undefined,
    visit: AppointmentFacts | undefined,
    before: Moment | undefined
): PlanAcceptResult['results'][number] {
    if (clashing.has(stopId)) {
        const detail = 'Another appointment is in the calendar at that time.';
        const nothing = { visitId: null, eventId: null };
        return { stopId, recordId, outcome: 'conflict', ...nothing, code: 'calendar-clash', detail };
    }
    if (outcome === undefined) {
        const nothing = { eventId: null, code: null, detail: null };
        return { stopId, recordId, outcome: 'unchanged', visitId: visit?.recordId ?? null, ...nothing };
    }
    return {
        stopId,
        recordId,
        outcome: outcome.outcome,
        visitId: outcome.visitId,
        eventId: 'eventId' in outcome ? outcome.eventId : null,
        code: outcome.code,
        detail: outcome.detail,
        ...(outcome.outcome === 'moved' && before !== undefined && { before })
    };
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
            (coversDate(entry, shift.date) || (Date.parse(entry.startsAt) < to && Date.parse(entry.endsAt) > from))
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
