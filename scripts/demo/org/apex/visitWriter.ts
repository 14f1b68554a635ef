import type { CheckInPlace, VisitConflict, VisitState, VisitWrite, VisitWriteAnswer } from '#kernel/contracts';
import type { SaveResult } from '../core/types.ts';
import { problem } from './mapProblem.ts';
import { AuraHandledError, type ApexContext } from './types.ts';
import { moveEvent } from './visitBoardMover.ts';
import { missingFields } from './visitDay.ts';

/** Statuses from which an action may go; as in VisitWriter.cls. */
const FROM_STATUS: Readonly<Record<VisitWrite['action'], readonly VisitState[]>> = {
    'check-in': ['Planned', 'Skipped'],
    'check-out': ['In Progress'],
    record: ['Planned', 'Skipped'],
    report: ['Completed'],
    skip: ['Planned'],
    replan: ['Planned', 'Skipped'],
    undo: ['In Progress', 'Skipped']
};
const FOUND_FIELDS = `Id, OwnerId, EventId__c, Status__c, ActualStart__c, ActualEnd__c, PlannedStart__c, SkipReason__c,
    LastModifiedById, LastModifiedBy.Name, LastModifiedDate, Outcome__c, Notes__c, Concerns__c, NextStep__c,
    NextStepDate__c, Contact__c`;

type Values = Record<string, unknown>;
type Found = Readonly<Values>;

/** What VisitWriter.save does. */
export function saveVisit(context: ApexContext, write: VisitWrite): VisitWriteAnswer {
    requireValid(write);
    const found = find(context, write);
    if (found && isRepeat(write, found)) {
        return { visitId: String(found['Id']), status: statusOf(found), isNew: false, isRepeat: true };
    }
    const isOwn = found?.['OwnerId'] === context.user.userId;
    if (write.isForced !== true) requireNoConflict(context, write, found, isOwn);
    const isOther = write.isForced === true && !isOwn && write.visitId !== null;
    const target = isOther ? null : found;
    const step = isOther ? { ...write, clientKey: `${write.clientKey.slice(0, 60)}-own` } : write;
    const visit = { ...(target ? { Id: target['Id'] } : newVisit(context, step)), ...fieldsOf(step, target) };
    requireReport(context, step, { ...target, ...visit });
    const [saved] = target
        ? context.org.update('FieldVisit__c', [visit], { user: context.user })
        : context.org.upsertByExternalId('FieldVisit__c', 'ClientKey__c', [visit], { user: context.user });
    if (step.action === 'replan') {
        const { plannedStart: startsAt = '', plannedEnd: endsAt = '' } = step;
        moveEvent(context, target?.['EventId__c'], { startsAt, endsAt, toUserId: context.user.userId });
    }
    const status = (visit['Status__c'] as VisitState | undefined) ?? statusOf(target!);
    return { visitId: idOf(saved), status, isNew: target === null, isRepeat: false };
}

/** By id, by client key, as this step left it, or planned for the day of the step. */
function find(context: ApexContext, write: VisitWrite): Found | null {
    const { org, user } = context;
    const { visitId, clientKey, recordId } = write;
    const { records } = org.query(
        `SELECT ${FOUND_FIELDS} FROM FieldVisit__c WHERE (Id = :visitId OR ClientKey__c = :clientKey) WITH USER_MODE`,
        { user, bindings: { visitId: visitId ?? '', clientKey } }
    );
    const known = records.find((visit) => visit['Id'] === visitId) ?? records[0];
    const startsVisit = write.action === 'check-in' || (write.action === 'record' && !isRemote(write.mode));
    if (known || visitId !== null || !startsVisit) return known ?? null;
    if (org.schema.objectOfId(recordId ?? '')?.name !== 'FieldVisit__c') return ofTheDay(context, write);
    return (
        org.query(
            `SELECT ${FOUND_FIELDS} FROM FieldVisit__c WHERE Id = :recordId AND Status__c = 'Planned' WITH USER_MODE`,
            { user, bindings: { recordId } }
        ).records[0] ?? null
    );
}

