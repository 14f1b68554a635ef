import type { FoundVisitWrite } from '../../visits/ports.ts';
import type { RunContext } from '../context.ts';
import { flagOf, textOf } from '../mapping/columns.ts';
import type { OrgRecord, SaveOutcome } from '../ports.ts';
import type { GuardedOutcome } from './guardedUpdate.ts';
import { updateUnlessChanged } from './guardedUpdate.ts';
import type { OutboxOutcome, OutboxRow } from './outboxStore.ts';
import { soqlList } from './plannedVisits.ts';
import { isTemporaryOutcome, retryInSeconds, saveWithRetry } from './saveRetry.ts';

type FoundRow = OutboxRow<FoundVisitWrite>;

/**
 * Writes visits that a person confirmed, or takes them back. Of several writes about one visit only the last counts, so a
 * late first one cannot undo it. What somebody changed or deleted in the org meanwhile is a conflict, not written over.
 */
export async function pushFoundVisits(context: RunContext, rows: readonly FoundRow[]): Promise<OutboxOutcome[]> {
    const latest = await latestKeys(context, rows);
    const outcomes = new Map<string, OutboxOutcome>();
    const counts = rows.filter(({ payload, clientKey }) => latest.get(payload.clientKey) === clientKey);
    for (const row of rows.filter((one) => !counts.includes(one))) {
        outcomes.set(row.clientKey, { ...baseOf(row), state: 'done' });
    }
    const byAction = (action: FoundVisitWrite['action']): FoundRow[] =>
        counts.filter(({ payload }) => payload.action === action);
    await createVisits(context, byAction('create'), outcomes);
    await changeVisits(context, [...byAction('complete'), ...byAction('reopen')], outcomes);
    await cancelVisits(context, byAction('cancel'), outcomes);
    return rows.map((row) => outcomes.get(row.clientKey) as OutboxOutcome);
}

/** The visit of a stay as the org gets it. Coordinates stay in the middleware. */
export function toDetectedVisit(write: FoundVisitWrite): OrgRecord {
    const isAccount = write.objectApiName === 'Account';
    return {
        ClientKey__c: write.clientKey,
        OwnerId: write.ownerId,
        Account__c: isAccount ? write.recordId : null,
        Lead__c: isAccount ? null : write.recordId,
        Status__c: 'Completed',
        Mode__c: 'In Person',
        Source__c: 'Detected',
        ActualStart__c: new Date(write.startsAt).toISOString(),
        ActualEnd__c: new Date(write.endsAt).toISOString(),
        IsOnSite__c: true,
        CheckInDistance__c: write.distanceMetres
    };
}

/** By key of the visit, the key of the newest outbox row about it. */
async function latestKeys(context: RunContext, rows: readonly FoundRow[]): Promise<Map<string, string>> {
    const found = await context.database.query<{ visit_key: string; client_key: string }>(
        `SELECT DISTINCT ON (payload ->> 'clientKey') payload ->> 'clientKey' AS visit_key, client_key
         FROM sync_outbox WHERE org_id = $1 AND kind = 'found-visit' AND payload ->> 'clientKey' = ANY($2::text[])
         ORDER BY payload ->> 'clientKey', created_at DESC, client_key DESC`,
        [context.orgId, rows.map(({ payload }) => payload.clientKey)]
    );
    return new Map(found.map((row) => [row.visit_key, row.client_key]));
}

type Outcomes = Map<string, OutboxOutcome>;

async function createVisits(context: RunContext, rows: readonly FoundRow[], outcomes: Outcomes): Promise<void> {
    if (rows.length === 0) return;
    const deleted = await deletedKeys(context, rows);
    const open = rows.filter((row) => {
        const isGone = deleted.has(row.payload.clientKey) && row.acceptedBase === null;
        if (isGone) outcomes.set(row.clientKey, conflictOf(row, null, 'deleted', null));
        return !isGone;
    });
    if (open.length === 0) return;
    const saved = await saveWithRetry(
        context,
        open.map(({ payload }) => toDetectedVisit(payload)),
        (records) => context.client.upsert('FieldVisit__c', 'ClientKey__c', records)
    );
    open.forEach((row, index) => {
        const outcome = saved[index] as SaveOutcome;
        outcomes.set(row.clientKey, savedOutcome(row, outcome, outcome.id));
    });
}

/** A person deleted the visit: making it again is theirs to say. */
async function deletedKeys(context: RunContext, rows: readonly FoundRow[]): Promise<Set<string>> {
    const keys = soqlList(rows.map(({ payload }) => payload.clientKey));
    const page = await context.client.queryAll(
        `SELECT Id, ClientKey__c, IsDeleted FROM FieldVisit__c WHERE ClientKey__c IN (${keys})`
    );
    const live = new Set(page.records.filter((one) => flagOf(one, 'IsDeleted') !== true).map(keyOf));
    return new Set(page.records.map(keyOf).filter((key) => !live.has(key)));
}

