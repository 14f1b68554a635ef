import type {
    Place,
    Plan,
    PlanAppointment,
    PlanShift,
    PlanStop,
    PlanTotals,
    UnassignedCandidate
} from '#kernel/contracts';
import { isoWithOffset } from '../platform/localTime.ts';
import type { TravelTimes } from '../travel/ports.ts';
import { isUnreachable, unassigned, windowsOf, type BuiltProblem } from './buildProblem.ts';
import type { Route, Solution } from './model.ts';
import type { Situation } from './situation.ts';
import { schedule, type RouteSchedule } from './solver/schedule.ts';

const MOST_UNASSIGNED = 200;

/** A plan without identity: what follows from situation, problem and solution alone. */
export type PlanBody = Pick<Plan, 'shifts' | 'unassigned' | 'unassignedCount' | 'totals' | 'notices' | 'travelSource'>;

/** Writes a solution out as shifts with times, legs, reasons, and everybody who is not in it with a reason. */
export async function describePlan(
    situation: Situation,
    built: BuiltProblem,
    solution: Solution,
    travel: TravelTimes
): Promise<PlanBody> {
    const routes = new Map(solution.routes.map((route) => [route.shift, route]));
    const shifts = await Promise.all(
        built.days.map((_, index) =>
            describeShift(situation, built, routes.get(index) ?? { shift: index, stops: [] }, travel)
        )
    );
    const left = describeUnassigned(built, solution);
    return {
        shifts,
        unassigned: left.slice(0, MOST_UNASSIGNED),
        unassignedCount: left.length,
        totals: totalsOf(shifts, situation.candidates.length),
        notices: noticesOf(built, solution),
        travelSource: built.travelSource
    };
}

async function describeShift(
    situation: Situation,
    built: BuiltProblem,
    route: Route,
    travel: TravelTimes
): Promise<PlanShift> {
    const { problem } = built;
    const shift = problem.shifts[route.shift];
    const day = built.days[route.shift];
    if (shift === undefined || day === undefined) {
        throw new RangeError(`The solution names shift ${route.shift}, which the problem does not have.`);
    }
    const times = schedule(problem, route);
    const iso = (seconds: number): string => isoWithOffset(situation.epochSeconds + seconds, situation.timeZone);
    const visits = visitedLocations(built, route, times);
    const metres = metresAlong(built, [shift.startLocation, ...visits, shift.endLocation]);
    const stops = route.stops.map((_, position) => describeStop(situation, built, route, times, position));
    const base = placeAt(built, shift.startLocation);
    const pause = times.pauses.find(({ beginsAt, endsAt }) =>
        shift.breaks.some(
            ({ opens, closes, durationSeconds }) =>
                endsAt - beginsAt === durationSeconds && beginsAt >= opens && beginsAt <= closes
        )
    );
    const line =
        visits.length === 0
            ? ''
            : (
                  await travel.route(
                      [shift.startLocation, ...visits, shift.endLocation].map((index) => placeAt(built, index))
                  )
              ).polyline;
    return {
        shiftId: shift.id,
        ownerId: day.ownerId,
        date: day.date,
        start: { at: iso(departure(times, shift.startsAt)), place: base },
        end: { at: iso(visits.length === 0 ? shift.startsAt : times.endsAt), place: placeAt(built, shift.endLocation) },
        lunch: pause && shift.breaks.length > 0 ? { startsAt: iso(pause.beginsAt), endsAt: iso(pause.endsAt) } : null,
        stops,
        appointments: describeAppointments(built, route.shift),
        travelSeconds: times.travelSeconds,
        travelMetres: metres,
        visitSeconds: sum(times.stops.map(({ beginsAt, leavesAt }) => leavesAt - beginsAt)),
        waitingSeconds: sum(times.stops.map(({ arrivesAt, beginsAt }) => beginsAt - arrivesAt)),
        points: round(sum(stops.map(({ points }) => points))),
        routePolyline: line
    };
}

/** The rep leaves as late as the first arrival allows, not at the stroke of the working day. */
function departure(times: RouteSchedule, startsAt: number): number {
    const arrivals = [times.stops[0], times.appointments[0]].flatMap((first) => (first ? [first] : []));
    const first = arrivals.sort((a, b) => a.arrivesAt - b.arrivesAt)[0];
    return first === undefined ? startsAt : Math.max(startsAt, first.arrivesAt - first.legSeconds);
}

function describeStop(
    situation: Situation,
    built: BuiltProblem,
    route: Route,
    times: RouteSchedule,
    position: number
): PlanStop {
    const { problem } = built;
    const index = route.stops[position] ?? -1;
    const candidate = problem.candidates[index];
    const chosen = built.chosen[index];
    const at = times.stops[position];
    const day = built.days[route.shift];
    if (candidate === undefined || chosen === undefined || at === undefined || day === undefined) {
        throw new RangeError(`The solution names candidate ${index}, which the problem does not have.`);
    }
    const iso = (seconds: number): string => isoWithOffset(situation.epochSeconds + seconds, situation.timeZone);
    const without = { shift: route.shift, stops: route.stops.filter((other) => other !== index) };
    const shift = problem.shifts[route.shift];
    const windows = (windowsOf(chosen.facts, situation) ?? []).filter(
        ({ opens, closes }) => shift !== undefined && closes > shift.startsAt && opens < shift.endsAt
    );
    return {
        stopId: `${candidate.id}-${day.date}`,
        recordId: chosen.facts.recordId,
        objectApiName: chosen.facts.objectApiName,
        place: chosen.place,
        arrivesAt: iso(at.arrivesAt),
        beginsAt: iso(at.beginsAt),
        leavesAt: iso(at.leavesAt),
        waitingSeconds: at.beginsAt - at.arrivesAt,
        legSeconds: at.legSeconds,
        legMetres: legMetres(built, route, times, position),
        points: chosen.value.points,
        reasons: chosen.value.reasons,
        isRequired: candidate.isRequired,
        detourSeconds: times.travelSeconds - schedule(problem, without).travelSeconds,
        windows: windows.map(({ opens, closes }) => ({ opensAt: iso(opens), closesAt: iso(closes) })),
        visitMinutes: Math.round(candidate.serviceSeconds / 60)
    };
}

