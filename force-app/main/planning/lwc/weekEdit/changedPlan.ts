import type { Plan, PlanShift, PlanStop, PlanTotals, PlanTravel, UnassignedCandidate } from 'c/contracts';
import { encodePolyline } from 'c/geo';
import { scheduleDay, type KnownLegSeconds, type ScheduleViolation } from 'c/planSchedule';
import { isChanged, type WeekEdit } from './edit.ts';
import { knownLegs } from './knownLegs.ts';
import { scheduleInput } from './scheduleInput.ts';

/** A plan with a person's changes: times that follow, and what is wrong with them. */
export interface ChangedPlan {
    readonly plan: Plan;
    /** By shift id; only shifts with violations. Keys of violations are record ids. */
    readonly violations: Readonly<Record<string, readonly ScheduleViolation[]>>;
    readonly changedShiftIds: readonly string[];
    readonly hasEstimates: boolean;
}

/**
 * The plan as the person arranged it. Shifts that were not changed stay as the service gave them.
 *
 * Distances of changed days follow from the driving time at the plan's own mean speed; the service has the exact ones.
 */
export function changedPlan(plan: Plan, edit: WeekEdit, travel: PlanTravel | null): ChangedPlan {
    if (!isChanged(edit)) return { plan, violations: {}, changedShiftIds: [], hasEstimates: false };
    const legs = knownLegs(plan, travel);
    const stops = stopsOf(plan);
    const days = plan.shifts.map((shift) => {
        const order = edit.order[shift.shiftId];
        return order === undefined ? null : changedShift(plan, shift, order, { stops, legs, travel });
    });
    const shifts = plan.shifts.map((shift, index) => days[index]?.shift ?? shift);
    const placed = new Set(shifts.flatMap((shift) => shift.stops.map(({ recordId }) => recordId)));
    const changed = days.flatMap((day) => (day === null ? [] : [day]));
    const unassigned = plan.unassigned.filter(({ recordId }) => !placed.has(recordId));
    return {
        plan: {
            ...plan,
            shifts,
            unassigned,
            unassignedCount: plan.unassignedCount - (plan.unassigned.length - unassigned.length),
            totals: totalsOf(plan.totals, shifts)
        },
        violations: Object.fromEntries(
            changed.filter(({ found }) => found.length > 0).map(({ shift, found }) => [shift.shiftId, found])
        ),
        changedShiftIds: changed.map(({ shift }) => shift.shiftId),
        hasEstimates: changed.some(({ hasEstimates }) => hasEstimates)
    };
}

interface Sources {
    readonly stops: ReadonlyMap<string, PlanStop>;
    readonly legs: KnownLegSeconds;
    readonly travel: PlanTravel | null;
}

interface ChangedShift {
    readonly shift: PlanShift;
    readonly found: readonly ScheduleViolation[];
    readonly hasEstimates: boolean;
}

function changedShift(plan: Plan, shift: PlanShift, order: readonly string[], sources: Sources): ChangedShift {
    const { stops: known, legs, travel } = sources;
    const chosen = order.flatMap((recordId) => known.get(recordId) ?? []);
    const result = scheduleDay(scheduleInput(plan, shift, chosen, travel), legs);
    const metresPerSecond = plan.totals.travelSeconds > 0 ? plan.totals.travelMetres / plan.totals.travelSeconds : 0;
    const stops = chosen.map((stop, index): PlanStop => {
        const { key: _key, isLegEstimated: _isEstimated, ...times } = result.stops[index]!;
        return { ...stop, ...times, legMetres: times.legSeconds * metresPerSecond, detourSeconds: 0 };
    });
    const places = [shift.start.place, ...stops.map(({ place }) => place), shift.end.place];
    return {
        found: result.violations,
        hasEstimates: result.hasEstimates,
        shift: {
            ...shift,
            stops,
            lunch: result.lunch,
            start: { ...shift.start, at: result.leavesAt },
            end: { ...shift.end, at: result.returnsAt },
            travelSeconds: result.travelSeconds,
            travelMetres: result.travelSeconds * metresPerSecond,
            waitingSeconds: result.waitingSeconds,
            visitSeconds: sum(stops.map(({ visitMinutes }) => visitMinutes * 60)),
            points: sum(stops.map(({ points }) => points)),
            routePolyline: stops.length === 0 ? '' : encodePolyline(places)
        }
    };
}

/** Stops of the plan, and stops that those left out would be. */
function stopsOf(plan: Plan): Map<string, PlanStop> {
    const stops = plan.shifts.flatMap((shift) => shift.stops);
    const added = plan.unassigned.flatMap((candidate) => asStop(plan, candidate) ?? []);
    return new Map([...added, ...stops].map((stop) => [stop.recordId, stop]));
}

function asStop(plan: Plan, candidate: UnassignedCandidate): PlanStop | null {
    const { recordId, objectApiName, place, points, reasons } = candidate;
    if (place === null) return null;
    const customerClass = reasons.find(({ code }) => code === 'class')?.params['customerClass'];
    const nothing = { arrivesAt: '', beginsAt: '', leavesAt: '', waitingSeconds: 0, legSeconds: 0, legMetres: 0 };
    return {
        ...nothing,
        stopId: `added-${recordId}`,
        recordId,
        objectApiName,
        place,
        points,
        reasons,
        isRequired: false,
        detourSeconds: 0,
        windows: [],
        visitMinutes: plan.settings.visitMinutesByClass[String(customerClass)] ?? 30
    };
}

function totalsOf(totals: PlanTotals, shifts: readonly PlanShift[]): PlanTotals {
    const worked = shifts.filter(({ stops }) => stops.length > 0);
    const fieldSeconds = sum(worked.map(({ start, end }) => (Date.parse(end.at) - Date.parse(start.at)) / 1000));
    const visitCount = sum(shifts.map(({ stops }) => stops.length));
    return {
        ...totals,
        visitCount,
        points: sum(shifts.map(({ points }) => points)),
        travelSeconds: sum(shifts.map(({ travelSeconds }) => travelSeconds)),
        travelMetres: sum(shifts.map(({ travelMetres }) => travelMetres)),
        visitSeconds: sum(shifts.map(({ visitSeconds }) => visitSeconds)),
        waitingSeconds: sum(shifts.map(({ waitingSeconds }) => waitingSeconds)),
        visitsPerFieldHour: fieldSeconds > 0 ? visitCount / (fieldSeconds / 3600) : null
    };
}

function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}
