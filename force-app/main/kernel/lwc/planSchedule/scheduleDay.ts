import type { DaySchedule, KnownLegSeconds, ScheduleDay } from './day.ts';
import { walkDay, type Walk } from './walkDay.ts';

/**
 * When the rep arrives, begins and leaves at each stop of a day driven in the order given, and what is wrong with it.
 *
 * Appointments keep their hour: the rep goes to one as soon as the next stop would make them late. Lunch is taken on the
 * leg where it does the least harm: fewest violations first, then the earliest return.
 * Limits: the order of the stops is never changed; a day with violations still has times, so that it can be shown.
 */
export function scheduleDay(day: ScheduleDay, knownLeg: KnownLegSeconds): DaySchedule {
    const legCount = day.stops.length + day.appointments.length + 1;
    const choices = [walkDay(day, knownLeg, null)];
    if (day.lunch !== null) {
        for (let leg = 0; leg < legCount; leg += 1) choices.push(walkDay(day, knownLeg, leg));
    }
    const best = choices.reduce((left, right) => (isBetter(right, left) ? right : left));
    return toSchedule(best);
}

function isBetter(a: Walk, b: Walk): boolean {
    const fewer = a.violations.length - b.violations.length;
    return fewer === 0 ? a.returnsAt < b.returnsAt : fewer < 0;
}

function toSchedule(walk: Walk): DaySchedule {
    return {
        stops: walk.stops.map(({ key, arrivesAt, beginsAt, leavesAt, legSeconds, isLegEstimated }) => ({
            key,
            arrivesAt: isoOf(arrivesAt),
            beginsAt: isoOf(beginsAt),
            leavesAt: isoOf(leavesAt),
            waitingSeconds: beginsAt - arrivesAt,
            legSeconds,
            isLegEstimated
        })),
        lunch: walk.lunch && { startsAt: isoOf(walk.lunch.startsAt), endsAt: isoOf(walk.lunch.endsAt) },
        returnsAt: isoOf(walk.returnsAt),
        travelSeconds: walk.travelSeconds,
        waitingSeconds: walk.stops.reduce((sum, { arrivesAt, beginsAt }) => sum + beginsAt - arrivesAt, 0),
        hasEstimates: walk.hasEstimates,
        violations: walk.violations
    };
}

function isoOf(seconds: number): string {
    return new Date(seconds * 1000).toISOString();
}
