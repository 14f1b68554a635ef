import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { QuickVisitAnswer, QuickVisitChoices, QuickVisitRequest } from 'c/contracts';
import { haversineMetres } from 'c/geo';
import { fillLabel, formattersFor } from 'c/formatters';
import { errorTextOf } from 'c/errorText';
import checkIn from '@salesforce/apex/QuickVisitController.checkIn';
import complete from '@salesforce/apex/QuickVisitController.complete';
import getChoices from '@salesforce/apex/QuickVisitController.getChoices';
import logContact from '@salesforce/apex/QuickVisitController.logContact';
import { LABELS } from './labels.ts';
import { devicePosition, type DevicePosition } from './position.ts';

/** Nearer than this is at the customer's. */
const ON_SITE_METRES = 100;
type Form = 'complete' | 'contact';
type Call = (args: { readonly requestJson: string }) => Promise<string>;

/** Detail of `visitchange`. */
export interface VisitChangeDetail {
    readonly visitId: string;
}

/**
 * Check-in with the position of the device where it is allowed, the end of a visit, and remote contacts. Two buttons in
 * the caller's row of actions; a form under them. Event `visitchange` after something was written.
 */
export default class QuickCheckIn extends LightningElement {
    @api recordId = '';
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
    choices: QuickVisitChoices = { outcomes: [], modes: [] };
    private outcome = '';
    private mode = '';
    private notes = '';

    get isOpenVisit(): boolean {
        return this.openVisitId !== null && this.openVisitId !== '';
    }
    get isContactForm(): boolean {
        return this.form === 'contact';
    }
    get formTitle(): string {
        return this.isContactForm ? this.words.logContact : this.words.complete;
    }
    get outcomes(): readonly object[] {
        return this.choices.outcomes.map((choice) => ({ ...choice, isSelected: choice.value === this.outcome }));
    }
    get modes(): readonly object[] {
        return this.choices.modes.map((choice) => ({ ...choice, isSelected: choice.value === this.mode }));
    }

    async handleCheckIn(): Promise<void> {
        this.state = this.words.locating;
        this.isBusy = true;
        const position = await devicePosition(navigator.geolocation);
        this.state = '';
        const distanceMetres = this.distanceTo(position);
        const isOnSite = distanceMetres === null ? null : distanceMetres <= ON_SITE_METRES;
        const request = { recordId: this.recordId, ...(position ?? {}), distanceMetres, isOnSite };
        await this.write(checkIn, request, this.checkedInText(position, distanceMetres));
    }

    handleComplete(): void {
        this.open('complete');
    }

    handleContact(): void {
        this.open('contact');
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

    handleSave(): void {
        const { outcome, notes, words } = this;
        const common = { outcome: outcome === '' ? null : outcome, notes };
        if (this.isContactForm) {
            this.write(logContact, { recordId: this.recordId, mode: this.mode, ...common }, words.logged);
        } else {
            this.write(complete, { visitId: this.openVisitId ?? '', ...common }, words.completed);
        }
    }

    private async open(form: Form): Promise<void> {
        this.form = form;
        this.outcome = '';
        this.notes = '';
        this.error = '';
        try {
            this.choices = JSON.parse(await getChoices()) as QuickVisitChoices;
            this.mode = this.choices.modes[0]?.value ?? '';
        } catch (error) {
            this.error = errorTextOf(error).title;
        }
    }

    private async write(call: unknown, request: QuickVisitRequest, message: string): Promise<void> {
        this.isBusy = true;
        this.error = '';
        try {
            const answer = JSON.parse(
                await (call as Call)({ requestJson: JSON.stringify(request) })
            ) as QuickVisitAnswer;
            this.form = null;
            this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
            const detail = { visitId: answer.visitId };
            this.dispatchEvent(new CustomEvent<VisitChangeDetail>('visitchange', { detail }));
        } catch (error) {
            this.error = errorTextOf(error).title;
        } finally {
            this.isBusy = false;
        }
    }

    private distanceTo(position: DevicePosition | null): number | null {
        const { latitude, longitude } = this;
        if (!position || latitude === null || longitude === null) return null;
        return Math.round(haversineMetres({ latitude, longitude }, position));
    }

    private checkedInText(position: DevicePosition | null, distanceMetres: number | null): string {
        if (!position) return this.words.noPosition;
        if (distanceMetres === null) return this.words.checkedIn;
        const formatters = formattersFor(this.locale === '' ? undefined : { locale: this.locale });
        return fillLabel(this.words.checkedInAt, formatters.distance(distanceMetres));
    }
}
