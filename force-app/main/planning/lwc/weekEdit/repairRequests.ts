import type { Plan, PlanRepairRequest } from 'c/contracts';
import type { WeekEdit } from './edit.ts';

/** "Improve around my changes": what the person arranged stays, a few others may move. */
export function improveRequestOf(plan: Plan, edit: WeekEdit): PlanRepairRequest {
    const stops = plan.shifts.flatMap((shift) => shift.stops);
    const idsOf = (records: readonly string[]): string[] =>
        records.flatMap((recordId) => stops.find((stop) => stop.recordId === recordId)?.stopId ?? []);
    const arranged = Object.entries(edit.order).map(([shiftId, recordIds]) => ({ shiftId, recordIds }));
    const cancelledStopIds = idsOf(edit.removed);
    const pinnedStopIds = idsOf(edit.pinned);
    return {
        ...(arranged.length > 0 && { arranged }),
        ...(cancelledStopIds.length > 0 && { cancelledStopIds }),
        ...(pinnedStopIds.length > 0 && { pinnedStopIds })
    };
}

/** The week exactly as the person arranged it: nothing else may move. */
export function keepRequestOf(plan: Plan, edit: WeekEdit): PlanRepairRequest {
    return { ...improveRequestOf(plan, edit), maxMovedStops: 0 };
}

/** Stops of the repaired plan that the person arranged, and the records among theirs that found no place in it. */
export function ownStopIds(
    shown: Plan,
    repaired: Plan
): { readonly stopIds: readonly string[]; readonly missing: readonly string[] } {
    const wanted = new Set(shown.shifts.flatMap(({ stops }) => stops.map(({ recordId }) => recordId)));
    const kept = repaired.shifts.flatMap(({ stops }) => stops).filter(({ recordId }) => wanted.has(recordId));
    const found = new Set(kept.map(({ recordId }) => recordId));
    return { stopIds: kept.map(({ stopId }) => stopId), missing: [...wanted].filter((id) => !found.has(id)) };
}
