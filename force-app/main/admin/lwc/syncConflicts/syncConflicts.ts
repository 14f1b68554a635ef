import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { SyncConflict } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import conflictChanged from '@salesforce/label/c.Fieldmap_Sync_ConflictChanged';
import conflictDeleted from '@salesforce/label/c.Fieldmap_Sync_ConflictDeleted';
import empty from '@salesforce/label/c.Fieldmap_Sync_Empty';
import field from '@salesforce/label/c.Fieldmap_Sync_Field';
import keepMine from '@salesforce/label/c.Fieldmap_Sync_KeepMine';
import keepTheirs from '@salesforce/label/c.Fieldmap_Sync_KeepTheirs';
import mine from '@salesforce/label/c.Fieldmap_Sync_Mine';
import noConflicts from '@salesforce/label/c.Fieldmap_Sync_NoConflicts';
import openRecord from '@salesforce/label/c.Fieldmap_Sync_OpenRecord';
import theirs from '@salesforce/label/c.Fieldmap_Sync_Theirs';

interface FieldView {
    readonly name: string;
    readonly theirs: string;
    readonly mine: string;
}

interface ConflictView {
    readonly key: string;
    readonly title: string;
    readonly reason: string;
    readonly foundAt: string;
    readonly recordId: string | null;
    readonly objectApiName: string;
    readonly fields: readonly FieldView[];
    readonly isDeleted: boolean;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Writes that met a person's change, with both values. Event `decide` with the conflict and what to keep. */
export default class SyncConflicts extends NavigationMixin(LightningElement) {
    @api conflicts: readonly SyncConflict[] = [];
    /** While a decision is being saved. */
    @api isBusy = false;

    readonly words = { field, keepMine, keepTheirs, mine, noConflicts, openRecord, theirs };

    get isEmpty(): boolean {
        return this.conflicts.length === 0;
    }

    get views(): readonly ConflictView[] {
        return this.conflicts.map((conflict) => ({
            key: `${conflict.kind} ${conflict.clientKey}`,
            title: conflict.objectApiName,
            reason: conflict.reason === 'deleted' ? conflictDeleted : conflictChanged,
            foundAt: formattersFor().dateTime(conflict.foundAt),
            recordId: conflict.recordId,
            objectApiName: conflict.objectApiName,
            isDeleted: conflict.reason === 'deleted',
            fields: Object.keys(conflict.mine).map((name) => ({
                name,
                theirs: valueText(conflict.theirs?.[name] ?? null),
                mine: valueText(conflict.mine[name] ?? null)
            }))
        }));
    }

    handleOpen(event: Event): void {
        const { record, object } = (event.currentTarget as HTMLElement).dataset;
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: record, objectApiName: object, actionName: 'view' }
        });
    }

    handleDecide(event: Event): void {
        const { key, keep } = (event.currentTarget as HTMLElement).dataset;
        const conflict = this.conflicts.find((item) => `${item.kind} ${item.clientKey}` === key);
        if (conflict) {
            this.dispatchEvent(new CustomEvent('decide', { detail: { conflict, keep } }));
        }
    }
}

function valueText(value: string | number | boolean | null): string {
    if (value === null || value === '') {
        return empty;
    }
    return typeof value === 'string' && INSTANT.test(value) ? formattersFor().dateTime(value) : String(value);
}