function ofTheDay({ org, user }: ApexContext, write: VisitWrite): Found | null {
    const { records } = org.query(
        `SELECT ${FOUND_FIELDS} FROM FieldVisit__c WHERE OwnerId = :userId
        AND (Account__c = :recordId OR Lead__c = :recordId OR Opportunity__c = :recordId) AND PlannedStart__c != null
        WITH USER_MODE ORDER BY PlannedStart__c, Id`,
        { user, bindings: { userId: user.userId, recordId: write.recordId } }
    );
    const dayIn = new Intl.DateTimeFormat('en-CA', { timeZone: user.timeZone });
    const dayOf = (value: unknown): string => dayIn.format(instant(value) ?? 0);
    const ofDay = records.filter((visit) => dayOf(visit['PlannedStart__c']) === dayOf(write.at));
    return (
        ofDay.find((visit) => isRepeat(write, visit)) ?? ofDay.find((visit) => statusOf(visit) === 'Planned') ?? null
    );
}

function isRemote(mode: string | undefined): boolean {
    return mode === 'Phone' || mode === 'Online';
}

function isRepeat(write: VisitWrite, found: Found): boolean {
    const status = statusOf(found);
    const at = Date.parse(write.at);
    switch (write.action) {
        case 'check-in':
            return instant(found['ActualStart__c']) === at && status !== 'Planned';
        case 'check-out':
        case 'record':
            return instant(found['ActualEnd__c']) === at && status === 'Completed';
        case 'skip':
            return status === 'Skipped' && found['SkipReason__c'] === write.skipReason;
        case 'replan':
            return status === 'Planned' && instant(found['PlannedStart__c']) === Date.parse(write.plannedStart ?? '');
        case 'undo':
            return status === 'Planned' || status === 'Cancelled';
        default:
            return false;
    }
}

function requireNoConflict({ user }: ApexContext, write: VisitWrite, found: Found | null, isOwn: boolean): void {
    if (!found) {
        const startsVisit = write.action === 'check-in' || write.action === 'record';
        if (write.visitId !== null || !startsVisit) throw conflict('gone', null);
        return;
    }
    if (!isOwn) throw conflict('handed-over', found);
    if (!FROM_STATUS[write.action].includes(statusOf(found))) throw conflict('settled', found);
    const isEdited =
        write.action === 'report' &&
        write.seenAt != null &&
        found['LastModifiedById'] !== user.userId &&
        (instant(found['LastModifiedDate']) ?? 0) > Date.parse(write.seenAt);
    if (isEdited) throw conflict('changed', found);
}

/** What VisitStep.apply sets. */
function fieldsOf(write: VisitWrite, found: Found | null): Values {
    const mode = write.mode ?? (found ? undefined : 'In Person');
    const start = { ...(mode === undefined ? {} : { Mode__c: mode }), ...placeOf(write.place) };
    return { ...stepOf(write, found, start), ...reportOf(write) };
}

function stepOf(write: VisitWrite, found: Found | null, start: Values): Values {
    switch (write.action) {
        case 'check-in':
            return { Status__c: 'In Progress', ActualStart__c: write.at, ...start };
        case 'check-out':
            return endOf(write, found?.['ActualStart__c']);
        case 'record':
            return { ...endOf(write, null), ...start };
        case 'report':
            return found ? {} : endOf(write, null);
        case 'skip':
            return { Status__c: 'Skipped', SkipReason__c: write.skipReason };
        case 'replan':
            return {
                ...{ Status__c: 'Planned', SkipReason__c: null },
                ...{ PlannedStart__c: write.plannedStart, PlannedEnd__c: write.plannedEnd }
            };
        case 'undo':
            return {
                Status__c: found?.['PlannedStart__c'] ? 'Planned' : 'Cancelled',
                ...{ ActualStart__c: null, SkipReason__c: null, IsOnSite__c: false },
                ...{ CheckIn__Latitude__s: null, CheckIn__Longitude__s: null },
                ...{ CheckInAccuracy__c: null, CheckInDistance__c: null }
            };
    }
}

function endOf(write: VisitWrite, begun: unknown): Values {
    const starts = begun ? {} : { ActualStart__c: write.startedAt ?? write.at };
    return { Status__c: 'Completed', ActualEnd__c: write.at, ...starts };
}

function placeOf(place: CheckInPlace | null | undefined): Values {
    if (!place) return {};
    return {
        CheckIn__Latitude__s: place.latitude,
        CheckIn__Longitude__s: place.longitude,
        CheckInAccuracy__c: place.accuracyMetres,
        CheckInDistance__c: place.distanceMetres,
        IsOnSite__c: place.onSite === 'on-site'
    };
}

