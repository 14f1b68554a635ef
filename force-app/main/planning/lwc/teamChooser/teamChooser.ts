import { LightningElement, api } from 'lwc';
import chooseAll from '@salesforce/label/c.Fieldmap_Week_TeamAll';
import people from '@salesforce/label/c.Fieldmap_Week_TeamPeople';
import shared from '@salesforce/label/c.Fieldmap_Week_TeamShared';
import show from '@salesforce/label/c.Fieldmap_Week_TeamShow';

/** The service plans this many people at once. */
const MOST_PEOPLE = 50;

/** Whose weeks are planned together. Event `teamchosen` {ownerIds, isShared}. */
export default class TeamChooser extends LightningElement {
    @api people: readonly { readonly label: string; readonly value: string }[] = [];
    @api ownerIds: readonly string[] = [];
    /** Any of them may visit any customer. */
    @api isShared = false;

    readonly words = { chooseAll, people, shared, show };
    private chosen: readonly string[] | null = null;
    private sharing: boolean | null = null;

    get value(): readonly string[] {
        return this.chosen ?? this.ownerIds;
    }

    get sharesCustomers(): boolean {
        return this.sharing ?? this.isShared;
    }

    get cannotShow(): boolean {
        return this.value.length === 0 || this.value.length > MOST_PEOPLE;
    }

    handlePeople(event: CustomEvent<{ value: readonly string[] }>): void {
        this.chosen = [...event.detail.value];
    }

    handleAll(): void {
        this.chosen = this.people.map(({ value }) => value).slice(0, MOST_PEOPLE);
    }

    handleShared(event: CustomEvent<{ checked: boolean }>): void {
        this.sharing = event.detail.checked;
    }

    handleShow(): void {
        const detail = { ownerIds: this.value, isShared: this.sharesCustomers };
        this.dispatchEvent(new CustomEvent('teamchosen', { detail }));
    }
}
