import type { Plan, PlanRepairRequest, PlanRequest } from '#kernel/contracts';
import { isoWithOffset } from '../../platform/localTime.ts';
import { ProblemError } from '../../platform/problemError.ts';
import { withDaysOff } from '../daysOff.ts';
import type { AppointmentFacts, CandidateFacts } from '../ports.ts';
import { isLunchAhead, type WorkingDay } from '../shifts.ts';
import type { Situation } from '../situation.ts';

/** What the events make of the situation and the wishes; the plan itself is not looked at yet. */
export interface ChangedWorld {
    readonly situation: Situation;
    readonly request: PlanRequest;
    /** Shift indices that an event names: only those among the running ones may be filled. */
    readonly touchedShifts: ReadonlySet<number>;
}

/** The state of the world apart from the plan. */
export interface WorldNow {
    readonly now: Date;
    /** The calendar as it is now, without the visits of this plan and of those before it. */
    readonly calendar: readonly AppointmentFacts[];
    /** Facts of records that the plan did not know and the request wants. */
    readonly newcomers: readonly CandidateFacts[];
    /** Stops that keep their begin to the minute. */
    readonly promises: Wishes;
}

/**
 * Applies what happened since the plan was made.
 *
 * Errors: invalid-request naming the member for a day, stop or shift that the plan does not have, or times that run backwards.
 */
export function applyEvents(
    plan: Plan,
    situation: Situation,
    request: PlanRequest,
    repair: PlanRepairRequest,
    world: WorldNow
): ChangedWorld {
    const cancelled = cancelledRecords(plan, repair);
    const touched = new Set<number>(touchedByStops(plan, repair));
    const dayOf = (pointer: string, date: string, ownerId = plan.shifts[0]?.ownerId): number => {
        const day = situation.days.findIndex((entry) => entry.date === date && entry.ownerId === ownerId);
        if (day < 0) refuse(pointer, `The plan has no working day ${date} of ${ownerId}.`);
        touched.add(day);
        return day;
    };
    const blocked = new Set(
        (repair.blockedDays ?? []).map((entry, at) => dayOf(`/blockedDays/${at}`, entry.date, entry.ownerId))
    );
    let days = situation.days.map((day, index) => (blocked.has(index) ? { ...day, isBlocked: true } : day));
    const added: AppointmentFacts[] = (repair.addedAppointments ?? []).map((entry, at) =>
        addedAppointment(entry, at, plan, situation, touched)
    );
    for (const [at, delay] of (repair.delays ?? []).entries()) {
        const day = dayOf(`/delays/${at}`, delay.date, delay.ownerId);
        const { late, pause } = applyDelay(plan, situation, days[day] as WorkingDay, {
            day,
            until: delay.until,
            now: world.now
        });
        days = days.map((entry, index) => (index === day ? late : entry));
        if (pause !== null) added.push(pause);
    }
    const known = new Set(situation.candidates.map(({ recordId }) => recordId));
    const newcomers = world.newcomers.filter(({ recordId }) => !known.has(recordId));
    return {
        situation: {
            ...situation,
            days: withDaysOff(days, world.calendar),
            appointments: [...world.calendar, ...added],
            candidates: [...situation.candidates, ...newcomers]
        },
        request: mergeWishes(
            request,
            [...wishesOfRepair(plan, repair), ...world.promises],
            repair.forbidden ?? [],
            cancelled
        ),
        touchedShifts: touched
    };
}

/** Record ids of the stops that the request cancels. */
export function cancelledRecords(plan: Plan, { cancelledStopIds = [] }: PlanRepairRequest): Set<string> {
    const stops = new Map(plan.shifts.flatMap((shift) => shift.stops.map((stop) => [stop.stopId, stop.recordId])));
    return new Set(
        cancelledStopIds.map(
            (stopId, at) => stops.get(stopId) ?? refuse(`/cancelledStopIds/${at}`, `The plan has no stop ${stopId}.`)
        )
    );
}

function touchedByStops(plan: Plan, { cancelledStopIds = [], arranged = [] }: PlanRepairRequest): number[] {
    const isNamed = new Set(cancelledStopIds);
    const shiftIds = new Set(arranged.map(({ shiftId }) => shiftId));
    return plan.shifts.flatMap(({ shiftId, stops }, index) =>
        shiftIds.has(shiftId) || stops.some(({ stopId }) => isNamed.has(stopId)) ? [index] : []
    );
}

