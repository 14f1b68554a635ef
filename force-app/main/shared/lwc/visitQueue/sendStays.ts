import type { Problem, StayDecisionRequest, StayDecisionResult } from 'c/contracts';
import { errorTextOf, problemOf } from 'c/errorText';
import type { QueuedStay, QueueStore } from './queueStore.ts';

/** `VisitDayController.decideStay`. Errors: what an Apex call rejects with. */
export type SendStay = (decision: StayDecisionRequest) => Promise<StayDecisionResult>;

/** Answers by the id of the entry that was sent. */
export type StayAnswers = Map<string, StayDecisionResult>;

/**
 * Sends decisions about found stays, oldest first; the service knows a repeated one by its client key. Behind one that was not
 * taken the rest about the same stay waits. Ends early when nobody answers.
 */
export async function sendStays(store: QueueStore, send: SendStay): Promise<StayAnswers> {
    const answers: StayAnswers = new Map();
    for (let entry = nextToSend(store); entry !== null; entry = nextToSend(store)) {
        try {
            // eslint-disable-next-line no-await-in-loop -- decisions about a stay must arrive in their order
            const answer = await send(entry.decision);
            answers.set(entry.id, answer);
            settle(store, entry, answer);
        } catch (error) {
            const after = afterFailure(entry, error);
            store.putStay(after);
            if (after.state === 'waiting') break;
        }
    }
    return answers;
}

function nextToSend(store: QueueStore): QueuedStay | null {
    const held = new Set<string>();
    for (const entry of store.listStays()) {
        const { stayKey, otherStayKey = stayKey } = entry.decision;
        if (entry.state === 'waiting' && !held.has(stayKey) && !held.has(otherStayKey)) return entry;
        held.add(stayKey).add(otherStayKey);
    }
    return null;
}

/** The decision stands, but the visit of it did not get into Salesforce: the person has to know. */
function settle(store: QueueStore, entry: QueuedStay, { writeOutcome, writeDetail }: StayDecisionResult): void {
    const isLost = writeOutcome === 'conflict' || writeOutcome === 'failed';
    if (isLost) store.putStay({ ...entry, state: 'conflict', reason: writeDetail ?? '' });
    else store.removeStay(entry.id);
}

function afterFailure(entry: QueuedStay, error: unknown): QueuedStay {
    const problem: Problem | null = problemOf(error);
    const isFinal = problem !== null && problem.status >= 400 && problem.status < 500 && problem.status !== 429;
    return { ...entry, state: isFinal ? 'refused' : 'waiting', reason: errorTextOf(error).title };
}
