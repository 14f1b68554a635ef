import { LightningElement, api } from 'lwc';
import type { Place, PlaceRepairRow, SessionContext } from 'c/contracts';
import { boundsOf, destination, encodePolyline } from 'c/geo';
import { fillLabel, formattersFor } from 'c/formatters';
import type LeafletMap from 'c/leafletMap';
import { PointSet, type MapLayerData, type MapStop } from 'c/mapLayers';
import getContext from '@salesforce/apex/SessionController.getContext';
import getCheckIns from '@salesforce/apex/PlaceRepairController.getCheckIns';
import { LABELS } from './labels.ts';

const PIN = '#b3261e';
const PROPOSAL = '#1c6e3d';
const CHECK_IN = '#0b5cab';
const CIRCLE_CORNERS = 48;
/** Streets and house blocks can be told apart. */
const MOST_ZOOM = 17;
/** Around a proposal whose visits all agree, so that the circle can be seen. */
const LEAST_RADIUS_METRES = 20;

/** A doubtful pin on the map: where it is, where visits say the customer is, how sure that is, and the visits themselves. */
export default class PlaceMap extends LightningElement {
    @api repair: PlaceRepairRow | null = null;

    readonly words = LABELS;
    context: SessionContext | null = null;
    layers: readonly MapLayerData[] = [];
    error: unknown = null;
    private checkIns: readonly Place[] = [];
    private sequence = 0;

    connectedCallback(): void {
        void this.load();
    }

    disconnectedCallback(): void {
        this.sequence += 1;
    }

    get mapName(): string {
        return fillLabel(this.words.mapName, this.repair?.name ?? '');
    }
    get isReady(): boolean {
        return this.context !== null;
    }
    get isLoading(): boolean {
        return this.context === null && this.error === null;
    }

    /** What the signs on the map mean; only those that are on it. */
    get keys(): readonly object[] {
        const { repair, words, checkIns } = this;
        const proposal = repair?.proposal ?? null;
        const format = formattersFor();
        const radius = format.distance(proposal?.radiusMetres ?? 0);
        return [
            { key: 'pin', sign: '×', className: 'sign sign_pin', text: repair?.place ? words.pin : '' },
            {
                key: 'proposal',
                sign: '✓',
                className: 'sign sign_proposal',
                text: proposal ? fillLabel(words.proposal, radius, format.number(proposal.visits)) : ''
            },
            {
                key: 'checkIns',
                sign: '',
                className: 'sign sign_check-in',
                text: checkIns.length > 0 ? fillLabel(words.checkIns, format.number(checkIns.length)) : ''
            }
        ].filter(({ text }) => text !== '');
    }

    handleReady(): void {
        const { repair, checkIns } = this;
        const proposal = repair?.proposal ?? null;
        const places = [...(repair?.place ? [repair.place] : []), ...(proposal ? circleAround(proposal) : [])];
        const bounds = boundsOf(places.length > 0 ? places : checkIns);
        const map = this.template?.querySelector<HTMLElement & LeafletMap>('c-leaflet-map');
        if (bounds) map?.fitTo(bounds, { maxZoom: MOST_ZOOM, paddingPixels: 40 });
    }

    handleRetry(): void {
        this.error = null;
        void this.load();
    }

    private async load(): Promise<void> {
        const sequence = (this.sequence += 1);
        const recordId = this.repair?.recordId ?? '';
        try {
            const [context, checkIns] = await Promise.all([getContext(), getCheckIns({ recordId })]);
            if (sequence !== this.sequence) return;
            this.checkIns = JSON.parse(checkIns as string) as Place[];
            this.layers = this.drawn();
            this.context = JSON.parse(context as string) as SessionContext;
        } catch (error) {
            if (sequence === this.sequence) this.error = error;
        }
    }

    private drawn(): MapLayerData[] {
        const { repair, words, checkIns } = this;
        if (!repair) return [];
        const { place, proposal } = repair;
        const stops: MapStop[] = [];
        if (place) stops.push({ id: 'pin', ...only(place), text: '×', colour: PIN, label: words.pin });
        if (proposal)
            stops.push({ id: 'proposal', ...only(proposal), text: '✓', colour: PROPOSAL, label: words.proposed });
        const layers: MapLayerData[] = [];
        if (proposal) {
            const ring = circleAround(proposal).map(({ latitude, longitude }) => [longitude, latitude] as const);
            layers.push({
                id: 'circle',
                kind: 'polygons',
                polygons: [{ id: 'circle', rings: [ring], colour: PROPOSAL }]
            });
        }
        if (place && proposal) {
            const line = { id: 'off', encodedPolyline: encodePolyline([place, proposal]), colour: PIN, isDashed: true };
            layers.push({ id: 'off', kind: 'lines', lines: [{ ...line, widthPixels: 2 }] });
        }
        layers.push(this.checkInPoints(checkIns), { id: 'places', kind: 'stops', stops });
        return layers;
    }

    private checkInPoints(places: readonly Place[]): MapLayerData {
        const points = new PointSet({
            ids: places.map((_, index) => `check-in ${index}`),
            names: places.map(() => this.words.checkIn),
            latitudes: Float64Array.from(places, ({ latitude }) => latitude),
            longitudes: Float64Array.from(places, ({ longitude }) => longitude),
            styles: new Uint16Array(places.length)
        });
        const styles = [{ colour: CHECK_IN, shape: 'circle' as const, label: this.words.checkIn }];
        return { id: 'check-ins', kind: 'points', points, styles };
    }
}

function only({ latitude, longitude }: Place): Place {
    return { latitude, longitude };
}

function circleAround(proposal: NonNullable<PlaceRepairRow['proposal']>): Place[] {
    const metres = Math.max(LEAST_RADIUS_METRES, proposal.radiusMetres);
    return Array.from({ length: CIRCLE_CORNERS }, (_, corner) =>
        destination(proposal, (corner * 360) / CIRCLE_CORNERS, metres)
    );
}