/** What the user now wants: records they require, and those they put on a day. */
function wishesOfRepair(plan: Plan, { required = [], arranged = [] }: PlanRepairRequest): Wishes {
    const dates = new Map(plan.shifts.map(({ shiftId, date }) => [shiftId, date]));
    const put = arranged.flatMap(({ shiftId, recordIds }, at) => {
        const date = dates.get(shiftId) ?? refuse(`/arranged/${at}/shiftId`, `The plan has no shift ${shiftId}.`);
        return recordIds.map((recordId) => ({ recordId, date }));
    });
    const twice = put.find(({ recordId }, at) => put.findIndex((other) => other.recordId === recordId) !== at);
    if (twice !== undefined) refuse('/arranged', `${twice.recordId} is on two places at once.`);
    return [...required.filter(({ recordId }) => !put.some((entry) => entry.recordId === recordId)), ...put];
}

export type Wishes = NonNullable<PlanRequest['required']>;

/** Wishes of before and of now; what is cancelled is neither wanted nor wished any more. */
function mergeWishes(
    request: PlanRequest,
    wishes: Wishes,
    forbidden: readonly string[],
    cancelled: ReadonlySet<string>
): PlanRequest {
    const fresh = new Set(wishes.map(({ recordId }) => recordId));
    const first = wishes.filter(({ recordId }, at) => wishes.findIndex((other) => other.recordId === recordId) === at);
    const earlier = (request.required ?? []).filter(({ recordId }) => !cancelled.has(recordId) && !fresh.has(recordId));
    return {
        ...request,
        required: [...earlier, ...first],
        forbidden: [...new Set([...(request.forbidden ?? []), ...forbidden, ...cancelled])].filter(
            (recordId) => !fresh.has(recordId)
        )
    };
}

function addedAppointment(
    entry: NonNullable<PlanRepairRequest['addedAppointments']>[number],
    at: number,
    plan: Plan,
    situation: Situation,
    touched: Set<number>
): AppointmentFacts {
    const { startsAt, endsAt, place, ownerId = plan.shifts[0]?.ownerId ?? '', recordId } = entry;
    const from = Date.parse(startsAt) / 1000 - situation.epochSeconds;
    const to = Date.parse(endsAt) / 1000 - situation.epochSeconds;
    if (to <= from) refuse(`/addedAppointments/${at}/endsAt`, `Expected after ${startsAt}, got ${endsAt}.`);
    situation.days.forEach((day, index) => {
        if (day.ownerId === ownerId && from < day.endsAt && to > day.startsAt) touched.add(index);
    });
    return {
        recordId: recordId ?? `ADDEDENTRY${String(at + 1).padStart(8, '0')}`,
        objectApiName: 'Event',
        ownerId,
        startsAt,
        endsAt,
        relatedRecordId: null,
        place,
        planId: null
    };
}

/**
 * Before the first visit of the day a delay is a later start; after it, the rep stays at the visit that runs over.
 */
function applyDelay(
    plan: Plan,
    situation: Situation,
    day: WorkingDay,
    { day: index, until, now }: { readonly day: number; readonly until: string; readonly now: Date }
): { readonly late: WorkingDay; readonly pause: AppointmentFacts | null } {
    const seconds = Date.parse(until) / 1000 - situation.epochSeconds;
    const last = (plan.shifts[index]?.stops ?? [])
        .filter(({ beginsAt }) => Date.parse(beginsAt) <= now.getTime())
        .at(-1);
    if (last === undefined) {
        const startsAt = Math.min(Math.max(day.startsAt, seconds), day.endsAt);
        const late = { ...day, startsAt };
        return { late: { ...late, lunch: isLunchAhead(late) ? late.lunch : null }, pause: null };
    }
    if (Date.parse(until) <= Date.parse(last.leavesAt)) return { late: day, pause: null };
    const pause: AppointmentFacts = {
        recordId: `DELAYENTRY${String(index + 1).padStart(8, '0')}`,
        objectApiName: 'Event',
        ownerId: day.ownerId,
        startsAt: last.leavesAt,
        endsAt: isoWithOffset(Date.parse(until) / 1000, situation.timeZone),
        relatedRecordId: null,
        place: null,
        planId: null
    };
    return { late: day, pause };
}

export function refuse(pointer: string, detail: string): never {
    throw new ProblemError('invalid-request', detail, { errors: [{ pointer, detail }] });
}
