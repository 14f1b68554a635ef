import type {
    Place,
    Plan,
    PlanAppointment,
    PlanRequest,
    PlanShift,
    PlanStop,
    PlanTotals,
    UnassignedCandidate
} from '#kernel/contracts';
import { isoWithOffset } from '../platform/localTime.ts';
import type { TravelTimes } from '../travel/ports.ts';
import { isUnreachable, type BuiltProblem } from './buildProblem.ts';
import type { Route, Solution } from './model.ts';
import { noticesOf } from './notices.ts';
import { figuresOf, legMetres, orderedVisits } from './routeFigures.ts';
import type { Situation } from './situation.ts';
import { schedule, type RouteSchedule } from './solver/schedule.ts';
import { waitingBefore } from './solver/waiting.ts';
import { unassigned } from './sortOut.ts';
import { windowsOf } from './windows.ts';

const MOST_UNASSIGNED = 200;

/** What a plan stands on. */
export interface PlanGround {
    readonly situation: Situation;
    readonly request: PlanRequest;
    readonly built: BuiltProblem;
    /** Unassigned candidates that the ground does not hold any more (see planFacts.ts). Default: 0. */
    readonly unseenCount?: number;
}

/** A plan without identity: what follows from situation, problem and solution alone. */
export type PlanBody = Pick<Plan, 'shifts' | 'unassigned' | 'unassignedCount' | 'totals' | 'notices' | 'travelSource'>;

/** Writes a solution out as shifts with times, legs, reasons, and everybody who is not in it with a reason. */
export async function describePlan(
    { situation, request, built, unseenCount = 0 }: PlanGround,
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
        unassignedCount: left.length + unseenCount,
        totals: totalsOf(shifts, sum(shifts.map(({ stops }) => stops.length)) + left.length + unseenCount),
        notices: noticesOf(situation, request, built, solution),
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
    const visits = orderedVisits(problem, route, times).map(({ location }) => location);
    const figures = figuresOf(problem, route, times);
    const stops = route.stops.map((_, position) => describeStop(situation, built, route, times, position));
    const base = placeAt(built, shift.startLocation);
    const pause = times.pauses.find(({ beginsAt, endsAt }) =>
        shift.breaks.some(
            ({ opens, closes, durationSeconds }) =>
                endsAt - beginsAt === durationSeconds && beginsAt >= opens && beginsAt <= closes
        )
    );
    const places = [shift.startLocation, ...visits, shift.endLocation].map((index) => placeAt(built, index));
    const line = visits.length === 0 ? '' : await lineThrough(places, built, travel);
    return {
        shiftId: shift.id,
        ownerId: day.ownerId,
        date: day.date,
        start: { at: iso(figures.leavesAt), place: base },
        end: { at: iso(figures.returnsAt), place: placeAt(built, shift.endLocation) },
        lunch: pause && shift.breaks.length > 0 ? { startsAt: iso(pause.beginsAt), endsAt: iso(pause.endsAt) } : null,
        stops,
        appointments: describeAppointments(built, route.shift),
        travelSeconds: figures.travelSeconds,
        travelMetres: figures.travelMetres,
        visitSeconds: figures.visitSeconds,
        waitingSeconds: figures.waitingSeconds,
        points: round(sum(stops.map(({ points }) => points))),
        routePolyline: line
    };
}

/** The way along the roads; none when the plan's source does not answer now: a plan never mixes two. */
async function lineThrough(
    places: readonly Place[],
    { travelSource }: BuiltProblem,
    travel: TravelTimes
): Promise<string> {
    const { polyline, source } = await travel.route(places);
    return source.provider === travelSource.provider ? polyline : '';
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
        waitingSeconds: waitingBefore(times, position),
        legSeconds: at.legSeconds,
        legMetres: legMetres(problem, route, times, position),
        points: chosen.value.points,
        reasons: chosen.value.reasons,
        isRequired: candidate.isRequired,
        detourSeconds: times.travelSeconds - schedule(problem, without).travelSeconds,
        windows: windows.map(({ opens, closes }) => ({ opensAt: iso(opens), closesAt: iso(closes) })),
        visitMinutes: Math.round(candidate.serviceSeconds / 60)
    };
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