function keyOf(record: OrgRecord): string {
    return textOf(record, 'ClientKey__c') ?? '';
}

async function changeVisits(context: RunContext, rows: readonly FoundRow[], outcomes: Outcomes): Promise<void> {
    const changed = await updateUnlessChanged(
        context,
        { objectApiName: 'FieldVisit__c', keyField: 'Id' },
        rows.map(({ payload, acceptedBase }) => {
            const before = plannedValues(payload);
            const after = completedValues(payload);
            const [base, values] = payload.action === 'complete' ? [before, after] : [after, before];
            return { key: payload.visitId ?? '', base: acceptedBase ?? base, values };
        })
    );
    for (const row of rows) {
        const values = row.payload.action === 'complete' ? completedValues(row.payload) : plannedValues(row.payload);
        outcomes.set(row.clientKey, guardedOutcome(row, changed.get(row.payload.visitId ?? ''), values));
    }
}

async function cancelVisits(context: RunContext, rows: readonly FoundRow[], outcomes: Outcomes): Promise<void> {
    const changed = await updateUnlessChanged(
        context,
        { objectApiName: 'FieldVisit__c', keyField: 'ClientKey__c' },
        rows.map(({ payload, acceptedBase }) => ({
            key: payload.clientKey,
            base: acceptedBase ?? { Status__c: 'Completed' },
            values: { Status__c: 'Cancelled' }
        }))
    );
    for (const row of rows) {
        const outcome = changed.get(row.payload.clientKey);
        // Never written, or deleted by a person: it is gone, as was wanted.
        const isGone = outcome?.state === 'conflict' && outcome.reason === 'deleted';
        outcomes.set(
            row.clientKey,
            isGone ? { ...baseOf(row), state: 'done' } : guardedOutcome(row, outcome, { Status__c: 'Cancelled' })
        );
    }
}

function plannedValues({ statusBefore, actualStartBefore }: FoundVisitWrite): OrgRecord {
    return {
        Status__c: statusBefore,
        ActualStart__c: actualStartBefore,
        ActualEnd__c: null,
        ...(statusBefore === 'Planned' && { IsOnSite__c: false, CheckInDistance__c: null })
    };
}

/** A visit that was begun by hand keeps its begin. */
function completedValues(write: FoundVisitWrite): OrgRecord {
    return {
        Status__c: 'Completed',
        ActualStart__c: write.actualStartBefore ?? new Date(write.startsAt).toISOString(),
        ActualEnd__c: new Date(write.endsAt).toISOString(),
        ...(write.statusBefore === 'Planned' && { IsOnSite__c: true, CheckInDistance__c: write.distanceMetres })
    };
}

function baseOf(row: FoundRow): Omit<OutboxOutcome, 'state'> {
    return {
        clientKey: row.clientKey,
        recordId: row.payload.visitId ?? row.recordId,
        eventId: null,
        isCreated: false,
        code: null,
        detail: null
    };
}

function savedOutcome(row: FoundRow, saved: SaveOutcome, id: string | null): OutboxOutcome {
    const state = saved.isSuccess ? 'done' : isTemporaryOutcome(saved) ? 'waiting' : 'failed';
    return {
        ...baseOf(row),
        state,
        recordId: id ?? row.recordId,
        isCreated: saved.isSuccess && saved.isCreated,
        code: saved.code,
        detail: saved.message,
        retryInSeconds: retryInSeconds(row.attempts)
    };
}

function guardedOutcome(row: FoundRow, outcome: GuardedOutcome | undefined, mine: OrgRecord): OutboxOutcome {
    switch (outcome?.state) {
        case 'written':
        case 'unchanged':
            return { ...baseOf(row), state: 'done', recordId: outcome.id };
        case 'conflict':
            return conflictOf(row, outcome.id, outcome.reason, outcome.theirs, mine);
        default:
            return savedOutcome(row, outcome?.failure ?? NO_ANSWER, outcome?.id ?? null);
    }
}

const NO_ANSWER: SaveOutcome = {
    id: null,
    isSuccess: false,
    isCreated: false,
    code: 'UNKNOWN_EXCEPTION',
    message: 'The org gave no answer for this record.'
};

function conflictOf(
    row: FoundRow,
    recordId: string | null,
    reason: 'changed' | 'deleted',
    theirs: OrgRecord | null,
    mine: OrgRecord = toDetectedVisit(row.payload)
): OutboxOutcome {
    return {
        ...baseOf(row),
        state: 'conflict',
        code: `VISIT_${reason.toUpperCase()}`,
        detail: `The visit was ${reason} in Salesforce in the meantime.`,
        conflict: { objectApiName: 'FieldVisit__c', recordId: recordId ?? row.payload.visitId, reason, mine, theirs }
    };
}
