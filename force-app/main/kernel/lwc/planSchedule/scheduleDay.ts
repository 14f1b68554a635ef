import type { DaySchedule, KnownLegSeconds, ScheduleDay, ScheduleViolation } from './day.ts';
import type { DrivenDay } from './drivenDay.ts';
import { exactDay } from './exactDay.ts';
import { walkDay } from './walkDay.ts';

/**
 * When the rep arrives, begins and leaves at each stop of a day driven in the order given, and what is wrong with it.
 *
 * A day that keeps its rules has the times that the planning service gives it. A day that does not still has times, so that
 * it can be shown. Limits: the order of the stops is never changed.
 */
export function scheduleDay(day: ScheduleDay, knownLeg: KnownLegSeconds): DaySchedule {
    const isTooFull = day.stops.length > day.maxVisits;
    const full: ScheduleViolation[] = isTooFull ? [{ code: 'too-many-visits', key: null }] : [];
    const exact = exactDay(day, knownLeg);
    if (exact !== null) return toSchedule(exact, full);
    const walk = walkDay(day, knownLeg);
    return toSchedule(walk, [...walk.violations, ...full]);
}

function toSchedule(driven: DrivenDay, violations: readonly ScheduleViolation[]): DaySchedule {
    return {
        stops: driven.stops.map(
            ({ key, arrivesAt, beginsAt, waitingSeconds, leavesAt, legSeconds, isLegEstimated }) => ({
                key,
                arrivesAt: isoOf(arrivesAt),
                beginsAt: isoOf(beginsAt),
                leavesAt: isoOf(leavesAt),
                waitingSeconds,
                legSeconds,
                isLegEstimated
            })
        ),
        lunch: driven.lunch && { startsAt: isoOf(driven.lunch.startsAt), endsAt: isoOf(driven.lunch.endsAt) },
        leavesAt: isoOf(driven.leavesAt),
        returnsAt: isoOf(driven.returnsAt),
        travelSeconds: driven.travelSeconds,
        waitingSeconds: driven.stops.reduce((sum, stop) => sum + stop.waitingSeconds, 0),
        hasEstimates: driven.hasEstimates,
        violations
    };
}

function isoOf(seconds: number): string {
    return new Date(seconds * 1000).toISOString();
}