/** Null leaves a field as it is, an empty text clears it. */
function reportOf({ report }: VisitWrite): Values {
    if (!report) return {};
    const fields: Values = {
        Outcome__c: report.outcome,
        Notes__c: report.notes,
        Concerns__c: report.concerns,
        NextStep__c: report.nextStep?.slice(0, 255),
        NextStepDate__c: report.nextStepDate,
        Contact__c: report.contactId,
        Opportunity__c: report.opportunityId,
        ReportSeconds__c: report.reportSeconds
    };
    const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
    return Object.fromEntries(given.map(([name, value]) => [name, value === '' ? null : value]));
}

/** "No contact" says it all. */
function requireReport(context: ApexContext, { report }: VisitWrite, visit: Values): void {
    if (!report || report.outcome === 'No Contact') return;
    const missing = missingFields(context, visit);
    if (missing.length > 0) throw problem(422, 'report-incomplete', `The report lacks: ${missing.join(', ')}`);
}

/** At an account, a lead, the account of an opportunity, or where another visit goes. */
function newVisit({ org, user }: ApexContext, { clientKey, recordId }: VisitWrite): Values {
    const common = { ClientKey__c: clientKey, Source__c: 'Manual', OwnerId: user.userId };
    const object = org.schema.objectOfId(recordId ?? '')?.name;
    const read = (query: string): Values => org.query(query, { user, bindings: { recordId } }).records[0] ?? {};
    switch (object) {
        case 'Account':
            return { ...common, Account__c: recordId };
        case 'Lead':
            return { ...common, Lead__c: recordId };
        case 'Opportunity': {
            const deal = read('SELECT AccountId FROM Opportunity WHERE Id = :recordId WITH USER_MODE');
            return { ...common, Opportunity__c: recordId, Account__c: deal['AccountId'] ?? null };
        }
        case 'FieldVisit__c': {
            const other = read(
                'SELECT Account__c, Lead__c, Opportunity__c FROM FieldVisit__c WHERE Id = :recordId WITH USER_MODE'
            );
            const at = (field: string): unknown => other[field] ?? null;
            const target = { Account__c: at('Account__c'), Lead__c: at('Lead__c') };
            return { ...common, ...target, Opportunity__c: at('Opportunity__c') };
        }
        default:
            throw invalid('A visit goes to an account, a lead or an opportunity');
    }
}

function requireValid(write: VisitWrite): void {
    if (!Object.hasOwn(FROM_STATUS, write.action)) {
        throw invalid(`action must be one of ${Object.keys(FROM_STATUS).join(', ')}`);
    }
    if (!write.clientKey || write.clientKey.length > 64) throw invalid('clientKey must have 1 to 64 characters');
    if (Number.isNaN(Date.parse(write.at))) throw invalid('at must be a time');
    if (write.mode !== undefined && !['In Person', 'Online', 'Phone'].includes(write.mode)) {
        throw invalid('mode must be In Person, Online or Phone');
    }
    if (write.action === 'skip' && !write.skipReason) throw invalid('skipReason must be given');
    const isLater = Date.parse(write.plannedEnd ?? '') > Date.parse(write.plannedStart ?? '');
    if (write.action === 'replan' && !isLater) throw invalid('plannedEnd must be after plannedStart');
}

function invalid(detail: string): AuraHandledError {
    return problem(400, 'invalid-request', detail);
}

function conflict(reason: VisitConflict['reason'], found: Found | null): AuraHandledError {
    const by = found?.['LastModifiedBy'] as { Name?: string } | null | undefined;
    const details: VisitConflict = {
        reason,
        status: found ? statusOf(found) : null,
        changedBy: by?.Name ?? null,
        changedAt: found ? String(found['LastModifiedDate']).replace(/\+0000$/, 'Z') : null
    };
    const body = { ...problem(409, 'visit-changed', reason).problem, conflict: details };
    return new AuraHandledError(body);
}

function statusOf(found: Found): VisitState {
    return String(found['Status__c']) as VisitState;
}

function instant(value: unknown): number | null {
    return typeof value === 'string' ? Date.parse(value) : null;
}

function idOf(saved: SaveResult | undefined): string {
    if (!saved?.success || saved.id === null) {
        throw problem(403, 'not-allowed', saved?.errors[0]?.message ?? 'Nothing was saved.');
    }
    return saved.id;
}
