/**
 * The checker's own clock: tries every order of stops (as given), appointments and pauses by brute force over events.
 * Written apart from the solver on purpose.
 */
import { UNREACHABLE } from '../model.ts';
import type { Candidate, PlanningProblem, Shift } from '../model.ts';

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

function isBetter(walk: Walk, best: Walk | null): boolean {
    if (!best || walk.travelSeconds < best.travelSeconds) return true;
    if (walk.travelSeconds > best.travelSeconds || walk.endsAt > best.endsAt) return false;
    return walk.endsAt < best.endsAt || isEarlier(walk.begins, best.begins);
}

/** Whether the first begins that differ are earlier in `one`. */
function isEarlier(one: readonly number[], two: readonly number[]): boolean {
    const index = one.findIndex((begin, at) => begin !== two[at]);
    return index >= 0 && (one[index] as number) < (two[index] as number);
}

/** The feasible walk with the least travel, then the earliest end, then the earliest begins; null when there is none.
 * `latest` bounds begins of frozen candidates. */
export function walkRoute(
    problem: PlanningProblem,
    shift: Shift,
    stops: readonly number[],
    latest: ReadonlyMap<number, number> = new Map()
): Walk | null {
    const pauses = pausesInOrder(shift);
    const meetings = shift.appointments.filter((entry) => entry.location !== null);
    meetings.sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
    if (stops.length + meetings.length === 0) return { travelSeconds: 0, endsAt: shift.startsAt, begins: [] };
    const { size, seconds } = problem.travel;
    const way = (from: number, to: number): number => Math.min(seconds[from * size + to] ?? UNREACHABLE, UNREACHABLE);
    const seen = new Map<string, Position[]>();
    let best: Walk | null = null;

    /** Same progress and place, no earlier in time or begins, and no shorter: nothing to gain. */
    const isDominated = (at: Position): boolean => {
        const key = `${at.stop} ${at.meeting} ${at.pause} ${at.place}`;
        const known = seen.get(key) ?? [];
        const isWorse = (other: Position): boolean =>
            other.time <= at.time && other.travel <= at.travel && !isEarlier(at.begins, other.begins);
        if (known.some(isWorse)) return true;
        known.push(at);
        seen.set(key, known);
        return false;
    };
    const rest = (at: Position, pause: Pause): Position | null =>
        at.time > pause.until
            ? null
            : { ...at, pause: at.pause + 1, time: Math.max(at.time, pause.from) + pause.lasts };

    const home = (at: Position): void => {
        const leg = way(at.place, shift.endLocation);
        const endsAt = at.time + leg;
        const isRested = pauses.slice(at.pause).every((pause) => !pause.isStrict && endsAt <= pause.until);
        const walk = { travelSeconds: at.travel + leg, endsAt, begins: at.begins };
        if (endsAt <= shift.endsAt && isRested && isBetter(walk, best)) best = walk;
    };

    /** Arrived before a visit or meeting: pause first, or begin. */
    const arrived = (at: Position, kind: 'stop' | 'meeting', stack: Position[]): void => {
        for (let now: Position | null = at; now;) {
            if (kind === 'stop') {
                const candidate = problem.candidates[stops[now.stop] as number] as Candidate;
                const begin = beginOf(candidate, now.time);
                if (begin !== null && begin <= (latest.get(stops[now.stop] as number) ?? begin)) {
                    const time = begin + candidate.serviceSeconds;
                    stack.push({ ...now, stop: now.stop + 1, time, begins: [...now.begins, begin] });
                }
            } else {
                const meeting = meetings[now.meeting] as (typeof meetings)[number];
                if (now.time <= meeting.startsAt)
                    stack.push({ ...now, meeting: now.meeting + 1, time: meeting.endsAt });
            }
            const pause: Pause | undefined = pauses[now.pause];
            now = pause && !pause.isStrict ? rest(now, pause) : null;
        }
    };

    const stack: Position[] = [
        { stop: 0, meeting: 0, pause: 0, place: shift.startLocation, time: shift.startsAt, travel: 0, begins: [] }
    ];
    for (let tried = 0; stack.length > 0 && tried < MOST_POSITIONS; tried++) {
        const at = stack.pop() as Position;
        if (at.time > shift.endsAt || isDominated(at)) continue;
        const pause = pauses[at.pause];
        const rested = pause ? rest(at, pause) : null;
        if (rested) stack.push(rested);
        if (at.stop === stops.length && at.meeting === meetings.length) {
            home(at);
            continue;
        }
        if (at.meeting < meetings.length) {
            const place = meetings[at.meeting]?.location ?? 0;
            const leg = way(at.place, place);
            arrived({ ...at, place, time: at.time + leg, travel: at.travel + leg }, 'meeting', stack);
        }
        if (at.stop < stops.length) {
            const place = problem.candidates[stops[at.stop] as number]?.location ?? 0;
            const leg = way(at.place, place);
            arrived({ ...at, place, time: at.time + leg, travel: at.travel + leg }, 'stop', stack);
        }
    }
    return best;
}
