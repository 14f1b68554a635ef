import type { PlannedVisitWrite } from '../../planning/ports.ts';
import type { RunContext } from '../context.ts';
import { flagOf, textOf } from '../mapping/columns.ts';
import type { OrgRecord, SaveOutcome } from '../ports.ts';
import { updateUnlessChanged } from './guardedUpdate.ts';
import type { OutboxOutcome, OutboxRow } from './outboxStore.ts';
import type { ExistingVisit } from './plannedVisits.ts';
import { compareVisit, soqlList, toEvent, toFieldVisit, VISIT_FIELDS, visitValues } from './plannedVisits.ts';
import { isTemporaryOutcome, retryInSeconds, saveWithRetry } from './saveRetry.ts';

type VisitRow = OutboxRow<PlannedVisitWrite>;

interface Progress {
    readonly row: VisitRow;
    visitId: string | null;
    eventId: string | null;
    linkedEventId: string | null;
    isCreated: boolean;
    conflict: ExistingVisit['conflict'];
    theirs: OrgRecord | null;
    failure: SaveOutcome | null;
}

/**
 * Writes planned visits and their calendar events. Every step looks first at what the org has, so a lost answer, a
 * kill in between or a second push changes nothing, and what a person changed or deleted meanwhile is left alone.
 */
export async function pushVisits(context: RunContext, rows: readonly VisitRow[]): Promise<OutboxOutcome[]> {
    const all = rows.map((row): Progress => ({
        row,
        visitId: null,
        eventId: null,
        linkedEventId: null,
        isCreated: false,
        conflict: null,
        theirs: null,
        failure: null
    }));
    await findExisting(context, all);
    await overwriteAgreed(context, all);
    await createVisits(
        context,
        all.filter((item) => item.visitId === null)
    );
    const written = all.filter((item) => item.visitId !== null && item.conflict === null && item.failure === null);
    const withoutEvent = written.filter((item) => item.linkedEventId === null);
    await findEvents(context, withoutEvent);
    await createEvents(
        context,
        withoutEvent.filter((item) => item.eventId === null)
    );
    await linkEvents(
        context,
        withoutEvent.filter((item) => item.eventId !== null)
    );
    return all.map(outcomeOf);
}

async function findExisting(context: RunContext, items: readonly Progress[]): Promise<void> {
    const keys = soqlList(items.map((item) => item.row.clientKey));
    const page = await context.client.queryAll(
        `SELECT ${VISIT_FIELDS} FROM FieldVisit__c WHERE ClientKey__c IN (${keys})`
    );
    const byKey = lastLive(page.records, 'ClientKey__c');
    for (const item of items) {
        const record = byKey.get(item.row.clientKey);
        if (record !== undefined) {
            const existing = compareVisit(item.row.payload, record);
            item.visitId = existing.id;
            item.linkedEventId = existing.eventId;
            item.conflict = existing.conflict;
            item.theirs = existing.conflict === 'deleted' ? null : existing.theirs;
        }
    }
}

/** A person saw the conflict and decided for what Fieldmap wanted: over what was shown, not over anything newer. */
async function overwriteAgreed(context: RunContext, items: readonly Progress[]): Promise<void> {
    const agreed = items.filter((item) => item.conflict !== null && item.row.acceptedBase !== null);
    for (const item of agreed.filter(({ conflict }) => conflict === 'deleted')) {
        Object.assign(item, { visitId: null, linkedEventId: null, conflict: null });
    }
    const changed = agreed.filter(({ conflict }) => conflict === 'changed');
    const outcomes = await updateUnlessChanged(
        context,
        { objectApiName: 'FieldVisit__c', keyField: 'ClientKey__c' },
        changed.map(({ row }) => ({
            key: row.clientKey,
            base: row.acceptedBase ?? {},
            values: visitValues(row.payload)
        }))
    );
    const written: Progress[] = [];
    for (const item of changed) {
        const outcome = outcomes.get(item.row.clientKey);
        if (outcome?.state === 'conflict') {
            item.theirs = outcome.theirs;
            item.conflict = outcome.reason;
        } else if (outcome?.state === 'failed') {
            Object.assign(item, { conflict: null, failure: outcome.failure });
        } else {
            item.conflict = null;
            written.push(item);
        }
    }
    await moveEvents(context, written);
}

