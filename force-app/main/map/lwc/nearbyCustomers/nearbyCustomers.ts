import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { NearAnswer, NearCustomer, SessionContext } from 'c/contracts';
import { boundsOf } from 'c/geo';
import { fillLabel, formattersFor } from 'c/formatters';
import type LeafletMap from 'c/leafletMap';
import { PointSet, type MapLayerData, type MapStop, type PlaceSelectDetail } from 'c/mapLayers';
import getContext from '@salesforce/apex/SessionController.getContext';
import getNear from '@salesforce/apex/MapController.getNear';
import { LABELS } from './labels.ts';

/** Straight metres to minutes by car, roughly: roads are a third longer, 40 km/h door to door. */
const METRES_PER_MINUTE = 40_000 / 60 / 1.33;
const DUE = '#b3261e';
const LATER = '#0b6fb8';
const HERE = '#032d60';
const DAY_MS = 86_400_000;

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly context: SessionContext; readonly near: NearAnswer };

/** Who else is near an account, and whose visit is due. */
export default class NearbyCustomers extends NavigationMixin(LightningElement) {
    @api recordId = '';
    /** Straight line. Default: 10. */
    @api radiusKilometres = 10;
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
    get isEmpty(): boolean {
        return this.placed?.customers.length === 0;
    }
    get emptyText(): string {
        return fillLabel(this.words.empty, this.format.distance(this.radiusKilometres * 1000));
    }
    get summary(): string {
        const { format, placed } = this;
        if (!placed) return '';
        const distance = format.distance(this.radiusKilometres * 1000);
        return fillLabel(
            this.words.summary,
            format.number(placed.totalCount),
            distance,
            format.number(placed.dueCount)
        );
    }
    get rows(): readonly object[] {
        return (this.placed?.customers ?? []).map((customer) => ({
            ...customer,
            distanceText: fillLabel(
                this.words.distance,
                this.format.distance(customer.metres),
                this.format.number(Math.max(1, Math.round(customer.metres / METRES_PER_MINUTE)))
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
        const request = {
            recordId: this.recordId,
            radiusMetres: Math.round(this.radiusKilometres * 1000),
            isOnlyDue: this.onlyDue
        };
        try {
            const [contextText, nearText] = await Promise.all([
                getContext(),
                getNear({ requestJson: JSON.stringify(request) })
            ]);
            if (question !== this.question) return;
            const near = JSON.parse(nearText) as NearAnswer;
            this.state = { kind: 'ready', context: JSON.parse(contextText) as SessionContext, near };
            this.mapLayers = this.layersOf(near);
            this.fit();
        } catch (error) {
            if (question === this.question) this.state = { kind: 'failed', error };
        }
    }

    private layersOf({ latitude, longitude, customers }: NearAnswer): MapLayerData[] {
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
        const bounds = boundsOf([{ latitude, longitude }, ...placed.customers]);
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
