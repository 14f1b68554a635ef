import type { Plan, PlanDifference, PlanShift, PlanStop, RemovalCause, StopMoment } from '#kernel/contracts';

interface Placed {
    readonly shift: PlanShift;
    readonly stop: PlanStop;
}

/** What differs between two plans of the same week, stop by stop. `moved` and `forced` name records. */
export function differenceOf(
    before: Plan,
    after: Plan,
    facts: {
        readonly moved: ReadonlySet<string>;
        readonly forced: ReadonlySet<string>;
        readonly causeOf: (recordId: string) => RemovalCause;
    }
): PlanDifference {
    const old = placedStops(before);
    const fresh = placedStops(after);
    const both = [...fresh].flatMap(([recordId, now]) => {
        const was = old.get(recordId);
        return was === undefined ? [] : [{ recordId, was, now }];
    });
    const isMoved = (recordId: string): boolean => facts.moved.has(recordId);
    return {
        added: [...fresh.values()]
            .filter(({ stop }) => !old.has(stop.recordId))
            .map(({ shift, stop }) => ({ ...named(stop), points: stop.points, after: momentOf(shift, stop) })),
        removed: [...old.values()]
            .filter(({ stop }) => !fresh.has(stop.recordId))
            .map(({ shift, stop }) => ({
                ...named(stop),
                points: stop.points,
                cause: facts.causeOf(stop.recordId),
                before: momentOf(shift, stop)
            })),
        moved: both
            .filter(({ recordId }) => isMoved(recordId))
            .map(({ recordId, was, now }) => ({
                ...named(now.stop),
                isForced: facts.forced.has(recordId),
                ...moments(was, now)
            })),
        retimed: both
            .filter(({ recordId, was, now }) => !isMoved(recordId) && was.stop.beginsAt !== now.stop.beginsAt)
            .map(({ was, now }) => ({ ...named(now.stop), ...moments(was, now) })),
        pointsChange: Math.round((after.totals.points - before.totals.points) * 10) / 10,
        travelChangeSeconds: after.totals.travelSeconds - before.totals.travelSeconds
    };
}

function placedStops({ shifts }: Plan): Map<string, Placed> {
    return new Map(shifts.flatMap((shift) => shift.stops.map((stop) => [stop.recordId, { shift, stop }] as const)));
}

function named({ stopId, recordId }: PlanStop): { stopId: string; recordId: string } {
    return { stopId, recordId };
}

function moments(was: Placed, now: Placed): { before: StopMoment; after: StopMoment } {
    return { before: momentOf(was.shift, was.stop), after: momentOf(now.shift, now.stop) };
}

function momentOf({ shiftId, ownerId, date }: PlanShift, { beginsAt, leavesAt }: PlanStop): StopMoment {
    return { shiftId, ownerId, date, beginsAt, leavesAt };
}
