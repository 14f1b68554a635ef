import type { FeedbackWrite } from '../../planning/ports.ts';
import type { RunContext } from '../context.ts';
import type { OrgRecord, SaveOutcome } from '../ports.ts';
import type { OutboxOutcome, OutboxRow } from './outboxStore.ts';
import { isTemporaryOutcome, retryInSeconds, saveWithRetry } from './saveRetry.ts';

const DECISIONS = { accepted: 'Accepted', later: 'Later', rejected: 'Rejected' } as const;

export function toSuggestionFeedback(write: FeedbackWrite): OrgRecord {
    return {
        ClientKey__c: write.clientKey,
        OwnerId: write.ownerId,
        ...(write.objectApiName === 'Account' ? { Account__c: write.recordId } : { Lead__c: write.recordId }),
        Decision__c: DECISIONS[write.decision],
        Reason__c: write.reason,
        Comment__c: write.comment?.slice(0, 255) ?? null,
        PointsAtTime__c: Math.round(write.points * 10) / 10,
        RankAtTime__c: write.rank,
        PlanId__c: write.planId
    };
}

/** Writes what reps decided about suggestions; the client key makes a repeat harmless. */
export async function pushFeedback(
    context: RunContext,
    rows: readonly OutboxRow<FeedbackWrite>[]
): Promise<OutboxOutcome[]> {
    const outcomes = await saveWithRetry(
        context,
        rows.map((row) => toSuggestionFeedback(row.payload)),
        (records) => context.client.upsert('SuggestionFeedback__c', 'ClientKey__c', records)
    );
    return rows.map((row, index) => outcomeOf(row, outcomes[index] as SaveOutcome));
}

function outcomeOf(row: OutboxRow<FeedbackWrite>, outcome: SaveOutcome): OutboxOutcome {
    const state = outcome.isSuccess ? 'done' : isTemporaryOutcome(outcome) ? 'waiting' : 'failed';
    return {
        clientKey: row.clientKey,
        state,
        recordId: outcome.id,
        eventId: null,
        isCreated: outcome.isSuccess,
        code: outcome.code,
        detail: outcome.message,
        retryInSeconds: retryInSeconds(row.attempts)
    };
}
