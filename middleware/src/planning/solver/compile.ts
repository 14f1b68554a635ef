/** Turns a planning problem into flat typed arrays for the search. Nodes: candidates, located appointments, start and end per shift. */
import { UNREACHABLE } from '../model.ts';
import { frozenStops } from './changes.ts';
import type { Candidate, PlanningProblem } from '../model.ts';
import { beginWindows, FAR_FUTURE, FAR_PAST, locatedAppointments, pausesOf } from './day.ts';
import type { Pause } from './day.ts';
import { leastTravel } from './leg.ts';

export interface Compiled {
    readonly problem: PlanningProblem;
    readonly candidateCount: number;
    readonly appointmentCount: number;
    readonly shiftCount: number;
    readonly nodeCount: number;
    /** `[from * nodeCount + to]` and its transpose; the least of the day where travel depends on the time. */
    readonly travel: Int32Array;
    readonly travelFrom: Int32Array;
    readonly locationOf: Int32Array;
    /** Travel depends on the time of day. */
    readonly isTimed: boolean;
    readonly waitingPerSecond: number;
    readonly service: Int32Array;
    /** Earliest and latest begin of a visit over all its windows. */
    readonly open: Int32Array;
    readonly close: Int32Array;
    /** Earliest and latest begin of a candidate on a shift, `[candidate * shiftCount + shift]`. */
    readonly openIn: Int32Array;
    readonly closeIn: Int32Array;
    /** Begin windows of node i: indices `windowAt[i]` to `windowAt[i + 1]`. */
    readonly windowAt: Int32Array;
    readonly windowOpens: Int32Array;
    readonly windowCloses: Int32Array;
    /** First and last begin window of a candidate that touches a shift, `[candidate * shiftCount + shift]`. */
    readonly firstWindow: Int32Array;
    readonly lastWindow: Int32Array;
    readonly prize: Float64Array;
    readonly isRequired: Uint8Array;
    readonly load: Float64Array;
    /** `[candidate * shiftCount + shift]`. */
    readonly isAllowed: Uint8Array;
    readonly isRemovable: Uint8Array;
    readonly shiftStart: Int32Array;
    readonly shiftEnd: Int32Array;
    readonly maxVisits: Int32Array;
    readonly capacity: Float64Array;
    readonly dayOf: Int32Array;
    readonly pauses: readonly (readonly Pause[])[];
    /** Appointment nodes of each shift in order of time. */
    readonly appointmentNodes: readonly (readonly number[])[];
    /** Exclusive group, -1 without. */
    readonly group: Int32Array;
    readonly groupCount: number;
    /** Candidates of the same customer where a spacing rule holds; null without. */
    readonly siblings: readonly (readonly number[] | null)[];
    readonly minimumSpacing: Float64Array;
    readonly maximumSpacing: Float64Array;
    /** No pauses, no located appointments, one begin window each: the fast engine serves. */
    readonly isPlain: boolean;
    readonly hasPairRules: boolean;
    /** Nothing is frozen. */
    readonly isFree: boolean;
}

export function startNode(compiled: Compiled, shift: number): number {
    return compiled.candidateCount + compiled.appointmentCount + shift;
}

export function endNode(compiled: Compiled, shift: number): number {
    return compiled.candidateCount + compiled.appointmentCount + compiled.shiftCount + shift;
}

interface Nodes {
    readonly locations: number[];
    readonly service: number[];
    readonly windows: { opens: number; closes: number }[][];
    readonly appointmentNodes: number[][];
}

function listNodes(problem: PlanningProblem): Nodes {
    const locations = problem.candidates.map((candidate) => candidate.location);
    const service = problem.candidates.map((candidate) => candidate.serviceSeconds);
    const windows = problem.candidates.map(beginWindows);
    const appointmentNodes = problem.shifts.map((shift) =>
        locatedAppointments(shift).map((appointment) => {
            locations.push(appointment.location ?? 0);
            service.push(appointment.endsAt - appointment.startsAt);
            windows.push([{ opens: appointment.startsAt, closes: appointment.startsAt }]);
            return locations.length - 1;
        })
    );
    for (const shift of problem.shifts) locations.push(shift.startLocation);
    for (const shift of problem.shifts) locations.push(shift.endLocation);
    for (const shift of [...problem.shifts, ...problem.shifts]) {
        service.push(0);
        windows.push([{ opens: shift.startsAt, closes: shift.endsAt }]);
    }
    return { locations, service, windows, appointmentNodes };
}

