/** What a shift and its candidates say about time: begin windows, pauses, appointments, and legs with pauses on them. */
import type { Candidate, FixedAppointment, Shift } from '../model.ts';
import type { Leg } from './leg.ts';

export const FAR_PAST = -1_000_000_000;
export const FAR_FUTURE = 1_000_000_000;
export const NEVER = 2_000_000_000;
export const TOO_LATE = -2_000_000_000;

/** A pause without place of its own: a break or an appointment wherever the rep is. */
export interface Pause {
    readonly opens: number;
    readonly closes: number;
    readonly duration: number;
    readonly onlyBeforeLeg: boolean;
}

/** Begin windows of a candidate: `whole` windows end a service time earlier; impossible ones are left out. */
export function beginWindows(candidate: Candidate): { opens: number; closes: number }[] {
    if (candidate.windows.length === 0) return [{ opens: FAR_PAST, closes: FAR_FUTURE }];
    const cut = candidate.windowRule === 'whole' ? candidate.serviceSeconds : 0;
    return candidate.windows
        .map((window) => ({ opens: window.opens, closes: window.closes - cut }))
        .filter((window) => window.closes >= window.opens)
        .sort((a, b) => a.opens - b.opens);
}

export function pausesOf(shift: Shift): Pause[] {
    const breaks = shift.breaks.map((pause) => ({
        opens: pause.opens,
        closes: pause.closes,
        duration: pause.durationSeconds,
        onlyBeforeLeg: pause.place === 'lastStop'
    }));
    const calls = shift.appointments
        .filter((appointment) => appointment.location === null)
        .map((appointment) => ({
            opens: appointment.startsAt,
            closes: appointment.startsAt,
            duration: appointment.endsAt - appointment.startsAt,
            onlyBeforeLeg: false
        }));
    return [...breaks, ...calls].sort((a, b) => a.opens - b.opens || a.closes - b.closes || a.duration - b.duration);
}

export function locatedAppointments(shift: Shift): FixedAppointment[] {
    return shift.appointments
        .filter((appointment) => appointment.location !== null)
        .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
}

/** Earliest arrival over a leg left at `time`, taking pauses `from` to `to - 1` on it, before or after driving. */
export function driveWithPauses(pauses: readonly Pause[], time: number, leg: Leg, from: number, to: number): number {
    if (from === to) return leg.arrive(time);
    let best = NEVER;
    let before = time;
    for (let split = from; split <= to; split++) {
        let arrival = leg.arrive(before);
        for (let k = split; k < to && arrival < NEVER; k++) {
            const pause = pauses[k] as Pause;
            arrival =
                pause.onlyBeforeLeg || arrival > pause.closes ? NEVER : Math.max(arrival, pause.opens) + pause.duration;
        }
        if (arrival < best) best = arrival;
        if (split === to) break;
        const pause = pauses[split] as Pause;
        if (before > pause.closes) break;
        before = Math.max(before, pause.opens) + pause.duration;
    }
    return best;
}

/** Latest time of leaving so that `driveWithPauses` arrives by `limit`. */
export function driveBackWithPauses(
    pauses: readonly Pause[],
    limit: number,
    leg: Leg,
    from: number,
    to: number
): number {
    if (from === to) return leg.leave(limit);
    let best = TOO_LATE;
    let after = limit;
    for (let split = to; split >= from; split--) {
        let leave = leg.leave(after);
        for (let k = split - 1; k >= from && leave > TOO_LATE; k--) {
            const pause = pauses[k] as Pause;
            leave = pause.opens + pause.duration > leave ? TOO_LATE : Math.min(pause.closes, leave - pause.duration);
        }
        if (leave > best) best = leave;
        if (split === from) break;
        const pause = pauses[split - 1] as Pause;
        if (pause.onlyBeforeLeg || pause.opens + pause.duration > after) break;
        after = Math.min(pause.closes, after - pause.duration);
    }
    return best;
}
