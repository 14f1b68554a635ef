import type { Plan } from 'c/contracts';

/** The plan as shown after a stop was refused: the stop is gone, the gap stays until a new suggestion fills it. */
export function withoutStop(plan: Plan, stopId: string): Plan {
    const removed = plan.shifts.flatMap(({ stops }) => stops).find((stop) => stop.stopId === stopId);
    if (removed === undefined) {
        return plan;
    }
    const shifts = plan.shifts.map((shift) =>
        shift.stops.includes(removed)
            ? {
                  ...shift,
                  stops: shift.stops.filter((stop) => stop !== removed),
                  points: shift.points - removed.points,
                  travelSeconds: shift.travelSeconds - removed.detourSeconds
              }
            : shift
    );
    const totals = {
        ...plan.totals,
        visitCount: plan.totals.visitCount - 1,
        points: plan.totals.points - removed.points,
        travelSeconds: plan.totals.travelSeconds - removed.detourSeconds
    };
    return { ...plan, shifts, totals };
}