/** The calendar entry follows its visit. */
async function moveEvents(context: RunContext, items: readonly Progress[]): Promise<void> {
    await saveEach(
        context,
        items.filter((item) => item.linkedEventId !== null),
        (item) => {
            const { StartDateTime, EndDateTime, OwnerId } = toEvent(item.row.payload);
            return { Id: item.linkedEventId, OwnerId, StartDateTime, EndDateTime };
        },
        (records) => context.client.update('Event', records),
        () => undefined
    );
}

/** Of several records with one key the live one counts: a deleted one may lie beside it in the recycle bin. */
function lastLive(records: readonly OrgRecord[], keyField: string): Map<string, OrgRecord> {
    const byKey = new Map<string, OrgRecord>();
    for (const record of records) {
        const key = textOf(record, keyField) ?? '';
        const known = byKey.get(key);
        if (known === undefined || flagOf(known, 'IsDeleted') === true) {
            byKey.set(key, record);
        }
    }
    return byKey;
}

async function createVisits(context: RunContext, items: readonly Progress[]): Promise<void> {
    await saveEach(
        context,
        items,
        (item) => toFieldVisit(item.row.payload),
        (records) => context.client.upsert('FieldVisit__c', 'ClientKey__c', records),
        (item, id) => {
            item.visitId = id;
            item.isCreated = true;
        }
    );
}

async function findEvents(context: RunContext, items: readonly Progress[]): Promise<void> {
    if (items.length === 0) {
        return;
    }
    const keys = soqlList(items.map((item) => item.row.clientKey));
    const page = await context.client.queryAll(
        `SELECT Id, FieldVisitKey__c FROM Event WHERE FieldVisitKey__c IN (${keys}) AND IsDeleted = false`
    );
    const byKey = lastLive(page.records, 'FieldVisitKey__c');
    for (const item of items) {
        item.eventId = textOf(byKey.get(item.row.clientKey) ?? {}, 'Id');
    }
}

async function createEvents(context: RunContext, items: readonly Progress[]): Promise<void> {
    await saveEach(
        context,
        items,
        (item) => toEvent(item.row.payload),
        (records) => context.client.create('Event', records),
        (item, id) => {
            item.eventId = id;
        }
    );
}

async function linkEvents(context: RunContext, items: readonly Progress[]): Promise<void> {
    await saveEach(
        context,
        items,
        (item) => ({ ClientKey__c: item.row.clientKey, EventId__c: item.eventId }),
        (records) => context.client.upsert('FieldVisit__c', 'ClientKey__c', records),
        (item) => {
            item.linkedEventId = item.eventId;
        }
    );
}

async function saveEach(
    context: RunContext,
    items: readonly Progress[],
    toRecord: (item: Progress) => OrgRecord,
    save: (records: readonly OrgRecord[]) => Promise<SaveOutcome[]>,
    onSaved: (item: Progress, id: string) => void
): Promise<void> {
    if (items.length === 0) {
        return;
    }
    const outcomes = await saveWithRetry(context, items.map(toRecord), save);
    items.forEach((item, index) => {
        const outcome = outcomes[index] as SaveOutcome;
        if (outcome.isSuccess) {
            onSaved(item, outcome.id ?? item.visitId ?? '');
        } else {
            item.failure = outcome;
        }
    });
}

function outcomeOf(item: Progress): OutboxOutcome {
    const base = {
        clientKey: item.row.clientKey,
        recordId: item.visitId,
        eventId: item.linkedEventId ?? item.eventId,
        isCreated: item.isCreated,
        code: item.failure?.code ?? null,
        detail: item.failure?.message ?? null
    };
    if (item.conflict !== null) {
        const detail = `The visit was ${item.conflict} in Salesforce in the meantime.`;
        const conflict = {
            objectApiName: 'FieldVisit__c',
            recordId: item.visitId,
            reason: item.conflict,
            mine: visitValues(item.row.payload),
            theirs: item.theirs
        };
        return { ...base, state: 'conflict', code: `VISIT_${item.conflict.toUpperCase()}`, detail, conflict };
    }
    if (item.failure === null) {
        return { ...base, state: 'done' };
    }
    if (isTemporaryOutcome(item.failure)) {
        return { ...base, state: 'waiting', retryInSeconds: retryInSeconds(item.row.attempts) };
    }
    // The visit is there and only its calendar event was refused: the visit counts, the reason is kept.
    return { ...base, state: item.visitId === null ? 'failed' : 'done' };
}
