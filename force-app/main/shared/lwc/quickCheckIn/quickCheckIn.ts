import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { CheckInPlace, Choice, VisitChoices, VisitMode, VisitReportWrite, VisitWrite } from 'c/contracts';
import { checkInPlace, devicePosition } from 'c/devicePosition';
import { fillLabel, formattersFor } from 'c/formatters';
import { errorTextOf } from 'c/errorText';
import { newClientKey, nowInSeconds, openVisitKey, visitQueue, type VisitQueue } from 'c/visitQueue';
import getChoices from '@salesforce/apex/VisitController.getChoices';
import { LABELS } from './labels.ts';

type Form = 'complete' | 'contact';

/** Detail of `visitchange`. */
export interface VisitChangeDetail {
    /** Empty while the visit is on this device only. */
    readonly visitId: string;
}

/**
 * Check-in with the position of the device where it is allowed, the end of a visit, and remote contacts. Two buttons in
 * the caller's row of actions; a form under them. What is written without a connection is kept on the device and sent
 * later. Event `visitchange` after something was written.
 */
export default class QuickCheckIn extends LightningElement {
    @api recordId = '';
    /** Of the record, for the list of what is not sent yet. */
    @api recordName = '';
    /** Of the customer; null when it has no coordinates. */
    @api latitude: number | null = null;
    @api longitude: number | null = null;
    /** Visit of the person that is in progress here, or null. */
    @api openVisitId: string | null = null;
    /** BCP 47. */
    @api locale = '';

    readonly words = LABELS;
    form: Form | null = null;
    isBusy = false;
    error = '';
    state = '';
    choices: VisitChoices = { outcomes: [], modes: [], skipReasons: [], requiredFields: [] };
    /** Client key of a visit that began here and is on this device only. */
    private keptKey: string | null = null;
    private outcome = '';
    private mode = '';
    private notes = '';
    private stopListening: (() => void) | null = null;

    connectedCallback(): void {
        this.stopListening = this.queue.onChange(() => this.lookAtQueue());
        this.lookAtQueue();
    }

    disconnectedCallback(): void {
        this.stopListening?.();
    }

    get isOpenVisit(): boolean {
        return this.keptKey !== null || (this.openVisitId !== null && this.openVisitId !== '');
    }
    get isContactForm(): boolean {
        return this.form === 'contact';
    }
    get formTitle(): string {
        return this.isContactForm ? this.words.logContact : this.words.complete;
    }
    get outcomes(): readonly object[] {
        return this.choices.outcomes.map((choice) => withMark(choice, this.outcome));
    }
    get modes(): readonly object[] {
        return this.choices.modes.map((choice) => withMark(choice, this.mode));
    }

    async handleCheckIn(): Promise<void> {
        this.state = this.words.locating;
        this.isBusy = true;
        const place = checkInPlace(await devicePosition(), this);
        this.state = '';
        await this.write({ action: 'check-in', place }, this.checkedInText(place));
    }

    handleComplete(): void {
        void this.open('complete');
    }

    handleContact(): void {
        void this.open('contact');
    }

    handleCancel(): void {
        this.form = null;
        this.error = '';
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.handleCancel();
    }

    handleOutcome(event: Event): void {
        this.outcome = (event.target as HTMLSelectElement).value;
    }

    handleMode(event: Event): void {
        this.mode = (event.target as HTMLSelectElement).value;
    }

    handleNotes(event: Event): void {
        this.notes = (event.target as HTMLTextAreaElement).value;
    }

    async handleSave(): Promise<void> {
        const report = this.reportValues();
        const isOutcomeMissing =
            report !== null && this.outcome === '' && this.choices.requiredFields.includes('outcome');
        if (isOutcomeMissing) {
            this.error = this.words.outcomeMissing;
            return;
        }
        if (this.isContactForm) {
            await this.write({ action: 'record', mode: this.mode as VisitMode, report }, this.words.logged);
        } else {
            await this.write({ action: 'check-out', report }, this.words.completed);
        }
    }

    private async open(form: Form): Promise<void> {
        this.form = form;
        this.outcome = '';
        this.notes = '';
        this.error = '';
        try {
            this.choices = JSON.parse(await getChoices()) as VisitChoices;
            this.queue.store.writeNote('choices', this.choices);
        } catch (error) {
            const kept = this.queue.store.readNote<VisitChoices>('choices');
            if (kept) this.choices = kept;
            else this.error = errorTextOf(error).title;
        }
        this.mode = this.choices.modes[0]?.value ?? '';
    }

    /** Null: nothing was said; the report can follow. */
    private reportValues(): VisitReportWrite | null {
        const { outcome, notes } = this;
        if (outcome === '' && notes.trim() === '') return null;
        const rest = { concerns: null, nextStep: null, nextStepDate: null, contactId: null, opportunityId: null };
        return { outcome: outcome === '' ? null : outcome, notes, ...rest, reportSeconds: null };
    }

    private async write(step: Pick<VisitWrite, 'action'> & Partial<VisitWrite>, message: string): Promise<void> {
        this.isBusy = true;
        this.error = '';
        const isEnd = step.action === 'check-out';
        const key = isEnd ? this.keptKey : null;
        const visitId = isEnd && key === null ? this.openVisitId : null;
        const write = {
            clientKey: key ?? newClientKey(),
            visitId,
            recordId: this.recordId,
            at: nowInSeconds(),
            ...step
        };
        const outcome = await this.queue.add(write, this.recordName);
        this.isBusy = false;
        if (outcome.kind === 'refused' || outcome.kind === 'conflict') {
            this.error = outcome.kind === 'conflict' ? this.words.conflict : outcome.entry.reason;
            // The form is still there, with what was typed: a second list of it would only confuse.
            if (outcome.kind === 'refused') await this.queue.discard(outcome.entry.id);
            return;
        }
        this.form = null;
        const title = outcome.kind === 'kept' ? this.words.kept : message;
        this.dispatchEvent(new ShowToastEvent({ title, variant: outcome.kind === 'kept' ? 'warning' : 'success' }));
        const detail = { visitId: outcome.kind === 'sent' ? (outcome.answer?.visitId ?? '') : '' };
        if (outcome.kind === 'sent') {
            this.dispatchEvent(new CustomEvent<VisitChangeDetail>('visitchange', { detail }));
        }
    }

    private lookAtQueue(): void {
        const before = this.keptKey;
        this.keptKey = openVisitKey(this.queue.entries, this.recordId);
        // Sent in the meantime: the caller reads the visit anew.
        if (before !== null && this.keptKey === null && !this.isBusy) {
            this.dispatchEvent(new CustomEvent<VisitChangeDetail>('visitchange', { detail: { visitId: '' } }));
        }
    }

    private get queue(): VisitQueue {
        return visitQueue();
    }

    private checkedInText(place: CheckInPlace | null): string {
        if (place === null) return this.words.noPosition;
        if (place.distanceMetres === null) return this.words.checkedIn;
        const formatters = formattersFor(this.locale === '' ? undefined : { locale: this.locale });
        return fillLabel(this.words.checkedInAt, formatters.distance(place.distanceMetres));
    }
}

function withMark(choice: Choice, value: string): object {
    return { ...choice, isSelected: choice.value === value };
}
