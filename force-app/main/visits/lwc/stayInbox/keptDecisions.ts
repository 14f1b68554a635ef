import type { InboxStay } from 'c/contracts';
import type { QueuedStay } from 'c/visitQueue';

/** A stay as the person left it on this device. */
export interface ShownStay extends InboxStay {
    /** The last decision about it that is not sent; null: the service has everything. */
    readonly kept: QueuedStay | null;
}

/**
 * The stays as the person sees them: what the service answered, with the decisions that still wait. A split or merge changes
 * nothing yet, since only the service can make stays of it; its stays are marked.
 */
export function withKept(stays: readonly InboxStay[], entries: readonly QueuedStay[]): ShownStay[] {
    return stays.map((stay) => {
        const waiting = entries.filter(({ state, decision }) => state === 'waiting' && isAbout(decision, stay));
        return waiting.reduce<ShownStay>(decided, { ...stay, kept: null });
    });
}

function isAbout({ stayKey, otherStayKey }: QueuedStay['decision'], stay: InboxStay): boolean {
    return stayKey === stay.stayKey || otherStayKey === stay.stayKey;
}

function decided(stay: ShownStay, kept: QueuedStay): ShownStay {
    const { action, recordId } = kept.decision;
    switch (action) {
        case 'confirm': {
            const confirmed = recordId ?? stay.assignment.best?.recordId ?? null;
            return { ...stay, kept, decidedAs: 'confirmed', recordId: confirmed, isAutoConfirmed: false };
        }
        case 'reject':
            return { ...stay, kept, decidedAs: 'rejected', recordId: null };
        case 'private':
            return { ...stay, kept, decidedAs: 'private', recordId: null };
        case 'undo':
            return { ...stay, kept, decidedAs: null, recordId: null };
        default:
            return { ...stay, kept };
    }
}
