import { LightningElement, api } from 'lwc';
import type { FindCustomersRequest, FoundCustomer } from 'c/contracts';
import { devicePosition, type DevicePosition } from 'c/devicePosition';
import { errorTextOf } from 'c/errorText';
import { formattersFor } from 'c/formatters';
import { haversineMetres } from 'c/geo';
import close from '@salesforce/label/c.Fieldmap_Find_Close';
import empty from '@salesforce/label/c.Fieldmap_Find_Empty';
import last from '@salesforce/label/c.Fieldmap_Find_Last';
import near from '@salesforce/label/c.Fieldmap_Find_Near';
import results from '@salesforce/label/c.Fieldmap_Find_Results';
import search from '@salesforce/label/c.Fieldmap_Find_Search';
import searching from '@salesforce/label/c.Fieldmap_Find_Searching';
import title from '@salesforce/label/c.Fieldmap_Find_Title';
import findCustomers from '@salesforce/apex/VisitController.findCustomers';

const LISTED = 20;
/** Typing pauses this long before a search. */
const PAUSE_MS = 300;

/**
 * Customers around the device, else those visited last, or by name. Events: `customerchosen` {customer}, `finderclose`.
 */
export default class VisitFinder extends LightningElement {
    /** Says what choosing does. */
    @api heading = '';

    readonly words = { close, empty, search, searching, title };
    customers: readonly FoundCustomer[] = [];
    isSearching = true;
    error = '';
    private text = '';
    private position: DevicePosition | null = null;
    private sequence = 0;
    private timer: number | undefined;

    connectedCallback(): void {
        void this.begin();
    }

    disconnectedCallback(): void {
        window.clearTimeout(this.timer);
    }

    get title(): string {
        return this.heading || this.words.title;
    }
    get listTitle(): string {
        if (this.text !== '') return results;
        return this.position === null ? last : near;
    }
    get isEmpty(): boolean {
        return !this.isSearching && this.error === '' && this.customers.length === 0;
    }
    get rows(): readonly object[] {
        const format = formattersFor();
        return this.customers.map((customer) => {
            const metres = this.metresTo(customer);
            return {
                ...customer,
                distance: metres === null ? '' : format.distance(metres)
            };
        });
    }

    handleText(event: Event): void {
        this.text = (event.target as HTMLInputElement).value.trim();
        window.clearTimeout(this.timer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- one search for a word, not one for each letter
        this.timer = window.setTimeout(() => void this.find(), PAUSE_MS);
    }

    handleChoose(event: Event): void {
        const { id = '' } = (event.currentTarget as HTMLElement).dataset;
        const customer = this.customers.find(({ recordId }) => recordId === id);
        if (customer) this.dispatchEvent(new CustomEvent('customerchosen', { detail: { customer } }));
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('finderclose'));
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Escape') this.handleClose();
    }

    private async begin(): Promise<void> {
        this.position = await devicePosition();
        await this.find();
    }

    private async find(): Promise<void> {
        const sequence = (this.sequence += 1);
        this.isSearching = true;
        const { latitude = null, longitude = null } = this.position ?? {};
        const request: FindCustomersRequest = { text: this.text, latitude, longitude };
        try {
            const found = JSON.parse(await findCustomers({ requestJson: JSON.stringify(request) })) as FoundCustomer[];
            if (sequence !== this.sequence) return;
            this.customers = this.sorted(found).slice(0, LISTED);
            this.error = '';
        } catch (error) {
            if (sequence === this.sequence) this.error = errorTextOf(error).title;
        } finally {
            if (sequence === this.sequence) this.isSearching = false;
        }
    }

    private sorted(found: readonly FoundCustomer[]): FoundCustomer[] {
        const far = Number.POSITIVE_INFINITY;
        return this.text === '' && this.position !== null
            ? [...found].sort((a, b) => (this.metresTo(a) ?? far) - (this.metresTo(b) ?? far))
            : [...found];
    }

    private metresTo({ latitude, longitude }: FoundCustomer): number | null {
        if (this.position === null || latitude === null || longitude === null) return null;
        return haversineMetres({ latitude, longitude }, this.position);
    }
}