/** Locations of stops and located appointments in the order of the day. */
function visitedLocations(built: BuiltProblem, route: Route, times: RouteSchedule): number[] {
    return orderedVisits(built, route, times).map(({ location }) => location);
}

function orderedVisits(
    { problem }: BuiltProblem,
    route: Route,
    times: RouteSchedule
): { location: number; at: number; stop: number | null }[] {
    const fixed = new Map(problem.shifts[route.shift]?.appointments.map((entry) => [entry.id, entry.location]));
    const stops = times.stops.map((entry, position) => ({
        location: problem.candidates[entry.candidate]?.location ?? 0,
        at: entry.beginsAt,
        stop: position
    }));
    const appointments = times.appointments.flatMap((entry) => {
        const location = fixed.get(entry.id);
        return location === null || location === undefined ? [] : [{ location, at: entry.beginsAt, stop: null }];
    });
    return [...stops, ...appointments].sort((a, b) => a.at - b.at);
}

function legMetres(built: BuiltProblem, route: Route, times: RouteSchedule, position: number): number {
    const visits = orderedVisits(built, route, times);
    const place = visits.findIndex(({ stop }) => stop === position);
    const before = visits[place - 1]?.location ?? built.problem.shifts[route.shift]?.startLocation ?? 0;
    return metresAlong(built, [before, visits[place]?.location ?? before]);
}

function metresAlong({ problem: { travel } }: BuiltProblem, locations: readonly number[]): number {
    return sum(locations.slice(1).map((to, index) => travel.metres?.[(locations[index] ?? 0) * travel.size + to] ?? 0));
}

function describeAppointments({ appointments }: BuiltProblem, shift: number): PlanAppointment[] {
    return (appointments[shift] ?? []).map(({ recordId, objectApiName, startsAt, endsAt, place, relatedRecordId }) => ({
        recordId,
        objectApiName,
        startsAt,
        endsAt,
        place,
        relatedRecordId
    }));
}

function describeUnassigned(built: BuiltProblem, solution: Solution): UnassignedCandidate[] {
    const { problem, chosen, leftOut } = built;
    const planned = new Set(solution.routes.flatMap(({ stops }) => stops));
    const lowest = Math.min(...[...planned].map((index) => problem.candidates[index]?.prize ?? 0));
    const notPlanned = chosen.flatMap(({ facts, value }, index) => {
        if (planned.has(index)) {
            return [];
        }
        const location = problem.candidates[index]?.location ?? 0;
        const isLow = planned.size > 0 && value.points < lowest;
        const code = isUnreachable(problem, location) ? 'unreachable' : isLow ? 'low-value' : 'does-not-fit';
        return [unassigned(facts, value.points, value.reasons, code, isLow ? { lowestPoints: lowest } : {})];
    });
    return [...notPlanned, ...leftOut].sort((a, b) => b.points - a.points || (a.recordId < b.recordId ? -1 : 1));
}

function noticesOf({ problem, chosen, travelSource }: BuiltProblem, solution: Solution): Plan['notices'] {
    const planned = new Set(solution.routes.flatMap(({ stops }) => stops));
    const missing = problem.candidates.flatMap(({ isRequired, id }, index) =>
        isRequired && !planned.has(index) ? [id] : []
    );
    return [
        ...missing.map((recordId) => ({ code: 'required-does-not-fit', params: { recordId } })),
        ...(travelSource.isEstimate ? [{ code: 'travel-estimated', params: { note: travelSource.note } }] : []),
        ...(chosen.length < problem.shifts.length * 2
            ? [{ code: 'few-candidates', params: { count: chosen.length } }]
            : [])
    ];
}

export function totalsOf(shifts: readonly PlanShift[], candidateCount: number): PlanTotals {
    const visitCount = sum(shifts.map(({ stops }) => stops.length));
    const fieldSeconds = sum(
        shifts
            .filter(({ stops }) => stops.length > 0)
            .map(({ start, end }) => (Date.parse(end.at) - Date.parse(start.at)) / 1000)
    );
    return {
        visitCount,
        candidateCount,
        points: round(sum(shifts.map(({ points }) => points))),
        travelSeconds: sum(shifts.map(({ travelSeconds }) => travelSeconds)),
        travelMetres: sum(shifts.map(({ travelMetres }) => travelMetres)),
        visitSeconds: sum(shifts.map(({ visitSeconds }) => visitSeconds)),
        waitingSeconds: sum(shifts.map(({ waitingSeconds }) => waitingSeconds)),
        visitsPerFieldHour: fieldSeconds === 0 ? null : Math.round((visitCount / (fieldSeconds / 3600)) * 100) / 100
    };
}

function placeAt({ places }: BuiltProblem, index: number): Place {
    const place = places[index];
    if (place === undefined) {
        throw new RangeError(`Location ${index} is not in the problem.`);
    }
    return place;
}

function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}

function round(points: number): number {
    return Math.round(points * 10) / 10;
}
