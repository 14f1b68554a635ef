import type { Database } from '../../platform/database.ts';
import type { FeedbackWrite, PlannedVisitWrite, VisitMoveWrite } from '../../planning/ports.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import { eventMapping } from '../mapping/event.ts';
import { fieldVisitMapping } from '../mapping/fieldVisit.ts';
import { suggestionFeedbackMapping } from '../mapping/suggestionFeedback.ts';
import { raiseAlert } from '../store/alerts.ts';
import type { OutboxKind, OutboxOutcome, OutboxRow } from './outboxStore.ts';
import { saveOutcomes, waitingRows } from './outboxStore.ts';
import type { FoundVisitWrite } from '../../visits/ports.ts';
import { pushFeedback } from './pushFeedback.ts';
import { pushFoundVisits } from './pushFoundVisits.ts';
import { pushMoves } from './pushMoves.ts';
import { pushVisits } from './pushVisits.ts';
import type { ReadBackPage } from './readBack.ts';
import { applyReadBack, readBack } from './readBack.ts';

export interface OutboxPusher {
    /** False spares a sign-in when there is nothing to write. */
    hasWork(database: Database, orgId: string, clientKeys?: readonly string[]): Promise<boolean>;
    /** Writes what is due to the org (or the named rows); rows that cannot be written now stay. */
    push(context: RunContext, clientKeys?: readonly string[]): Promise<void>;
}

const KINDS: readonly OutboxKind[] = ['planned-visit', 'visit-move', 'found-visit', 'feedback'];

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
    const outcomes = await pushRows(context, kind, rows);
    const pages = await readWritten(
        context,
        kind,
        outcomes.filter((outcome) => outcome.recordId !== null)
    );
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

function pushRows(context: RunContext, kind: OutboxKind, rows: readonly OutboxRow[]): Promise<OutboxOutcome[]> {
    switch (kind) {
        case 'planned-visit':
            return pushVisits(context, rows as readonly OutboxRow<PlannedVisitWrite>[]);
        case 'visit-move':
            return pushMoves(context, rows as readonly OutboxRow<VisitMoveWrite>[]);
        case 'found-visit':
            return pushFoundVisits(context, rows as readonly OutboxRow<FoundVisitWrite>[]);
        case 'feedback':
            return pushFeedback(context, rows as readonly OutboxRow<FeedbackWrite>[]);
    }
}

/** What was written, as the org now has it. */
async function readWritten(
    context: RunContext,
    kind: OutboxKind,
    written: readonly OutboxOutcome[]
): Promise<(ReadBackPage | null)[]> {
    const keys = written.map((outcome) => outcome.clientKey);
    const idsOf = (name: 'recordId' | 'eventId'): string[] =>
        written.map((outcome) => outcome[name]).filter((id) => id !== null);
    switch (kind) {
        case 'planned-visit':
            return [
                await readBack(context, fieldVisitMapping, 'ClientKey__c', keys),
                await readBack(context, eventMapping, 'FieldVisitKey__c', keys)
            ];
        case 'visit-move':
            return [
                await readBack(context, fieldVisitMapping, 'Id', idsOf('recordId')),
                await readBack(context, eventMapping, 'Id', idsOf('eventId'))
            ];
        case 'found-visit':
            return [await readBack(context, fieldVisitMapping, 'Id', idsOf('recordId'))];
        case 'feedback':
            return [await readBack(context, suggestionFeedbackMapping, 'ClientKey__c', keys)];
    }
}

function refusedAlert(kind: OutboxKind, refused: readonly OutboxOutcome[]): { code: string; detail: string } {
    const codes = [...new Set(refused.map((outcome) => outcome.code ?? 'UNKNOWN'))].join(', ');
    return { code: 'WRITE_REFUSED', detail: `${refused.length} records of kind ${kind} were refused: ${codes}.` };
}
