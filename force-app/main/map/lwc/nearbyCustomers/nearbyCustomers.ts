import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { NearAnswer, NearCustomer, SessionContext, TravelTimesAnswer } from 'c/contracts';
import { boundsOf } from 'c/geo';
import { fillLabel, formattersFor } from 'c/formatters';
import type LeafletMap from 'c/leafletMap';
import { PointSet, type MapLayerData, type MapStop, type PlaceSelectDetail } from 'c/mapLayers';
import getContext from '@salesforce/apex/SessionController.getContext';
import getNear from '@salesforce/apex/MapController.getNear';
import getTravelTimes from '@salesforce/apex/MapController.getTravelTimes';
import { LABELS } from './labels.ts';

/** Straight metres to minutes by car, roughly: roads are a third longer, 40 km/h door to door. */
const METRES_PER_MINUTE = 40_000 / 60 / 1.33;
/** Nobody comes further in a minute: 100 km/h straight on. Farther customers need not be asked for. */
const MOST_METRES_PER_MINUTE = 100_000 / 60;
const MAX_ASKED = 150;
const DEFAULT_MINUTES = 10;
const LEAST_METRES = 1_000;
const DUE = '#b3261e';
const LATER = '#0b6fb8';
const HERE = '#032d60';
const DAY_MS = 86_400_000;

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | {
          readonly kind: 'ready';
          readonly context: SessionContext;
          readonly near: NearAnswer;
          readonly customers: readonly Neighbour[];
          /** True when driving times are estimates. */
          readonly isEstimate: boolean;
      };
interface Neighbour extends NearCustomer {
    readonly minutes: number;
}

/** Who else is near an account, and whose visit is due. */
export default class NearbyCustomers extends NavigationMixin(LightningElement) {
    @api recordId = '';
    /** By car. Default: 10. */
    @api
    get minutes(): number {
        return this.chosenMinutes;
    }
    set minutes(value: number) {
        this.chosenMinutes = Number(value) || DEFAULT_MINUTES;
    }
    /** Starts with the customers whose visit is due. */
    @api
    get isOnlyDue(): boolean {
        return this.onlyDue;
    }
    set isOnlyDue(value: boolean) {
        this.onlyDue = value;
    }

