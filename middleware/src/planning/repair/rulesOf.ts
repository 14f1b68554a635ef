import type { Plan, PlanRepairRequest } from '#kernel/contracts';
import type { PlanningProblem } from '../model.ts';
import { baseStopsOf, type BaseStop } from './baseWeek.ts';
import type { ChangedGround } from './changedGround.ts';
import type { RepairRules } from './fillWeek.ts';
import { refuse } from './applyEvents.ts';

const DEFAULT_MOVED_STOPS = 3;
/** A day that begins so soon is left as it is. */
const UNTOUCHED_SECONDS = 2 * 3600;
/** On a day that runs, a new visit begins no sooner. */
const NOTICE_SECONDS = 30 * 60;

/** What the repair must keep. `forced` is filled in once the events have been applied to the routes. */
export function rulesOf(
    plan: Plan,
    ground: ChangedGround,
    repair: PlanRepairRequest,
    now: Date
): Omit<RepairRules, 'forced'> {
    const { problem } = ground.built;
    const base = baseStopsOf(plan, problem, ground.situation);
    const nowSeconds = now.getTime() / 1000 - ground.situation.epochSeconds;
    return {
        base,
        promised: promisesOf(plan, problem, base, repair, nowSeconds),
        maxMovedStops: repair.maxMovedStops ?? DEFAULT_MOVED_STOPS,
        opensAt: problem.shifts.map(({ startsAt, endsAt }, shift) => {
            const isRunning = startsAt <= nowSeconds;
            if (endsAt <= nowSeconds) return Infinity;
            if (isRunning) return ground.touchedShifts.has(shift) ? nowSeconds + NOTICE_SECONDS : Infinity;
            return startsAt - nowSeconds < UNTOUCHED_SECONDS ? Infinity : startsAt;
        })
    };
}

/**
 * Latest begin by stop. Pinned and accepted visits keep their begin; what the user arranged keeps day and order, and what
 * has begun is history: their begin is free.
 */
function promisesOf(
    plan: Plan,
    problem: PlanningProblem,
    base: readonly BaseStop[],
    { pinnedStopIds = [], arranged = [] }: PlanRepairRequest,
    nowSeconds: number
): Map<number, number> {
    const index = new Map(problem.candidates.map(({ id }, position) => [id, position]));
    const stops = new Map(plan.shifts.flatMap((shift) => shift.stops.map((stop) => [stop.stopId, stop.recordId])));
    const pinned = new Set(
        pinnedStopIds.map((stopId, at) =>
            index.get(stops.get(stopId) ?? refuse(`/pinnedStopIds/${at}`, `The plan has no stop ${stopId}.`))
        )
    );
    const promises = new Map<number, number>();
    for (const { candidate, beginsAt } of base) {
        if (beginsAt <= nowSeconds) promises.set(candidate, Infinity);
        else if (pinned.has(candidate) || plan.status === 'accepted') promises.set(candidate, beginsAt);
    }
    for (const recordId of arranged.flatMap(({ recordIds }) => recordIds)) {
        const candidate = index.get(recordId);
        if (candidate !== undefined) promises.set(candidate, Infinity);
    }
    return promises;
}
