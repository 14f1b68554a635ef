import { localTimeIn } from '../localTimeOf.ts';
import type { TrackPoint } from '../positions/trackPoint.ts';
import type { TrackingConsent } from '../ports.ts';

export type RecordingRefusal = 'no-consent' | 'paused' | 'day-off' | 'outside-hours';

/**
 * Why a position of that instant must not be kept; null when it may be. Asked before anything is written, so that nothing
 * outside of working hours exists even for a moment.
 */
export function recordingRefusal(consent: TrackingConsent, atMs: number): RecordingRefusal | null {
    if (!consent.isConsented) return 'no-consent';
    if (consent.pauses.some(([fromMs, toMs]) => atMs >= fromMs && atMs <= toMs)) return 'paused';
    const { weekday, minute } = localTimeIn(consent.timeZone)(atMs);
    if ((consent.workDays[weekday] ?? '-') === '-') return 'day-off';
    const isWithin = minute >= minuteOf(consent.dayStartsAt) && minute < minuteOf(consent.dayEndsAt);
    return isWithin ? null : 'outside-hours';
}

/** The positions that may be kept, and how many of the others fell to which reason. */
export function keepAllowed(
    consent: TrackingConsent,
    points: readonly TrackPoint[]
): { readonly points: readonly TrackPoint[]; readonly refused: Readonly<Partial<Record<RecordingRefusal, number>>> } {
    const refused: Partial<Record<RecordingRefusal, number>> = {};
    const kept = points.filter(({ atMs }) => {
        const reason = recordingRefusal(consent, atMs);
        if (reason !== null) refused[reason] = (refused[reason] ?? 0) + 1;
        return reason === null;
    });
    return { points: kept, refused };
}

function minuteOf(time: string): number {
    const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
    if (match === null) throw new RangeError(`A time of day is HH:MM, got "${time}".`);
    return Number(match[1]) * 60 + Number(match[2]);
}
