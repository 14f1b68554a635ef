import type { InboxStay } from '#kernel/contracts';
import { isStillThere } from '../context.ts';
import type { StoredStay } from '../ports.ts';

/** A stay as its person sees it. */
export function toInboxStay(stay: StoredStay, nowMs: number): InboxStay {
    return {
        stayKey: stay.stayKey,
        startsAt: new Date(stay.startMs).toISOString(),
        endsAt: new Date(stay.endMs).toISOString(),
        latitude: stay.latitude,
        longitude: stay.longitude,
        radiusMetres: stay.radiusMetres,
        isOpen: stay.decidedAs === null && isStillThere(stay, nowMs),
        assignment: stay.assignment,
        decidedAs: stay.decidedAs,
        recordId: stay.recordId,
        visitClientKey: stay.visit?.clientKey ?? null,
        visitId: stay.decidedAs === 'confirmed' ? (stay.visit?.visitId ?? null) : null,
        isAutoConfirmed: stay.isAutoConfirmed
    };
}
