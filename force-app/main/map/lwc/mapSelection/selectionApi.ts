import type { SelectionResult, SelectionSummary } from 'c/contracts';
import changeOwnerInOrg from '@salesforce/apex/MapController.changeOwner';
import createTasksInOrg from '@salesforce/apex/MapController.createTasks';
import getSelectionSummary from '@salesforce/apex/MapController.getSelectionSummary';

/** As in SelectionActions.cls. */
export const MAX_SUMMARY_RECORDS = 2_000;
export const MAX_ACTION_RECORDS = 200;
const PARALLEL = 4;

/** Sums over any number of records, asked for in parts. */
export async function loadSummary(recordIds: readonly string[]): Promise<SelectionSummary> {
    let openDeals = 0;
    let openAmount = 0;
    for (let from = 0; from < recordIds.length; from += MAX_SUMMARY_RECORDS * PARALLEL) {
        const calls: Promise<string>[] = [];
        for (let part = 0; part < PARALLEL; part++) {
            const start = from + part * MAX_SUMMARY_RECORDS;
            const ids = recordIds.slice(start, start + MAX_SUMMARY_RECORDS);
            if (ids.length > 0) calls.push(getSelectionSummary({ recordIdsJson: JSON.stringify(ids) }));
        }
        // eslint-disable-next-line no-await-in-loop -- a few calls at a time: an org answers no more in parallel
        for (const text of await Promise.all(calls)) {
            const answer = JSON.parse(text) as SelectionSummary;
            openDeals += answer.openDeals;
            openAmount += answer.openAmount;
        }
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
