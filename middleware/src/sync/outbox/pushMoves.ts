import type { VisitMoveWrite } from '../../planning/ports.ts';
import type { RunContext } from '../context.ts';
import { instantOf } from '../mapping/columns.ts';
import type { OrgRecord } from '../ports.ts';
import type { GuardedOutcome } from './guardedUpdate.ts';
import { updateUnlessChanged } from './guardedUpdate.ts';
import type { OutboxConflict, OutboxOutcome, OutboxRow } from './outboxStore.ts';
import { isTemporaryOutcome, retryInSeconds } from './saveRetry.ts';

type MoveRow = OutboxRow<VisitMoveWrite>;

/** Moves visits and then their calendar entries, each only if nobody moved it meanwhile. */
export async function pushMoves(context: RunContext, rows: readonly MoveRow[]): Promise<OutboxOutcome[]> {
    const eventIds = await eventIdsOf(
        context,
        rows.map(({ payload }) => payload.visitId)
    );
    const visits = await updateUnlessChanged(
        context,
        { objectApiName: 'FieldVisit__c', keyField: 'Id' },
        rows.map(({ payload, acceptedBase }) => ({
            key: payload.visitId,
            base: acceptedBase ?? visitTimes(payload.from),
            values: visitTimes(payload)
        }))
    );
    const moved = rows.filter(({ payload }) => isDone(visits.get(payload.visitId)) && eventIds.has(payload.visitId));
    const events = await updateUnlessChanged(
        context,
        { objectApiName: 'Event', keyField: 'Id' },
        moved.map(({ payload, acceptedBase }) => ({
            key: eventIds.get(payload.visitId) ?? '',
            base: eventBase(acceptedBase, payload.from),
            values: eventTimes(payload)
        }))
    );
    return rows.map((row) => {
        const eventId = eventIds.get(row.payload.visitId) ?? null;
        const event = eventId === null ? undefined : events.get(eventId);
        return outcomeOf(row, visits.get(row.payload.visitId), event, eventId);
    });
}

/** Calendar entries of visits, by visit, as the mirror knows them. */
async function eventIdsOf(context: RunContext, visitIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await context.database.query<{ id: string; event_id: string }>(
        `SELECT v.id, e.id AS event_id FROM field_visits v
         JOIN calendar_events e ON e.org_id = v.org_id AND e.id = v.event_id AND NOT e.is_deleted
         WHERE v.org_id = $1 AND v.id = ANY($2::text[])`,
        [context.orgId, visitIds]
    );
    return new Map(rows.map((row) => [row.id, row.event_id]));
}

type Times = Pick<VisitMoveWrite, 'startsAt' | 'endsAt'>;

function visitTimes({ startsAt, endsAt }: Times): OrgRecord {
    return { PlannedStart__c: new Date(startsAt).toISOString(), PlannedEnd__c: new Date(endsAt).toISOString() };
}

function eventTimes({ startsAt, endsAt }: Times): OrgRecord {
    return { StartDateTime: new Date(startsAt).toISOString(), EndDateTime: new Date(endsAt).toISOString() };
}

/** Agreed over a calendar entry: that one. Agreed over a visit: its calendar entry stands where the visit stood. */
function eventBase(agreed: OrgRecord | null, from: Times): OrgRecord {
    if (agreed === null || 'StartDateTime' in agreed) {
        return agreed ?? eventTimes(from);
    }
    const [startsAt, endsAt] = [instantOf(agreed, 'PlannedStart__c'), instantOf(agreed, 'PlannedEnd__c')];
    return startsAt === null || endsAt === null ? eventTimes(from) : eventTimes({ startsAt, endsAt });
}

function isDone(outcome: GuardedOutcome | undefined): boolean {
    return outcome?.state === 'written' || outcome?.state === 'unchanged';
}

/** What stands in the way first decides. */
function outcomeOf(
    row: MoveRow,
    visit: GuardedOutcome | undefined,
    event: GuardedOutcome | undefined,
    eventId: string | null
): OutboxOutcome {
    const { payload } = row;
    const base = {
        clientKey: row.clientKey,
        recordId: payload.visitId,
        eventId,
        isCreated: visit?.state === 'written' || row.isCreated,
        code: null,
        detail: null
    };
    const [objectApiName, mine, outcome] = isDone(visit)
        ? (['Event', eventTimes(payload), event] as const)
        : (['FieldVisit__c', visitTimes(payload), visit] as const);
    if (outcome?.state === 'conflict') {
        const conflict: OutboxConflict = {
            objectApiName,
            recordId: outcome.id,
            reason: outcome.reason,
            mine,
            theirs: outcome.theirs
        };
        const what = objectApiName === 'Event' ? 'calendar entry' : 'visit';
        const detail = `The ${what} was ${outcome.reason} in Salesforce in the meantime.`;
        const code = `${objectApiName === 'Event' ? 'EVENT' : 'VISIT'}_${outcome.reason.toUpperCase()}`;
        return { ...base, state: 'conflict', code, detail, conflict };
    }
    if (outcome?.state === 'failed') {
        const { code, message } = outcome.failure;
        const state = isTemporaryOutcome(outcome.failure) ? 'waiting' : 'failed';
        return { ...base, state, code, detail: message, retryInSeconds: retryInSeconds(row.attempts) };
    }
    return { ...base, state: 'done' };
}
