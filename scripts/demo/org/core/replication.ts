import { fromDateTime, toDateTime } from './dates.ts';
import { SalesforceError } from './errors.ts';
import type { Store } from './store.ts';
import type { DeletedResult, ObjectDef, Row, UpdatedResult } from './types.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const UPDATED_DAYS = 30;
const DELETED_DAYS = 15;
const MAX_IDS = 600_000;

export interface ReplicationContext {
    readonly store: Store;
    readonly now: number;
    /** Starts of the transactions still running; none of them may be passed by a watermark. */
    readonly openSince: readonly number[];
    readonly purgedBefore: number;
    readonly isVisible: ((row: Row) => boolean) | null;
}

/** Ids changed in a window. Errors: INVALID_REPLICATION_DATE, EXCEEDED_ID_LIMIT. Source: SOAP getUpdated(), REST Get Updated. */
export function getUpdated(
    context: ReplicationContext,
    object: ObjectDef,
    fromMs: number,
    toMs: number
): UpdatedResult {
    const [from, to] = window(context.now, fromMs, toMs, UPDATED_DAYS);
    const ids: string[] = [];
    for (const row of context.store.table(object.name).ordered('SystemModstamp').from(toDateTime(from))) {
        if (String(row['SystemModstamp']) >= toDateTime(to)) {
            break;
        }
        if (row['IsDeleted'] !== true && (context.isVisible?.(row) ?? true)) {
            ids.push(row.Id);
        }
    }
    if (ids.length > MAX_IDS) {
        throw new SalesforceError('EXCEEDED_ID_LIMIT', `Result size ${ids.length} exceeds the limit of ${MAX_IDS} ids`);
    }
    return { ids, latestDateCovered: latestDateCovered(context, to) };
}

/** Records deleted in a window, those deleted for good too while the delete log has them. */
export function getDeleted(
    context: ReplicationContext,
    object: ObjectDef,
    fromMs: number,
    toMs: number
): DeletedResult {
    const [from, to] = window(context.now, fromMs, toMs, DELETED_DAYS);
    if (from < context.purgedBefore) {
        throw new SalesforceError('INVALID_REPLICATION_DATE', 'startDate before org replication enabled date');
    }
    const inWindow = (date: string): boolean => fromDateTime(date) >= from && fromDateTime(date) < to + MINUTE;
    const deletedRecords: { id: string; deletedDate: string }[] = [];
    for (const row of context.store.table(object.name).ordered('SystemModstamp').from(toDateTime(from))) {
        const deletedDate = String(row['SystemModstamp']);
        if (row['IsDeleted'] === true && inWindow(deletedDate) && (context.isVisible?.(row) ?? true)) {
            deletedRecords.push({ id: row.Id, deletedDate });
        }
    }
    for (const entry of context.store.hardDeletes) {
        if (entry.objectName === object.name && inWindow(entry.deletedDate)) {
            deletedRecords.push({ id: entry.id, deletedDate: entry.deletedDate });
        }
    }
    return {
        deletedRecords,
        earliestDateAvailable: toDateTime(Math.max(context.now - DELETED_DAYS * DAY, context.purgedBefore)),
        latestDateCovered: latestDateCovered(context, to)
    };
}

function window(now: number, fromMs: number, toMs: number, days: number): [from: number, to: number] {
    const refuse = (message: string): SalesforceError => new SalesforceError('INVALID_REPLICATION_DATE', message);
    if (Number.isNaN(fromMs) || Number.isNaN(toMs)) {
        throw refuse('startDate and endDate must be ISO 8601 datetimes');
    }
    if (fromMs < now - days * DAY) {
        throw refuse(`startDate cannot be more than ${days} days ago`);
    }
    if (toMs - fromMs < MINUTE) {
        throw refuse('endDate must be at least one minute greater than startDate');
    }
    return [Math.floor(fromMs / MINUTE) * MINUTE, Math.floor(toMs / MINUTE) * MINUTE];
}

function latestDateCovered(context: ReplicationContext, to: number): string {
    const covered = Math.min(to, context.now, ...context.openSince);
    return toDateTime(Math.floor(covered / MINUTE) * MINUTE);
}
