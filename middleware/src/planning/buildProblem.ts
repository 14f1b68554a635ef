import type { Place, PlanRequest, Reason, TravelSource, UnassignedCandidate, UnassignedCode } from '#kernel/contracts';
import { parseOpeningHours, windowsOn } from '#kernel/visitRules';
import { epochSecondsOf, weekdayOf } from '../platform/localTime.ts';
import type { TravelTimes } from '../travel/ports.ts';
import type { Candidate, FixedAppointment, PlanningProblem, Shift, TimeWindow } from './model.ts';
import { UNREACHABLE } from './model.ts';
import type { AppointmentFacts, CandidateFacts } from './ports.ts';
import type { WorkingDay } from './shifts.ts';
import type { Situation } from './situation.ts';
import { valueOfVisit, type VisitValue } from './value/valueOfVisit.ts';

/** The numbers for the solver with what is needed to read its answer. */
export interface BuiltProblem {
    readonly problem: PlanningProblem;
    /** Facts and value of each candidate of the problem, by its index. */
    readonly chosen: readonly ValuedCandidate[];
    /** Candidates that never reach the solver, with the reason. */
    readonly leftOut: readonly UnassignedCandidate[];
    readonly days: readonly WorkingDay[];
    readonly appointments: readonly (readonly AppointmentFacts[])[];
    readonly places: readonly Place[];
    readonly travelSource: TravelSource;
}

export interface ValuedCandidate {
    readonly facts: CandidateFacts;
    readonly place: Place;
    readonly value: VisitValue;
    readonly visitSeconds: number;
}

/** More than a solver call should see; the least valuable are left out and said so. */
const MOST_CANDIDATES = 2000;
const LEAD_VISIT_MINUTES = 30;

/** Turns a situation into the solver's problem, with one travel matrix over all its places. */
export async function buildProblem(
    situation: Situation,
    request: PlanRequest,
    travel: TravelTimes,
    signal?: AbortSignal
): Promise<BuiltProblem> {
    const { settings } = situation;
    const sorted = sortOut(situation, request);
    const places = new PlaceIndex();
    const appointments = situation.days.map((day) => appointmentsOn(day, situation));
    const shifts = situation.days.map((day, index) =>
        toShift(day, index, situation, appointments[index] ?? [], places)
    );
    const candidates = sorted.chosen.map((valued) => toCandidate(valued, situation, request, places));
    const matrix = await travel.matrix(places.all, signal === undefined ? {} : { signal });
    const problem: PlanningProblem = {
        travel: { size: places.all.length, seconds: matrix.seconds, metres: matrix.metres },
        shifts,
        candidates,
        weights: { travelPerSecond: settings.travelPointsPerHour / 3600 }
    };
    return { problem, ...sorted, days: situation.days, appointments, places: places.all, travelSource: matrix.source };
}

function sortOut(
    situation: Situation,
    request: PlanRequest
): { chosen: ValuedCandidate[]; leftOut: UnassignedCandidate[] } {
    const forbidden = new Set(request.forbidden ?? []);
    const required = new Set((request.required ?? []).map(({ recordId }) => recordId));
    const chosen: ValuedCandidate[] = [];
    const leftOut: UnassignedCandidate[] = [];
    for (const facts of situation.candidates) {
        const value = valueOfVisit(facts, situation.fromDate, situation.settings);
        const isRequired = required.has(facts.recordId);
        const code = refusal(facts, value, situation, { isRequired, isForbidden: forbidden.has(facts.recordId) });
        if (code !== null) {
            const params = value.availableFrom === null ? {} : { availableFrom: value.availableFrom };
            leftOut.push(unassigned(facts, value.points, value.reasons, code, params));
        } else if (facts.place !== null) {
            const visitSeconds = 60 * visitMinutes(facts, situation);
            chosen.push({ facts, place: facts.place, value, visitSeconds });
        }
    }
    chosen.sort((a, b) => b.value.points - a.value.points || (a.facts.recordId < b.facts.recordId ? -1 : 1));
    for (const { facts, value } of chosen.splice(MOST_CANDIDATES)) {
        leftOut.push(unassigned(facts, value.points, value.reasons, 'not-considered', { limit: MOST_CANDIDATES }));
    }
    return { chosen, leftOut };
}

function refusal(
    facts: CandidateFacts,
    value: VisitValue,
    situation: Situation,
    wishes: { readonly isRequired: boolean; readonly isForbidden: boolean }
): UnassignedCode | null {
    if (wishes.isForbidden) return 'forbidden';
    if (facts.place === null) return 'no-coordinates';
    if (facts.plannedAt !== null) return 'already-planned';
    if (windowsOf(facts, situation)?.length === 0) return 'no-window-in-period';
    return wishes.isRequired ? null : value.blockedBy;
}

export function unassigned(
    facts: CandidateFacts,
    points: number,
    reasons: readonly Reason[],
    code: UnassignedCode,
    params: Readonly<Record<string, string | number>> = {}
): UnassignedCandidate {
    const { recordId, objectApiName, place } = facts;
    return { recordId, objectApiName, place, points, reasons, code, params };
}

