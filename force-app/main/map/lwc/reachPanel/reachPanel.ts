import { LightningElement, api } from 'lwc';
import { fillLabel, formattersFor } from 'c/formatters';
import { boundsOf, type LatLng } from 'c/geo';
import type { MapCommand, MapHandle, MapSituation } from 'c/mapData';
import type { MapLayerData } from 'c/mapLayers';
import type { PanelToggleDetail } from 'c/mapPanel';
import { LABELS } from './labels.ts';
import { devicePosition, loadReach, type Reach } from './reachApi.ts';
import { recordsWithin } from './recordsWithin.ts';

type Start = 'middle' | 'here' | 'record';
const STARTS: readonly Start[] = ['middle', 'record', 'here'];
const OVERLAY = 'reach';
const COLOUR = '#0b5cab';
const DEFAULT_MINUTES = 15;
const MAX_MINUTES = 120;

/**
 * Selects what can be reached in a time and draws the area. A panel of the map (see mapScreen.ts). Event `mapcommand`.
 */
export default class ReachPanel extends LightningElement {
    readonly words = LABELS;
    readonly panelName = 'reach';
    start: Start = 'middle';
    minutes = DEFAULT_MINUTES;
    isWorking = false;
    fault = '';
    error: unknown = null;
    result = '';
    sourceNote = '';
    private held: MapSituation | null = null;

    @api
    get situation(): MapSituation | null {
        return this.held;
    }
    set situation(value: MapSituation | null) {
        this.held = value;
    }

    get openPanel(): string {
        return this.held?.facts.openPanel ?? '';
    }
    get isNarrow(): boolean {
        return this.held?.facts.isNarrow ?? false;
    }
    get hasResult(): boolean {
        return this.result !== '';
    }
    get starts(): readonly object[] {
        return STARTS.map((key) => ({ key, label: this.words[key], isSelected: key === this.start }));
    }
    get minutesText(): string {
        return String(this.minutes);
    }

    handleStart(event: Event): void {
        this.start = (event.target as HTMLSelectElement).value as Start;
    }

    handleMinutes(event: Event): void {
        const input = event.target as HTMLInputElement;
        const minutes = Math.round(Number(input.value));
        if (minutes >= 1 && minutes <= MAX_MINUTES) this.minutes = minutes;
        input.value = String(this.minutes);
    }

    async handleShow(): Promise<void> {
        this.fault = '';
        this.error = null;
        this.isWorking = true;
        try {
            const from = await this.place();
            if (!from) return;
            const { latitude, longitude } = from;
            this.show(from, await loadReach({ latitude, longitude, minutes: this.minutes }));
        } catch (error) {
            this.error = error;
        } finally {
            this.isWorking = false;
        }
    }

    handleClear(): void {
        this.result = '';
        this.sourceNote = '';
        this.draw([]);
        this.command({ kind: 'area', area: null });
    }

    /** The panel of the selection knows what can be done with it. */
    handleActions(): void {
        const detail: PanelToggleDetail = { name: 'select', isOpen: true };
        this.dispatchEvent(new CustomEvent('paneltoggle', { detail, bubbles: true }));
    }

    /** Where to start; null when nobody knows, with the reason on the panel. */
    private async place(): Promise<LatLng | null> {
        if (this.start === 'middle') return this.map?.viewport?.centre ?? null;
        if (this.start === 'record') {
            const place = this.recordPlace();
            if (!place) this.fault = this.words.noRecord;
            return place;
        }
        try {
            return await devicePosition();
        } catch {
            this.fault = this.words.noPosition;
            return null;
        }
    }

    private recordPlace(): LatLng | null {
        const [id] = (this.map as (MapHandle & { selectedIds?: readonly string[] }) | null)?.selectedIds ?? [];
        for (const points of this.held?.facts.loaded ?? []) {
            const row = id === undefined ? undefined : points.rowOf(id);
            if (row !== undefined && points.isPlaced(row)) return points.positionAt(row);
        }
        return null;
    }

    private show(from: LatLng, { rings, isEstimate, note }: Reach): void {
        const { held } = this;
        if (!held) return;
        const shape = rings.map((ring) => ring.map(({ latitude, longitude }) => [longitude, latitude] as const));
        const base = { ...from, id: 'reach-start', text: '', colour: COLOUR, label: this.words.from, isBase: true };
        this.draw([
            {
                id: OVERLAY,
                kind: 'polygons',
                polygons: [{ id: OVERLAY, rings: shape, colour: COLOUR, fillOpacity: 0.16 }]
            },
            { id: 'reach-start', kind: 'stops', stops: [base] }
        ]);
        const ids = recordsWithin(held.facts.selections, rings);
        this.command({ kind: 'records', ids });
        const format = formattersFor(held.facts.context);
        this.result = fillLabel(this.words.result, format.number(ids.length), format.number(this.minutes));
        this.sourceNote = isEstimate ? fillLabel(this.words.estimate, note) : `${this.words.road} ${note}`;
        const bounds = boundsOf(rings.flat());
        if (bounds) this.map?.fitTo(bounds, { isAnimated: true });
    }

    private get map(): MapHandle | null {
        return this.held?.facts.map() ?? null;
    }

    private draw(layers: readonly MapLayerData[]): void {
        this.command({ kind: 'overlay', key: OVERLAY, layers });
    }

    private command(detail: MapCommand): void {
        this.dispatchEvent(new CustomEvent<MapCommand>('mapcommand', { detail }));
    }
}
