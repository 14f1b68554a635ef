import { isStillThere, localDaySpan } from '../context.ts';
import { localDateOf } from '../../platform/localTime.ts';
import type { StoredStay, TrackedPerson } from '../ports.ts';
import { recordingRefusal } from '../privacy/mayRecord.ts';
import type { PersonState, PersonStatus } from '../visits.ts';

/** Nothing newer than this says where somebody is now. */
const HEARD_MS = 20 * 60_000;
const ROUND_MS = 5 * 60_000;

export interface StatusFacts {
    readonly nowMs: number;
    readonly usualMinutes: ReadonlyMap<string, number>;
    readonly showCoordinates: boolean;
}

/**
 * What may be said about somebody now. Which customer it is stays between the person and Fieldmap until the visit is
 * confirmed, and a stay that is not clearly a customer's is not told at all.
 */
export function statusOf(person: TrackedPerson, stays: readonly StoredStay[], facts: StatusFacts): PersonStatus {
    const { nowMs, showCoordinates } = facts;
    const nothing = { userId: person.userId, recordId: null, sinceAt: null, untilAboutAt: null, place: null };
    const refusal = recordingRefusal(person, nowMs);
    if (refusal !== null) return { ...nothing, state: refusal === 'paused' ? 'paused' : 'off' };
    if (person.lastPositionMs === null || nowMs - person.lastPositionMs > HEARD_MS) {
        return { ...nothing, state: 'unknown' };
    }
    const [todayMs] = localDaySpan(localDateOf(new Date(nowMs), person.timeZone), person.timeZone);
    const here = stays.find((stay) => stay.startMs >= todayMs && isStillThere(stay, nowMs));
    if (here === undefined) return { ...nothing, state: 'travelling' };
    const isCustomer = here.decidedAs === null && ['clear', 'shared'].includes(here.assignment.decision);
    const state: PersonState = isCustomer ? 'at-customer' : 'unknown';
    if (!isCustomer) return { ...nothing, state };
    const minutes = facts.usualMinutes.get(here.assignment.best?.recordId ?? '');
    const untilMs = minutes === undefined ? null : here.startMs + minutes * 60_000;
    return {
        ...nothing,
        state,
        sinceAt: new Date(here.startMs).toISOString(),
        untilAboutAt:
            untilMs === null || untilMs < nowMs
                ? null
                : new Date(Math.ceil(untilMs / ROUND_MS) * ROUND_MS).toISOString(),
        place: showCoordinates ? { latitude: here.latitude, longitude: here.longitude } : null
    };
}
