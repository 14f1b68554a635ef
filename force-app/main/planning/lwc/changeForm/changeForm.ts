import { LightningElement, api } from 'lwc';
import type { Place, PlanRepairRequest } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import anywhere from '@salesforce/label/c.Fieldmap_Week_ChangeAnywhere';
import appointment from '@salesforce/label/c.Fieldmap_Week_ChangeAppointment';
import close from '@salesforce/label/c.Fieldmap_Week_ChangeClose';
import day from '@salesforce/label/c.Fieldmap_Week_ChangeDay';
import dayOff from '@salesforce/label/c.Fieldmap_Week_ChangeDayOff';
import from from '@salesforce/label/c.Fieldmap_Week_ChangeFrom';
import kind from '@salesforce/label/c.Fieldmap_Week_ChangeKind';
import late from '@salesforce/label/c.Fieldmap_Week_ChangeLate';
import repair from '@salesforce/label/c.Fieldmap_Week_Repair';
import until from '@salesforce/label/c.Fieldmap_Week_ChangeUntil';
import where from '@salesforce/label/c.Fieldmap_Week_ChangeWhere';

/** A customer that an appointment can be at. */
export interface KnownPlace {
    readonly recordId: string;
    readonly name: string;
    readonly place: Place;
}

type Kind = 'appointment' | 'late' | 'off';

const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
    { value: 'appointment', label: appointment },
    { value: 'late', label: late },
    { value: 'off', label: dayOff }
];

/** What happened to the week. Events: `repairwanted` {@link PlanRepairRequest}, `formclosed`. */
export default class ChangeForm extends LightningElement {
    /** `YYYY-MM-DD`, with the offset from UTC of that day as `+01:00`. */
    @api days: readonly { readonly date: string; readonly offset: string }[] = [];
    @api places: readonly KnownPlace[] = [];
    @api isReadOnly = false;

    readonly words = { close, day, from, kind, repair, until, where };
    readonly kinds = KINDS;
    chosenKind: Kind = 'appointment';
    fromTime = '13:00';
    untilTime = '14:00';
    /** Record id; empty: the rep stays where they are then. */
    placeId = '';
    private date = '';

    get dayOptions(): readonly { label: string; value: string }[] {
        const format = formattersFor();
        return this.days.map(({ date }) => ({ label: format.weekday(date), value: date }));
    }

    get placeOptions(): readonly { label: string; value: string }[] {
        const known = this.places.map(({ recordId, name }) => ({ label: name, value: recordId }));
        return [{ label: anywhere, value: '' }, ...known];
    }

    get chosenDate(): string {
        return this.date || (this.days[0]?.date ?? '');
    }

    get hasFrom(): boolean {
        return this.chosenKind === 'appointment';
    }

    get hasUntil(): boolean {
        return this.chosenKind !== 'off';
    }

    get cannotRepair(): boolean {
        const isBackwards = this.hasFrom && this.fromTime >= this.untilTime;
        return this.isReadOnly || this.chosenDate === '' || isBackwards;
    }

    handleKind(event: CustomEvent<{ value: Kind }>): void {
        this.chosenKind = event.detail.value;
    }

    handleDay(event: CustomEvent<{ value: string }>): void {
        this.date = event.detail.value;
    }

    handleFrom(event: CustomEvent<{ value: string }>): void {
        this.fromTime = event.detail.value.slice(0, 5);
    }

    handleUntil(event: CustomEvent<{ value: string }>): void {
        this.untilTime = event.detail.value.slice(0, 5);
    }

    handlePlace(event: CustomEvent<{ value: string }>): void {
        this.placeId = event.detail.value;
    }

    handleRepair(): void {
        this.dispatchEvent(new CustomEvent('repairwanted', { detail: this.request }));
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('formclosed'));
    }

    private get request(): PlanRepairRequest {
        const date = this.chosenDate;
        const offset = this.days.find((entry) => entry.date === date)?.offset ?? 'Z';
        const at = (time: string): string => `${date}T${time}:00${offset}`;
        if (this.chosenKind === 'off') return { blockedDays: [{ date }] };
        if (this.chosenKind === 'late') return { delays: [{ date, until: at(this.untilTime) }] };
        const place = this.places.find(({ recordId }) => recordId === this.placeId)?.place ?? null;
        return { addedAppointments: [{ startsAt: at(this.fromTime), endsAt: at(this.untilTime), place }] };
    }
}
