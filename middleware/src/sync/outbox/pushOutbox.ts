import type { Database } from '../../platform/database.ts';
import type { FeedbackWrite, PlannedVisitWrite } from '../../planning/ports.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import { eventMapping } from '../mapping/event.ts';
import { fieldVisitMapping } from '../mapping/fieldVisit.ts';
import { suggestionFeedbackMapping } from '../mapping/suggestionFeedback.ts';
import { raiseAlert } from '../store/alerts.ts';
import type { OutboxKind, OutboxOutcome, OutboxRow } from './outboxStore.ts';
import { saveOutcomes, waitingRows } from './outboxStore.ts';
import { pushFeedback } from './pushFeedback.ts';
import { pushVisits } from './pushVisits.ts';
import { applyReadBack, readBack } from './readBack.ts';

export interface OutboxPusher {
    /** False spares a sign-in when there is nothing to write. */
    hasWork(database: Database, orgId: string, clientKeys?: readonly string[]): Promise<boolean>;
    /** Writes what is due to the org (or the named rows); rows that cannot be written now stay. */
    push(context: RunContext, clientKeys?: readonly string[]): Promise<void>;
}

const KINDS: readonly OutboxKind[] = ['planned-visit', 'feedback'];

export const outboxPusher: OutboxPusher = {
    async hasWork(database, orgId, clientKeys) {
        for (const kind of KINDS) {
            if ((await waitingRows(database, orgId, kind, { limit: 1, clientKeys })).length > 0) {
                return true;
            }
        }
        return false;
    },
    async push(context, clientKeys) {
        for (const kind of KINDS) {
            await pushKind(context, kind, clientKeys);
        }
    }
};

async function pushKind(context: RunContext, kind: OutboxKind, clientKeys?: readonly string[]): Promise<void> {
    const tried: string[] = [];
    for (;;) {
        const rows = await waitingRows(context.database, context.orgId, kind, {
            limit: context.settings.outboxBatch,
            clientKeys,
            after: tried
        });
        if (rows.length === 0) {
            return;
        }
        tried.push(...rows.map((row) => row.clientKey));
        await pushBatch(context, kind, rows);
    }
}

async function pushBatch(context: RunContext, kind: OutboxKind, rows: readonly OutboxRow[]): Promise<void> {
    const outcomes =
        kind === 'planned-visit'
            ? await pushVisits(context, rows as readonly OutboxRow<PlannedVisitWrite>[])
            : await pushFeedback(context, rows as readonly OutboxRow<FeedbackWrite>[]);
    const written = outcomes.filter((outcome) => outcome.recordId !== null).map((outcome) => outcome.clientKey);
    const pages =
        kind === 'planned-visit'
            ? [
                  await readBack(context, fieldVisitMapping, 'ClientKey__c', written),
                  await readBack(context, eventMapping, 'FieldVisitKey__c', written)
              ]
            : [await readBack(context, suggestionFeedbackMapping, 'ClientKey__c', written)];
    await guardedTransaction(context, async (tx) => {
        await saveOutcomes(tx, context.orgId, kind, outcomes);
        for (const page of pages) {
            await applyReadBack(tx, context, page);
        }
        const refused = outcomes.filter((outcome) => outcome.state === 'failed');
        if (refused.length > 0) {
            await raiseAlert(tx, context.orgId, refusedAlert(kind, refused));
        }
    });
}

function refusedAlert(kind: OutboxKind, refused: readonly OutboxOutcome[]): { code: string; detail: string } {
    const codes = [...new Set(refused.map((outcome) => outcome.code ?? 'UNKNOWN'))].join(', ');
    return { code: 'WRITE_REFUSED', detail: `${refused.length} records of kind ${kind} were refused: ${codes}.` };
}
