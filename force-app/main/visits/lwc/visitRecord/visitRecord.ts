import { LightningElement, api } from 'lwc';
import type { VisitRecord as Answer } from 'c/contracts';
import getRecord from '@salesforce/apex/VisitController.getRecord';
import { RefreshEvent } from 'lightning/refresh';

/** Check-in on a record's page, with what to know before going in. */
export default class VisitRecord extends LightningElement {
    @api
    get recordId(): string {
        return this.heldId;
    }
    set recordId(value: string) {
        this.heldId = value;
        void this.load();
    }

    record: Answer | null = null;
    error: unknown = null;
    private heldId = '';
    private sequence = 0;

    get openVisitId(): string | null {
        return this.record?.openVisitId ?? null;
    }

    handleVisitChange(): void {
        // The rest of the page shows fields that the visit changes.
        this.dispatchEvent(new RefreshEvent());
        void this.load();
    }

    handleRetry(): void {
        void this.load();
    }

    private async load(): Promise<void> {
        const sequence = (this.sequence += 1);
        if (this.heldId === '') return;
        try {
            const text = (await getRecord({ recordId: this.heldId })) as string | null;
            if (sequence !== this.sequence) return;
            this.record = text === null ? null : (JSON.parse(text) as Answer);
            this.error = null;
        } catch (error) {
            if (sequence === this.sequence) this.error = error;
        }
    }
}
