import type { KnownLegSeconds, ScheduleAppointment, ScheduleDay, ScheduleStop, ScheduleViolation } from './day.ts';
import { legOf, secondsOf, type DrivenDay, type DrivenStop, type Position } from './drivenDay.ts';

type Walk = DrivenDay & { readonly violations: readonly ScheduleViolation[] };

/**
 * A day whose rules cannot all be kept, with times all the same and what is wrong where.
 *
 * The rep goes to an appointment as soon as the next stop would make them late. Lunch is taken on the leg where it does the
 * least harm: fewest violations first, then the earliest return.
 */
export function walkDay(day: ScheduleDay, knownLeg: KnownLegSeconds): Walk {
    const legCount = day.stops.length + day.appointments.length + 1;
    const choices = [walkOnce(day, knownLeg, null)];
    if (day.lunch !== null) {
        for (let leg = 0; leg < legCount; leg += 1) choices.push(walkOnce(day, knownLeg, leg));
    }
    return choices.reduce((left, right) => (isBetter(right, left) ? right : left));
}

function isBetter(a: Walk, b: Walk): boolean {
    const fewer = a.violations.length - b.violations.length;
    return fewer === 0 ? a.returnsAt < b.returnsAt : fewer < 0;
}

/** Drives the day once; lunch is taken on leg `lunchLeg` (0 is the first), or not at all with null. */
function walkOnce(day: ScheduleDay, knownLeg: KnownLegSeconds, lunchLeg: number | null): Walk {
    return new DayWalk(day, knownLeg, lunchLeg).run();
}

class DayWalk {
    private readonly day: ScheduleDay;
    private readonly knownLeg: KnownLegSeconds;
    private readonly lunchLeg: number | null;
    private readonly stops: DrivenStop[] = [];
    private readonly violations: ScheduleViolation[] = [];
    private at: Position;
    private now: number;
    private leftAt: number | null = null;
    private lastKey: string | null = null;
    private legCount = 0;
    private travelSeconds = 0;
    private hasEstimates = false;
    private lunch: { startsAt: number; endsAt: number } | null = null;

    constructor(day: ScheduleDay, knownLeg: KnownLegSeconds, lunchLeg: number | null) {
        this.day = day;
        this.knownLeg = knownLeg;
        this.lunchLeg = lunchLeg;
        this.at = day.start;
        this.now = secondsOf(day.start.at);
    }

    run(): Walk {
        const stops = [...this.day.stops];
        const appointments = [...this.day.appointments].sort((a, b) => secondsOf(a.startsAt) - secondsOf(b.startsAt));
        while (stops.length + appointments.length > 0) {
            const [stop] = stops;
            const [appointment] = appointments;
            if (appointment !== undefined && (stop === undefined || !this.fitsBefore(stop, appointment))) {
                this.attend(appointment);
                appointments.shift();
            } else if (stop !== undefined) {
                this.visit(stop);
                stops.shift();
            }
        }
        this.finish();
        const { lunch, travelSeconds, hasEstimates, violations, stops: driven, now: returnsAt } = this;
        const leavesAt = this.leftAt ?? secondsOf(this.day.start.at);
        return { stops: driven, lunch, leavesAt, returnsAt, travelSeconds, hasEstimates, violations };
    }

    /** True when the rep can do the stop and still be on time for the appointment. */
    private fitsBefore(stop: ScheduleStop, appointment: ScheduleAppointment): boolean {
        const arrival = this.arrival(this.leg(this.at, stop).seconds).at;
        const leaves = this.beginOf(stop, arrival).at + stop.visitMinutes * 60;
        const onward =
            appointment.place === null ? 0 : this.leg(stop, { ...appointment, place: appointment.place }).seconds;
        return leaves + onward <= secondsOf(appointment.startsAt);
    }

    private visit(stop: ScheduleStop): void {
        const { seconds, isEstimated } = this.drive(stop);
        const arrivesAt = this.now;
        const { at: beginsAt, isInside } = this.beginOf(stop, arrivesAt);
        this.now = beginsAt + stop.visitMinutes * 60;
        this.stops.push({
            key: stop.key,
            arrivesAt,
            beginsAt,
            waitingSeconds: beginsAt - arrivesAt,
            leavesAt: this.now,
            legSeconds: seconds,
            isLegEstimated: isEstimated
        });
        if (!isInside) this.violations.push({ code: 'outside-window', key: stop.key });
        this.lastKey = stop.key;
    }

    private attend(appointment: ScheduleAppointment): void {
        if (appointment.place !== null) this.drive({ key: appointment.key, place: appointment.place });
        if (this.now > secondsOf(appointment.startsAt)) {
            this.violations.push({ code: 'overlaps-appointment', key: this.lastKey ?? appointment.key });
        }
        this.now = Math.max(this.now, secondsOf(appointment.endsAt));
        this.lastKey = appointment.key;
    }

    private finish(): void {
        const { day } = this;
        if (day.stops.length + day.appointments.length === 0) return;
        this.drive(day.end);
        if (this.now > secondsOf(day.end.at)) this.violations.push({ code: 'after-end-of-day', key: null });
        // Who is back before the lunch window closes eats at home.
        const isLunchOwed = day.lunch !== null && this.lunch === null && this.now > secondsOf(day.lunch.closesAt);
        if (isLunchOwed) this.violations.push({ code: 'lunch-does-not-fit', key: null });
    }

    private drive(to: Position): { readonly seconds: number; readonly isEstimated: boolean } {
        const leg = this.leg(this.at, to);
        const { at, lunch } = this.arrival(leg.seconds);
        if (lunch !== null) this.lunch = lunch;
        this.leftAt ??= at - leg.seconds;
        this.now = at;
        this.at = to;
        this.legCount += 1;
        this.travelSeconds += leg.seconds;
        this.hasEstimates ||= leg.isEstimated;
        return leg;
    }

    /** Arrival after a leg, with lunch before or after the drive when this is its leg, whichever ends sooner. */
    private arrival(legSeconds: number): { readonly at: number; readonly lunch: Walk['lunch'] } {
        const straight = { at: this.now + legSeconds, lunch: null };
        const { lunch } = this.day;
        if (lunch === null || this.legCount !== this.lunchLeg) return straight;
        const [opens, closes] = [secondsOf(lunch.opensAt), secondsOf(lunch.closesAt)];
        const { seconds } = lunch;
        const [before, after] = [Math.max(this.now, opens), Math.max(this.now + legSeconds, opens)];
        const choices = [
            { at: before + seconds + legSeconds, lunch: { startsAt: before, endsAt: before + seconds } },
            { at: after + seconds, lunch: { startsAt: after, endsAt: after + seconds } }
        ].filter((choice) => choice.lunch.startsAt <= closes);
        return choices.sort((a, b) => a.at - b.at)[0] ?? straight;
    }

    private beginOf(stop: ScheduleStop, arrivesAt: number): { readonly at: number; readonly isInside: boolean } {
        if (stop.windows.length === 0) return { at: arrivesAt, isInside: true };
        const needed = this.day.windowRule === 'whole' ? stop.visitMinutes * 60 : 0;
        const open = stop.windows.find(
            ({ opensAt, closesAt }) => Math.max(arrivesAt, secondsOf(opensAt)) + needed <= secondsOf(closesAt)
        );
        return open === undefined
            ? { at: arrivesAt, isInside: false }
            : { at: Math.max(arrivesAt, secondsOf(open.opensAt)), isInside: true };
    }

    private leg(from: Position, to: Position): { readonly seconds: number; readonly isEstimated: boolean } {
        return legOf(this.knownLeg, from, to);
    }
}
