import type { Bounds, LatLng } from 'c/geo';
import type LeafletMap from 'c/leafletMap';
import { coveredEdges } from './mapViews.ts';

/** Where the map looks: on everything once, later where the person asks. */
export class MapEye {
    private readonly template: () => { querySelector(selector: string): Element | null } | undefined;
    private hasFitted = false;

    constructor(template: () => { querySelector(selector: string): Element | null } | undefined) {
        this.template = template;
    }

    /** Null until the map is there. */
    get map(): LeafletMap | null {
        return (this.template()?.querySelector('c-leaflet-map') as unknown as LeafletMap | null) ?? null;
    }

    /** Once, when something of every layer is there: later the view belongs to the person. */
    fitOnce(bounds: Bounds | null): void {
        if (!bounds || this.hasFitted) return;
        this.hasFitted = true;
        this.map?.fitTo(bounds);
    }

    fit(bounds: Bounds | null): void {
        if (bounds) this.map?.fitTo(bounds, { isAnimated: true });
    }

    /** The legend lies over the left of a wide map, the sheet over the lower part of a narrow one. */
    reveal(place: LatLng, isNarrow: boolean, keepsZoom = false): void {
        const height = this.template()?.querySelector('.map-area')?.clientHeight ?? 0;
        this.map?.reveal(place, coveredEdges(isNarrow, height), keepsZoom);
    }
}
