import type { SelectionResult, SelectionSummary } from 'c/contracts';
import changeOwnerInOrg from '@salesforce/apex/MapController.changeOwner';
import createTasksInOrg from '@salesforce/apex/MapController.createTasks';
import getSelectionSummary from '@salesforce/apex/MapController.getSelectionSummary';

/** As in SelectionActions.cls. */
export const MAX_SUMMARY_RECORDS = 2_000;
export const MAX_ACTION_RECORDS = 200;

/** Sums over any number of records, asked for in parts. */
export async function loadSummary(recordIds: readonly string[]): Promise<SelectionSummary> {
    const parts: Promise<string>[] = [];
    for (let from = 0; from < recordIds.length; from += MAX_SUMMARY_RECORDS) {
        const recordIdsJson = JSON.stringify(recordIds.slice(from, from + MAX_SUMMARY_RECORDS));
        parts.push(getSelectionSummary({ recordIdsJson }));
    }
    let openDeals = 0;
    let openAmount = 0;
    for (const text of await Promise.all(parts)) {
        const part = JSON.parse(text) as SelectionSummary;
        openDeals += part.openDeals;
        openAmount += part.openAmount;
    }
    return { openDeals, openAmount };
}

export async function createTasks(
    recordIds: readonly string[],
    subject: string,
    dueDate: string
): Promise<SelectionResult> {
    const requestJson = JSON.stringify({ recordIds, subject, dueDate });
    return JSON.parse(await createTasksInOrg({ requestJson })) as SelectionResult;
}

export async function changeOwner(
    recordIds: readonly string[],
    ownerId: string,
    isPreview: boolean
): Promise<SelectionResult> {
    const requestJson = JSON.stringify({ recordIds, ownerId, isPreview });
    return JSON.parse(await changeOwnerInOrg({ requestJson })) as SelectionResult;
}
