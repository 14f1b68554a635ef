import type { SyncConflict } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { fieldRank, fieldText, statusText } from 'c/syncText';
import conflictChanged from '@salesforce/label/c.Fieldmap_Sync_ConflictChanged';
import conflictDeleted from '@salesforce/label/c.Fieldmap_Sync_ConflictDeleted';
import conflictEvent from '@salesforce/label/c.Fieldmap_Sync_ConflictEvent';
import conflictOf from '@salesforce/label/c.Fieldmap_Sync_ConflictOf';
import conflictSomeVisit from '@salesforce/label/c.Fieldmap_Sync_ConflictSomeVisit';
import conflictVisit from '@salesforce/label/c.Fieldmap_Sync_ConflictVisit';
import createAgain from '@salesforce/label/c.Fieldmap_Sync_CreateAgain';
import differs from '@salesforce/label/c.Fieldmap_Sync_Differs';
import empty from '@salesforce/label/c.Fieldmap_Sync_Empty';
import foundAt from '@salesforce/label/c.Fieldmap_Sync_FoundAt';
import gone from '@salesforce/label/c.Fieldmap_Sync_Gone';
import keepDeleted from '@salesforce/label/c.Fieldmap_Sync_KeepDeleted';
import keepMine from '@salesforce/label/c.Fieldmap_Sync_KeepMine';
import keepTheirs from '@salesforce/label/c.Fieldmap_Sync_KeepTheirs';
import no from '@salesforce/label/c.Fieldmap_Sync_No';
import yes from '@salesforce/label/c.Fieldmap_Sync_Yes';

type Value = string | number | boolean | null;
/** Names of records by id, as the person may see them. */
export type Names = ReadonlyMap<string, string>;

interface FieldView {
    readonly apiName: string;
    readonly name: string;
    readonly theirs: string;
    readonly mine: string;
    readonly className: string;
    /** Not by colour alone. */
    readonly note: string;
}

export interface ConflictView {
    readonly key: string;
    readonly title: string;
    readonly text: string;
    /** Null when there is nothing to open. */
    readonly recordId: string | null;
    readonly objectApiName: string;
    readonly fields: readonly FieldView[];
    readonly theirsLabel: string;
    readonly mineLabel: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
/** Only software reads these. */
const TECHNICAL = new Set(['ClientKey__c', 'Mode__c', 'Source__c']);

export const keyOf = ({ kind, clientKey }: SyncConflict): string => `${kind} ${clientKey}`;

/** A conflict in words: which visit of whom, what became of it, and both versions field by field. */
export function conflictViewOf(conflict: SyncConflict, names: Names): ConflictView {
    const isDeleted = conflict.reason === 'deleted';
    const reason = isDeleted ? conflictDeleted : conflictChanged;
    const owner = nameOf(conflict.mine['OwnerId'] ?? null, names);
    const parts = [
        owner === null ? '' : fillLabel(conflictOf, owner),
        reason,
        fillLabel(foundAt, formattersFor().dateTime(conflict.foundAt))
    ];
    return {
        key: keyOf(conflict),
        title: titleOf(conflict, names),
        text: parts.filter((part) => part !== '').join(' '),
        recordId: isDeleted ? null : conflict.recordId,
        objectApiName: conflict.objectApiName,
        fields: fieldsOf(conflict, names),
        theirsLabel: isDeleted ? keepDeleted : keepTheirs,
        mineLabel: isDeleted ? createAgain : keepMine
    };
}

function titleOf({ objectApiName, recordId, mine }: SyncConflict, names: Names): string {
    if (objectApiName === 'Event') return conflictEvent;
    const customer =
        nameOf(recordId, names) ?? nameOf(mine['Account__c'] ?? null, names) ?? nameOf(mine['Lead__c'] ?? null, names);
    return customer === null ? conflictSomeVisit : fillLabel(conflictVisit, customer);
}

function fieldsOf({ mine, theirs }: SyncConflict, names: Names): FieldView[] {
    return Object.keys(mine)
        .filter((name) => !TECHNICAL.has(name))
        .sort((first, second) => fieldRank(first) - fieldRank(second))
        .map((name) => {
            const wanted = valueText(name, mine[name] ?? null, names);
            const found = theirs === null ? gone : valueText(name, theirs[name] ?? null, names);
            const isSame = wanted === found;
            return {
                apiName: name,
                name: fieldText(name),
                theirs: found,
                mine: wanted,
                className: isSame ? '' : 'differs',
                note: isSame ? '' : differs
            };
        });
}

function nameOf(id: Value, names: Names): string | null {
    return typeof id === 'string' ? (names.get(id) ?? null) : null;
}

function valueText(field: string, value: Value, names: Names): string {
    if (value === null || value === '') return empty;
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'number') return formattersFor().number(value);
    if (field === 'Status__c') return statusText(value);
    return INSTANT.test(value) ? formattersFor().dateTime(value) : (names.get(value) ?? value);
}
