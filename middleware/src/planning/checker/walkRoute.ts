/**
 * The checker's own clock: tries every order of stops (as given), appointments and pauses by brute force over events.
 * Written apart from the solver on purpose.
 */
import type { Candidate, FixedAppointment, PlanningProblem, Shift } from '../model.ts';
import { driveSeconds, isByTimeOfDay } from './driveTime.ts';

export interface Walk {
    readonly travelSeconds: number;
    readonly endsAt: number;
    /** Begin of each stop in the order of the route. */
    readonly begins: readonly number[];
}

interface Pause {
    readonly from: number;
    readonly until: number;
    readonly lasts: number;
    readonly isStrict: boolean;
}

interface Position {
    readonly stop: number;
    readonly meeting: number;
    readonly pause: number;
    readonly place: number;
    readonly time: number;
    readonly travel: number;
    readonly begins: readonly number[];
}

const MOST_POSITIONS = 400_000;

function pausesInOrder(shift: Shift): Pause[] {
    const list: Pause[] = [];
    for (const rest of shift.breaks) {
        list.push({
            from: rest.opens,
            until: rest.closes,
            lasts: rest.durationSeconds,
            isStrict: rest.place === 'lastStop'
        });
    }
    for (const call of shift.appointments) {
        if (call.location !== null) continue;
        list.push({ from: call.startsAt, until: call.startsAt, lasts: call.endsAt - call.startsAt, isStrict: false });
    }
    return list.sort((a, b) => a.from - b.from || a.until - b.until || a.lasts - b.lasts);
}

function beginOf(candidate: Candidate, arrival: number): number | null {
    if (candidate.windows.length === 0) return arrival;
    let earliest: number | null = null;
    for (const window of candidate.windows) {
        const begin = Math.max(arrival, window.opens);
        const end = candidate.windowRule === 'whole' ? begin + candidate.serviceSeconds : begin;
        if (begin <= window.closes && end <= window.closes && (earliest === null || begin < earliest)) earliest = begin;
    }
    return earliest;
}

/** By the time of day travel does not count: whoever waits for free roads drives less and comes home later. */
function isBetter(walk: Walk, best: Walk | null, isTimed: boolean): boolean {
    if (!best || (!isTimed && walk.travelSeconds < best.travelSeconds)) return true;
    if ((!isTimed && walk.travelSeconds > best.travelSeconds) || walk.endsAt > best.endsAt) return false;
    return walk.endsAt < best.endsAt || isEarlier(walk.begins, best.begins);
}

/** Whether the first begins that differ are earlier in `one`. */
function isEarlier(one: readonly number[], two: readonly number[]): boolean {
    const index = one.findIndex((begin, at) => begin !== two[at]);
    return index >= 0 && (one[index] as number) < (two[index] as number);
}

/**
 * The feasible walk with the least travel, then the earliest end, then the earliest begins; null when there is none. Where
 * travel depends on the time of day: the earliest end, then the earliest begins.
 * `latest` bounds begins of frozen candidates.
 */
export function walkRoute(
    problem: PlanningProblem,
    shift: Shift,
    stops: readonly number[],
    latest: ReadonlyMap<number, number> = new Map()
): Walk | null {
    return new Walker(problem, shift, stops, latest).walk();
}

class Walker {
    private readonly problem: PlanningProblem;
    private readonly shift: Shift;
    private readonly stops: readonly number[];
    private readonly latest: ReadonlyMap<number, number>;
    private readonly pauses: readonly Pause[];
    private readonly meetings: readonly FixedAppointment[];
    private readonly isTimed: boolean;
    private readonly seen = new Map<string, Position[]>();
    private readonly stack: Position[] = [];
    private best: Walk | null = null;

    constructor(problem: PlanningProblem, shift: Shift, stops: readonly number[], latest: ReadonlyMap<number, number>) {
        this.problem = problem;
        this.shift = shift;
        this.stops = stops;
        this.latest = latest;
        this.isTimed = isByTimeOfDay(problem.travel);
        this.pauses = pausesInOrder(shift);
        this.meetings = shift.appointments
            .filter((entry) => entry.location !== null)
            .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
    }