function expandTravel(problem: PlanningProblem, locations: readonly number[]): [Int32Array, Int32Array] {
    const count = locations.length;
    const { size } = problem.travel;
    const seconds = leastTravel(problem.travel);
    const travel = new Int32Array(count * count);
    const travelFrom = new Int32Array(count * count);
    for (let i = 0; i < count; i++) {
        const row = (locations[i] as number) * size;
        for (let j = 0; j < count; j++) {
            const value = Math.min(seconds[row + (locations[j] as number)] as number, UNREACHABLE);
            travel[i * count + j] = value;
            travelFrom[j * count + i] = value;
        }
    }
    return [travel, travelFrom];
}

function numberGroups(candidates: readonly Candidate[]): { group: Int32Array; groupCount: number } {
    const numbers = new Map<string, number>();
    const group = new Int32Array(candidates.length).fill(-1);
    candidates.forEach((candidate, index) => {
        if (candidate.exclusiveGroup === undefined) return;
        const number = numbers.get(candidate.exclusiveGroup) ?? numbers.size;
        numbers.set(candidate.exclusiveGroup, number);
        group[index] = number;
    });
    return { group, groupCount: numbers.size };
}

function findSiblings(candidates: readonly Candidate[]): (readonly number[] | null)[] {
    const byCustomer = new Map<string, number[]>();
    candidates.forEach((candidate, index) => {
        const list = byCustomer.get(candidate.customerId);
        if (list) list.push(index);
        else byCustomer.set(candidate.customerId, [index]);
    });
    return candidates.map((candidate) => {
        const list = byCustomer.get(candidate.customerId) ?? [];
        const hasRule = list.some((index) => {
            const other = candidates[index] as Candidate;
            return other.minimumSpacingDays !== undefined || other.maximumSpacingDays !== undefined;
        });
        return list.length > 1 && hasRule ? list : null;
    });
}

function allowShifts(problem: PlanningProblem): Uint8Array {
    const shiftCount = problem.shifts.length;
    const isAllowed = new Uint8Array(problem.candidates.length * shiftCount);
    problem.candidates.forEach((candidate, index) => {
        const shifts = candidate.allowedShifts ?? problem.shifts.map((_, shift) => shift);
        for (const shift of shifts) if (shift >= 0 && shift < shiftCount) isAllowed[index * shiftCount + shift] = 1;
    });
    return isAllowed;
}

/**
 * The flat form. Required visits get a bonus above everything else so that the search places them first.
 * Limits: node count squared times 8 bytes of memory.
 */
export function compile(problem: PlanningProblem): Compiled {
    const compiled = flatten(problem);
    freeze(problem, compiled);
    narrow(compiled);
    return compiled;
}

/** Holds what a repair may not touch: its shift, its begin at the latest, its place in a frozen shift. */
function freeze(problem: PlanningProblem, compiled: Compiled): void {
    const { shiftCount, isAllowed, isRemovable, close, windowAt, windowOpens, windowCloses, maxVisits } = compiled;
    for (const { candidate, shift, beginsAt } of frozenStops(problem)) {
        isRemovable[candidate] = 0;
        isAllowed.fill(0, candidate * shiftCount, (candidate + 1) * shiftCount);
        isAllowed[candidate * shiftCount + shift] = 1;
        close[candidate] = Math.min(close[candidate] as number, beginsAt);
        for (let w = windowAt[candidate] as number; w < (windowAt[candidate + 1] as number); w++) {
            windowCloses[w] = Math.min(windowCloses[w] as number, beginsAt);
            if ((windowCloses[w] as number) >= (windowOpens[w] as number)) continue;
            windowOpens[w] = FAR_FUTURE;
            windowCloses[w] = FAR_PAST;
        }
    }
    for (const shift of problem.frozenShifts ?? []) {
        const stops = problem.base?.routes.find((route) => route.shift === shift)?.stops ?? [];
        if (shift < shiftCount) maxVisits[shift] = stops.length;
    }
}

/** Finds the begin bounds of each candidate on each shift, and bars shifts it cannot be on even alone. */
function narrow(compiled: Compiled): void {
    const { candidateCount, shiftCount, nodeCount, isAllowed, openIn, closeIn, travel, service } = compiled;
    for (let r = 0; r < shiftCount; r++) {
        const start = startNode(compiled, r);
        const end = endNode(compiled, r);
        for (let node = 0; node < candidateCount; node++) {
            const key = node * shiftCount + r;
            if (isAllowed[key] === 0) continue;
            const hasBefore = (compiled.appointmentNodes[r] as readonly number[]).length > 0;
            const legIn = hasBefore ? 0 : (travel[start * nodeCount + node] as number);
            const legOut = hasBefore ? 0 : (travel[node * nodeCount + end] as number);
            const soonest = (compiled.shiftStart[r] as number) + legIn;
            const latest = (compiled.shiftEnd[r] as number) - legOut - (service[node] as number);
            narrowOne(compiled, node, key, soonest, latest);
            if ((openIn[key] as number) > (closeIn[key] as number)) isAllowed[key] = 0;
        }
    }
}

