import { localTimeIn } from '../localTimeOf.ts';
import type { TrackingConsent } from '../ports.ts';

export type RecordingRefusal = 'no-consent' | 'paused' | 'day-off' | 'outside-hours';

/** Local time does not change its offset within a quarter of an hour of UTC. */
const QUARTER_MS = 900_000;

/**
 * Why a position of that instant must not be kept; null when it may be. Asked before anything is written, so that nothing
 * outside of working hours exists even for a moment.
 */
export function recordingRefusal(consent: TrackingConsent, atMs: number): RecordingRefusal | null {
    return refusalsOf(consent)(atMs);
}

/** The same for many positions: the time zone is asked once for each quarter of an hour. */
export function refusalsOf(consent: TrackingConsent): (atMs: number) => RecordingRefusal | null {
    const fromMinute = minuteOf(consent.dayStartsAt);
    const toMinute = minuteOf(consent.dayEndsAt);
    const localTimeOf = localTimeIn(consent.timeZone);
    let quarter = Number.NaN;
    let begin = { weekday: 0, minute: 0 };
    return (atMs) => {
        if (!consent.isConsented) return 'no-consent';
        if (consent.pauses.some(([fromMs, toMs]) => atMs >= fromMs && atMs <= toMs)) return 'paused';
        if (Math.floor(atMs / QUARTER_MS) !== quarter) {
            quarter = Math.floor(atMs / QUARTER_MS);
            begin = localTimeOf(quarter * QUARTER_MS);
        }
        if ((consent.workDays[begin.weekday] ?? '-') === '-') return 'day-off';
        const minute = begin.minute + Math.floor((atMs - quarter * QUARTER_MS) / 60_000);
        return minute >= fromMinute && minute < toMinute ? null : 'outside-hours';
    };
}

/** `24:00` is the end of the day. */
function minuteOf(time: string): number {
    const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time);
    if (match === null) throw new RangeError(`A time of day is HH:MM, got "${time}".`);
    return match[1] === undefined ? 24 * 60 : Number(match[1]) * 60 + Number(match[2]);
}
