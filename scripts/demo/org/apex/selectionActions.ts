import type { RefusedRecord, SelectionResult, SelectionSummary } from '#kernel/contracts';
import type { Org, SaveResult, UserContext } from '../core/types.ts';
import { readableOf } from './recordCards.ts';
import { problem } from './mapProblem.ts';

export const MAX_SUMMARY_RECORDS = 2_000;
export const MAX_ACTION_RECORDS = 200;

interface TaskRequest {
    readonly recordIds: readonly string[];
    readonly subject: string;
    readonly dueDate: string;
}
interface OwnerRequest {
    readonly recordIds: readonly string[];
    readonly ownerId: string;
    readonly isPreview: boolean;
}

/** What SelectionActions.cls does: sums and changes for the records that were selected on the map, in user mode. */
export function selectionSummary(org: Org, user: UserContext, recordIds: readonly string[]): SelectionSummary {
    requireAtMost(recordIds, MAX_SUMMARY_RECORDS);
    const { records } = org.query(
        `SELECT ${['Id', ...readableOf(org, user, 'Opportunity', ['Amount'])].join(', ')} FROM Opportunity WHERE IsClosed = false AND (Id IN :recordIds OR AccountId IN :recordIds)
        WITH USER_MODE`,
        { user, bindings: { recordIds } }
    );
    const openAmount = records.reduce((sum, record) => sum + Number(record['Amount'] ?? 0), 0);
    return { openDeals: records.length, openAmount };
}

export function createTasks(org: Org, user: UserContext, request: TaskRequest): SelectionResult {
    const { recordIds, subject, dueDate } = request;
    requireAtMost(recordIds, MAX_ACTION_RECORDS);
    if (subject.trim() === '') throw problem(400, 'invalid-request', 'subject must not be empty.');
    const tasks = recordIds.map((recordId) => ({
        Subject: subject.trim(),
        ActivityDate: dueDate,
        OwnerId: user.userId,
        [org.schema.objectOfId(recordId)?.name === 'Lead' ? 'WhoId' : 'WhatId']: recordId
    }));
    const saved = org.insert('Task', tasks, { user, allOrNone: false });
    return resultOf(recordIds, saved, 0);
}

export function changeOwner(org: Org, user: UserContext, request: OwnerRequest): SelectionResult {
    const { recordIds, ownerId, isPreview } = request;
    requireAtMost(recordIds, MAX_ACTION_RECORDS);
    const transaction = org.begin();
    const ids: string[] = [];
    const saved: SaveResult[] = [];
    let unchangedCount = 0;
    for (const [objectName, group] of byObject(org, recordIds)) {
        const { records } = org.query(
            `SELECT Id, OwnerId FROM ${objectName} WHERE Id IN :group WITH USER_MODE ORDER BY Id`,
            { user, bindings: { group } }
        );
        const moving = records.filter((record) => record['OwnerId'] !== ownerId).map((record) => String(record['Id']));
        unchangedCount += records.length - moving.length;
        ids.push(...moving);
        const changes = moving.map((id) => ({ Id: id, OwnerId: ownerId }));
        saved.push(...transaction.update(objectName, changes, { user, allOrNone: false }));
    }
    if (isPreview) transaction.rollback();
    else transaction.commit();
    return resultOf(ids, saved, unchangedCount);
}

function byObject(org: Org, recordIds: readonly string[]): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const id of recordIds) {
        const name = org.schema.objectOfId(id)?.name;
        if (name) groups.set(name, [...(groups.get(name) ?? []), id]);
    }
    return groups;
}

function resultOf(recordIds: readonly string[], saved: readonly SaveResult[], unchangedCount: number): SelectionResult {
    const refused: RefusedRecord[] = [];
    saved.forEach(({ success, errors }, i) => {
        if (!success) refused.push({ recordId: recordIds[i]!, reason: errors[0]?.message ?? '' });
    });
    return { doneCount: saved.length - refused.length, unchangedCount, refused };
}

function requireAtMost(recordIds: readonly string[], most: number): void {
    if (recordIds.length > most) {
        throw problem(413, 'too-large', `At most ${most} records, got ${recordIds.length}.`);
    }
}