    walk(): Walk | null {
        const { shift, stack } = this;
        if (this.stops.length + this.meetings.length === 0) {
            return { travelSeconds: 0, endsAt: shift.startsAt, begins: [] };
        }
        stack.push({
            stop: 0,
            meeting: 0,
            pause: 0,
            place: shift.startLocation,
            time: shift.startsAt,
            travel: 0,
            begins: []
        });
        for (let tried = 0; stack.length > 0 && tried < MOST_POSITIONS; tried++) {
            const at = stack.pop() as Position;
            if (at.time <= shift.endsAt && !this.isDominated(at)) this.goOn(at);
        }
        return this.best;
    }

    /** Everything that can be done next where the rep stands. */
    private goOn(at: Position): void {
        const pause = this.pauses[at.pause];
        const rested = pause ? rest(at, pause) : null;
        if (rested) this.stack.push(rested);
        const meeting = this.meetings[at.meeting];
        const stop = this.stops[at.stop];
        if (!meeting && stop === undefined) this.goHome(at);
        if (meeting) this.arrive(this.drive(at, meeting.location ?? 0), 'meeting');
        if (stop !== undefined) this.arrive(this.drive(at, this.problem.candidates[stop]?.location ?? 0), 'stop');
    }

    private drive(at: Position, place: number): Position {
        const leg = driveSeconds(this.problem.travel, at.place, place, at.time);
        return { ...at, place, time: at.time + leg, travel: at.travel + leg };
    }

    private goHome(at: Position): void {
        const { time: endsAt, travel: travelSeconds, begins } = this.drive(at, this.shift.endLocation);
        const isRested = this.pauses.slice(at.pause).every((pause) => !pause.isStrict && endsAt <= pause.until);
        const walk = { travelSeconds, endsAt, begins };
        if (endsAt <= this.shift.endsAt && isRested && isBetter(walk, this.best, this.isTimed)) this.best = walk;
    }

    /** Arrived before a visit or meeting: begin, or pause first and begin then. */
    private arrive(at: Position, kind: 'stop' | 'meeting'): void {
        let now: Position | null = at;
        while (now) {
            if (kind === 'stop') this.beginStop(now);
            else this.beginMeeting(now);
            const pause: Pause | undefined = this.pauses[now.pause];
            now = pause && !pause.isStrict ? rest(now, pause) : null;
        }
    }

    private beginStop(at: Position): void {
        const stop = this.stops[at.stop] as number;
        const candidate = this.problem.candidates[stop] as Candidate;
        const begin = beginOf(candidate, at.time);
        if (begin === null || begin > (this.latest.get(stop) ?? begin)) return;
        const time = begin + candidate.serviceSeconds;
        this.stack.push({ ...at, stop: at.stop + 1, time, begins: [...at.begins, begin] });
    }

    private beginMeeting(at: Position): void {
        const meeting = this.meetings[at.meeting] as FixedAppointment;
        if (at.time <= meeting.startsAt) this.stack.push({ ...at, meeting: at.meeting + 1, time: meeting.endsAt });
    }

    /** Same progress and place, no earlier in time or begins, and no shorter: nothing to gain. */
    private isDominated(at: Position): boolean {
        const key = `${at.stop} ${at.meeting} ${at.pause} ${at.place}`;
        const known = this.seen.get(key) ?? [];
        const isWorse = (other: Position): boolean =>
            other.time <= at.time && (this.isTimed || other.travel <= at.travel) && !isEarlier(at.begins, other.begins);
        if (known.some(isWorse)) return true;
        known.push(at);
        this.seen.set(key, known);
        return false;
    }
}

/** After a pause taken here and now; null when it is too late for it. */
function rest(at: Position, pause: Pause): Position | null {
    if (at.time > pause.until) return null;
    return { ...at, pause: at.pause + 1, time: Math.max(at.time, pause.from) + pause.lasts };
}