function narrowOne(compiled: Compiled, node: number, key: number, soonest: number, latest: number): void {
    const { windowAt, windowOpens, windowCloses, openIn, closeIn } = compiled;
    let open = FAR_FUTURE;
    let close = FAR_PAST;
    let first = -1;
    let last = -1;
    for (let w = windowAt[node] as number; w < (windowAt[node + 1] as number); w++) {
        const opens = Math.max(windowOpens[w] as number, soonest);
        const closes = Math.min(windowCloses[w] as number, latest);
        if (opens > closes) continue;
        if (opens < open) open = opens;
        if (closes > close) close = closes;
        if (first < 0) first = w;
        last = w;
    }
    openIn[key] = open;
    closeIn[key] = close;
    compiled.firstWindow[key] = first;
    compiled.lastWindow[key] = last;
}

function flatten(problem: PlanningProblem): Compiled {
    const { candidates, shifts } = problem;
    const { locations, service, windows, appointmentNodes } = listNodes(problem);
    const [travel, travelFrom] = expandTravel(problem, locations);
    const windowAt = new Int32Array(locations.length + 1);
    windows.forEach((list, index) => (windowAt[index + 1] = (windowAt[index] as number) + list.length));
    const flat = windows.flat();
    const bonus = requiredBonus(problem);
    const pauses = shifts.map(pausesOf);
    const siblings = findSiblings(candidates);
    const groups = numberGroups(candidates);
    return {
        problem,
        candidateCount: candidates.length,
        appointmentCount: locations.length - candidates.length - 2 * shifts.length,
        shiftCount: shifts.length,
        nodeCount: locations.length,
        travel,
        travelFrom,
        locationOf: Int32Array.from(locations),
        isTimed: (problem.travel.bands?.length ?? 0) > 0,
        waitingPerSecond: problem.weights.waitingPerSecond ?? 0,
        service: Int32Array.from(service),
        open: Int32Array.from(windows, (list) => list[0]?.opens ?? FAR_FUTURE),
        close: Int32Array.from(windows, (list) => list[list.length - 1]?.closes ?? FAR_PAST),
        openIn: new Int32Array(candidates.length * shifts.length),
        closeIn: new Int32Array(candidates.length * shifts.length),
        windowAt,
        windowOpens: Int32Array.from(flat, (window) => window.opens),
        windowCloses: Int32Array.from(flat, (window) => window.closes),
        firstWindow: new Int32Array(candidates.length * shifts.length),
        lastWindow: new Int32Array(candidates.length * shifts.length),
        prize: Float64Array.from(candidates, (candidate) => candidate.prize + (candidate.isRequired ? bonus : 0)),
        isRequired: Uint8Array.from(candidates, (candidate) => (candidate.isRequired ? 1 : 0)),
        load: Float64Array.from(candidates, (candidate) => candidate.load ?? 0),
        isAllowed: allowShifts(problem),
        isRemovable: new Uint8Array(candidates.length).fill(1),
        shiftStart: Int32Array.from(shifts, (shift) => shift.startsAt),
        shiftEnd: Int32Array.from(shifts, (shift) => shift.endsAt),
        maxVisits: Int32Array.from(shifts, (shift) => Math.min(shift.maxVisits, candidates.length)),
        capacity: Float64Array.from(shifts, (shift) => shift.capacity ?? Number.MAX_VALUE),
        dayOf: Int32Array.from(shifts, (shift) => shift.dayIndex),
        pauses,
        appointmentNodes,
        ...groups,
        siblings,
        minimumSpacing: Float64Array.from(candidates, (candidate) => candidate.minimumSpacingDays ?? 0),
        maximumSpacing: Float64Array.from(candidates, (candidate) => candidate.maximumSpacingDays ?? FAR_FUTURE),
        isPlain:
            (problem.travel.bands?.length ?? 0) === 0 &&
            (problem.weights.waitingPerSecond ?? 0) === 0 &&
            pauses.every((list) => list.length === 0) &&
            appointmentNodes.every((list) => list.length === 0) &&
            windows.every((list) => list.length <= 1),
        isFree: (problem.frozenShifts?.length ?? 0) + (problem.frozenCandidates?.length ?? 0) === 0,
        hasPairRules: groups.groupCount > 0 || siblings.some((list) => list !== null)
    };
}

/** More than all other terms of the objective together. */
export function requiredBonus(problem: PlanningProblem): number {
    let sum = 1;
    for (const candidate of problem.candidates) sum += Math.abs(candidate.prize);
    for (const shift of problem.shifts) {
        sum +=
            (shift.endsAt - shift.startsAt) *
            (problem.weights.travelPerSecond + (problem.weights.waitingPerSecond ?? 0));
    }
    return sum + (problem.base ? (problem.weights.changePerStop ?? 0) * problem.candidates.length : 0);
}