    readonly words = LABELS;
    state: State = { kind: 'loading' };
    onlyDue = false;
    mapLayers: readonly MapLayerData[] = [];
    private chosenMinutes = DEFAULT_MINUTES;
    private question = 0;

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }
    get failed() {
        return this.state.kind === 'failed' ? this.state : null;
    }
    get context(): SessionContext | null {
        return this.state.kind === 'ready' ? this.state.context : null;
    }
    get placed(): NearAnswer | null {
        return this.state.kind === 'ready' && this.state.near.latitude !== null ? this.state.near : null;
    }
    get isUnplaced(): boolean {
        return this.state.kind === 'ready' && this.state.near.latitude === null;
    }
    get customers(): readonly Neighbour[] {
        const all = this.state.kind === 'ready' ? this.state.customers : [];
        return this.onlyDue ? all.filter((customer) => this.daysOverdue(customer) !== null) : all;
    }
    get isEmpty(): boolean {
        return this.placed !== null && this.customers.length === 0;
    }
    get emptyText(): string {
        return fillLabel(this.words.empty, this.format.number(this.minutes));
    }
    get summary(): string {
        const { format, state } = this;
        if (state.kind !== 'ready') return '';
        const due = state.customers.filter((customer) => this.daysOverdue(customer) !== null);
        const numbers = [state.customers.length, this.minutes, due.length].map((value) => format.number(value));
        return fillLabel(this.words.summary, ...numbers);
    }
    /** What the reader must know of the numbers: estimates, and customers that were not asked for. */
    get notes(): readonly string[] {
        if (this.state.kind !== 'ready') return [];
        const { near, isEstimate } = this.state;
        const notes: string[] = [];
        if (isEstimate) notes.push(this.words.estimate);
        if (near.totalCount > near.customers.length) {
            notes.push(fillLabel(this.words.part, this.format.number(near.customers.length)));
        }
        return notes;
    }
    get minuteChoices(): readonly object[] {
        const choices = [...new Set([5, 10, 15, 20, 30, this.minutes])].sort((a, b) => a - b);
        return choices.map((value) => ({
            value: String(value),
            label: fillLabel(this.words.withinMinutes, this.format.number(value)),
            isSelected: value === this.minutes
        }));
    }
    get rows(): readonly object[] {
        return this.customers.map((customer) => ({
            ...customer,
            distanceText: fillLabel(
                this.words.distance,
                this.format.distance(customer.metres),
                this.format.number(customer.minutes)
            ),
            visitText: this.visitText(customer),
            className: this.daysOverdue(customer) === null ? 'visit' : 'visit visit-due'
        }));
    }

    connectedCallback(): void {
        this.load();
    }

    handleOnlyDue(event: Event): void {
        this.onlyDue = (event.target as HTMLInputElement).checked;
        this.draw();
    }

    handleMinutes(event: Event): void {
        this.chosenMinutes = Number((event.target as HTMLSelectElement).value);
        this.load();
    }

    handleRetry(): void {
        this.load();
    }

    handleMapReady(): void {
        this.fit();
    }

    handlePlace(event: CustomEvent<PlaceSelectDetail>): void {
        const first = event.detail.items.find(({ layerId }) => layerId === 'near');
        if (first) this.open(first.id);
    }

    handleOpen(event: Event): void {
        this.open((event.currentTarget as HTMLElement).dataset.id ?? '');
    }

    private async load(): Promise<void> {
        const question = ++this.question;
        const radiusMetres = Math.max(LEAST_METRES, Math.round(this.minutes * MOST_METRES_PER_MINUTE));
        const request = { recordId: this.recordId, radiusMetres, isOnlyDue: false, maxListed: MAX_ASKED };
        try {
            const [contextText, nearText] = await Promise.all([
                getContext(),
                getNear({ requestJson: JSON.stringify(request) })
            ]);
            const near = JSON.parse(nearText) as NearAnswer;
            const { minutes, isEstimate } = await this.minutesTo(near);
            if (question !== this.question) return;
            const customers = near.customers
                .map((customer, index) => ({ ...customer, minutes: minutes[index]! }))
                .filter((customer) => customer.minutes <= this.minutes)
                .sort((a, b) => a.minutes - b.minutes || a.metres - b.metres);
            const context = JSON.parse(contextText) as SessionContext;
            this.state = { kind: 'ready', context, near, customers, isEstimate };
            this.draw();
        } catch (error) {
            if (question === this.question) this.state = { kind: 'failed', error };
        }
    }

    private draw(): void {
        const { placed } = this;
        this.mapLayers = placed ? this.layersOf(placed) : [];
        this.fit();
    }

    /** By the travel engine; by straight line when it does not answer. No way: never. */
    private async minutesTo({ latitude, longitude, customers }: NearAnswer) {
        if (latitude === null || longitude === null || customers.length === 0)
            return { minutes: [], isEstimate: false };
        const to = customers.map((customer) => ({ latitude: customer.latitude, longitude: customer.longitude }));
        try {
            const requestJson = JSON.stringify({ from: { latitude, longitude }, to });
            const { seconds, source } = JSON.parse(await getTravelTimes({ requestJson })) as TravelTimesAnswer;
            const minutes = seconds.map((value) => (value === null ? Infinity : Math.max(1, Math.round(value / 60))));
            return { minutes, isEstimate: source.isEstimate };
        } catch {
            const minutes = customers.map(({ metres }) => Math.max(1, Math.round(metres / METRES_PER_MINUTE)));
            return { minutes, isEstimate: true };
        }
    }

    private layersOf({ latitude, longitude }: NearAnswer): MapLayerData[] {
        const { customers } = this;
        if (latitude === null || longitude === null) return [];
        const points = new PointSet({
            ids: customers.map(({ recordId }) => recordId),
            names: customers.map(({ name }) => name),
            latitudes: Float64Array.from(customers, (customer) => customer.latitude),
            longitudes: Float64Array.from(customers, (customer) => customer.longitude),
            styles: Uint16Array.from(customers, (customer) => (this.daysOverdue(customer) === null ? 0 : 1))
        });
        const here: MapStop = {
            id: this.recordId,
            latitude,
            longitude,
            text: '',
            colour: HERE,
            label: '',
            isBase: true
        };
        const styles = [
            { colour: LATER, shape: 'circle' as const, label: '' },
            { colour: DUE, shape: 'triangle' as const, label: this.words.due }
        ];
        return [
            { id: 'near', kind: 'points', points, styles },
            { id: 'here', kind: 'stops', stops: [here] }
        ];
    }

    private fit(): void {
        const { placed } = this;
        if (!placed || placed.latitude === null || placed.longitude === null) return;
        const { latitude, longitude } = placed;
        const bounds = boundsOf([{ latitude, longitude }, ...this.customers]);
        const map = this.template?.querySelector('c-leaflet-map') as unknown as LeafletMap | null;
        if (bounds) map?.fitTo(bounds, { maxZoom: 15 });
    }

    private visitText(customer: NearCustomer): string {
        const overdue = this.daysOverdue(customer);
        if (overdue !== null && overdue > 0) return fillLabel(this.words.overdueBy, this.format.number(overdue));
        if (overdue === 0) return this.words.due;
        return customer.lastVisit === null ? this.words.neverVisited : this.format.date(customer.lastVisit);
    }

    /** Null when no visit is due. */
    private daysOverdue({ nextVisitDue }: NearCustomer): number | null {
        if (nextVisitDue === null) return null;
        const days = this.format.dayNumber(Date.now()) - Math.floor(Date.parse(nextVisitDue) / DAY_MS);
        return days < 0 ? null : days;
    }

    private get format() {
        return formattersFor(this.context ?? undefined);
    }

    private open(recordId: string): void {
        const attributes = { recordId, objectApiName: 'Account', actionName: 'view' };
        this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
    }
}
