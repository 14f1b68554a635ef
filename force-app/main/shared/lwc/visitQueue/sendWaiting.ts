import type { Problem, VisitConflict, VisitWrite, VisitWriteAnswer } from 'c/contracts';
import { errorTextOf, problemOf } from 'c/errorText';
import type { QueuedWrite, QueueStore } from './queueStore.ts';

/** `VisitController.save`. Errors: what an Apex call rejects with. */
export type SendWrite = (write: VisitWrite) => Promise<VisitWriteAnswer>;

/** Answers by the id of the entry that was sent. */
export type SentAnswers = Map<string, VisitWriteAnswer>;

/**
 * Sends what waits, oldest first. Writes of one visit keep their order: behind one that was not taken the rest of that
 * visit stays. Ends early when nobody answers.
 */
export async function sendWaiting(store: QueueStore, send: SendWrite): Promise<SentAnswers> {
    const answers: SentAnswers = new Map();
    for (let entry = nextToSend(store); entry !== null; entry = nextToSend(store)) {
        try {
            // eslint-disable-next-line no-await-in-loop -- writes of a visit must arrive in their order
            const answer = await send(entry.write);
            answers.set(entry.id, answer);
            store.remove(entry.id);
            nameVisit(store, entry.write.clientKey, answer.visitId);
        } catch (error) {
            const refused = afterFailure(entry, error);
            store.put(refused);
            if (refused.state === 'waiting') break;
        }
    }
    return answers;
}

/** Entries of a visit are held by an earlier one of the same visit that needs the person. */
function nextToSend(store: QueueStore): QueuedWrite | null {
    const held = new Set<string>();
    for (const entry of store.list()) {
        const { clientKey } = entry.write;
        if (entry.state !== 'waiting') held.add(clientKey);
        else if (!held.has(clientKey)) return entry;
    }
    return null;
}

/** Later steps of a visit that was unknown until now. */
function nameVisit(store: QueueStore, clientKey: string, visitId: string): void {
    for (const entry of store.list()) {
        if (entry.write.clientKey === clientKey && entry.write.visitId === null) {
            store.put({ ...entry, write: { ...entry.write, visitId } });
        }
    }
}

function afterFailure(entry: QueuedWrite, error: unknown): QueuedWrite {
    const problem = problemOf(error) as (Problem & { readonly conflict?: VisitConflict }) | null;
    const reason = errorTextOf(error).title;
    if (problem?.code === 'visit-changed') {
        return { ...entry, state: 'conflict', conflict: problem.conflict ?? null, reason };
    }
    const isFinal = problem !== null && problem.status >= 400 && problem.status < 500 && problem.status !== 429;
    return { ...entry, state: isFinal ? 'refused' : 'waiting', reason };
}
