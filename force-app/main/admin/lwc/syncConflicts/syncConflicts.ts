import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { SyncConflict } from 'c/contracts';
import field from '@salesforce/label/c.Fieldmap_Sync_Field';
import mine from '@salesforce/label/c.Fieldmap_Sync_Mine';
import noConflicts from '@salesforce/label/c.Fieldmap_Sync_NoConflicts';
import openRecord from '@salesforce/label/c.Fieldmap_Sync_OpenRecord';
import theirs from '@salesforce/label/c.Fieldmap_Sync_Theirs';
import { conflictViewOf, keyOf, type ConflictView, type Names } from './conflictView.ts';

/** Writes that met a person's change, with both values. Event `decide` with the conflict and what to keep. */
export default class SyncConflicts extends NavigationMixin(LightningElement) {
    @api conflicts: readonly SyncConflict[] = [];
    /** Names by record id; an id without one is shown as it is. */
    @api names: Names = new Map();
    /** While a decision is being saved. */
    @api isBusy = false;

    readonly words = { field, mine, noConflicts, openRecord, theirs };

    get isEmpty(): boolean {
        return this.conflicts.length === 0;
    }

    get views(): readonly ConflictView[] {
        return this.conflicts.map((conflict) => conflictViewOf(conflict, this.names));
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
        const conflict = this.conflicts.find((item) => keyOf(item) === key);
        if (conflict) {
            this.dispatchEvent(new CustomEvent('decide', { detail: { conflict, keep } }));
        }
    }
}