function visitMinutes({ customerClass, objectApiName }: CandidateFacts, { settings }: Situation): number {
    const byClass = customerClass === null ? undefined : settings.visitMinutesByClass[customerClass];
    return byClass ?? (objectApiName === 'Lead' ? LEAD_VISIT_MINUTES : (settings.visitMinutesByClass['C'] ?? 30));
}

/** Opening hours over the working days; undefined when always open (or not readable, which is not the customer's fault). */
export function windowsOf({ openingHours }: CandidateFacts, situation: Situation): TimeWindow[] | undefined {
    if (openingHours === null || openingHours.trim() === '') {
        return undefined;
    }
    let hours;
    try {
        hours = parseOpeningHours(openingHours);
    } catch {
        return undefined;
    }
    const dates = [...new Set(situation.days.map(({ date }) => date))];
    return dates.flatMap((date) => {
        const midnight = epochSecondsOf(date, '00:00', situation.timeZone) - situation.epochSeconds;
        return windowsOn(hours, weekdayOf(date)).map(({ opensMinute, closesMinute }) => ({
            opens: midnight + opensMinute * 60,
            closes: midnight + closesMinute * 60
        }));
    });
}

function appointmentsOn(day: WorkingDay, { appointments, epochSeconds }: Situation): AppointmentFacts[] {
    const seconds = (iso: string): number => Date.parse(iso) / 1000 - epochSeconds;
    return appointments
        .filter(({ ownerId }) => ownerId === day.ownerId)
        .filter(({ startsAt, endsAt }) => seconds(endsAt) > day.startsAt && seconds(startsAt) < day.endsAt)
        .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

function toShift(
    day: WorkingDay,
    index: number,
    situation: Situation,
    appointments: readonly AppointmentFacts[],
    places: PlaceIndex
): Shift {
    const repIndex = situation.persons.findIndex(({ userId }) => userId === day.ownerId);
    const base = places.indexOf(situation.persons[repIndex]?.base ?? { latitude: 0, longitude: 0 });
    const fixed = withoutOverlap(appointments.map((facts) => toFixed(facts, day, situation.epochSeconds, places)));
    const lunch = day.lunch;
    const isLunchTaken =
        lunch !== null &&
        fixed.some(
            ({ startsAt, endsAt }) => startsAt < lunch.closes && endsAt > lunch.opens + lunch.durationSeconds / 2
        );
    return {
        id: `${day.ownerId}-${index}`,
        repIndex,
        dayIndex: day.dayIndex,
        startLocation: base,
        endLocation: base,
        startsAt: day.startsAt,
        endsAt: day.endsAt,
        breaks: lunch === null || isLunchTaken ? [] : [lunch],
        appointments: fixed,
        maxVisits: Math.max(
            0,
            situation.settings.maxVisitsPerDay - fixed.filter(({ location }) => location !== null).length
        )
    };
}

function toFixed(
    { recordId, startsAt, endsAt, place }: AppointmentFacts,
    day: WorkingDay,
    epochSeconds: number,
    places: PlaceIndex
): FixedAppointment {
    return {
        id: recordId,
        location: place === null ? null : places.indexOf(place),
        startsAt: Math.max(day.startsAt, Date.parse(startsAt) / 1000 - epochSeconds),
        endsAt: Math.min(day.endsAt, Date.parse(endsAt) / 1000 - epochSeconds)
    };
}

/** Calendars hold overlapping entries; one body can keep only the first, and the later one begins when it ends. */
function withoutOverlap(appointments: readonly FixedAppointment[]): FixedAppointment[] {
    const kept: FixedAppointment[] = [];
    for (const appointment of appointments) {
        const startsAt = Math.max(appointment.startsAt, kept.at(-1)?.endsAt ?? 0);
        if (startsAt < appointment.endsAt) {
            const isCut = startsAt > appointment.startsAt;
            kept.push({ ...appointment, startsAt, location: isCut ? null : appointment.location });
        }
    }
    return kept;
}

function toCandidate(
    { facts, place, value, visitSeconds }: ValuedCandidate,
    situation: Situation,
    request: PlanRequest,
    places: PlaceIndex
): Candidate {
    const wish = request.required?.find(({ recordId }) => recordId === facts.recordId);
    const onDate = situation.days.flatMap(({ date }, index) => (date === wish?.date ? [index] : []));
    return {
        id: facts.recordId,
        customerId: facts.recordId,
        location: places.indexOf(place),
        prize: value.points,
        serviceSeconds: visitSeconds,
        windows: windowsOf(facts, situation) ?? [],
        windowRule: situation.settings.windowRule,
        isRequired: wish !== undefined,
        ...(onDate.length > 0 && { allowedShifts: onDate })
    };
}

/** Places by index, each coordinate pair once. */
class PlaceIndex {
    readonly all: Place[] = [];
    private readonly known = new Map<string, number>();

    indexOf(place: Place): number {
        const key = `${place.latitude},${place.longitude}`;
        const index = this.known.get(key) ?? this.all.push(place) - 1;
        this.known.set(key, index);
        return index;
    }
}

/** True when no road leads from the base of any shift to the location. */
export function isUnreachable({ travel, shifts }: PlanningProblem, location: number): boolean {
    return shifts.every(
        ({ startLocation }) => (travel.seconds[startLocation * travel.size + location] ?? UNREACHABLE) >= UNREACHABLE
    );
}
