import type Supercluster from 'supercluster';
import type { Bounds } from 'c/geo';
import type { MapItem, MarkerStyle, PointsLayer } from 'c/mapLayers';

/** Pins nearer than this merge. Units: pixels. */
const CLUSTER_RADIUS_PIXELS = 46;
/** From the next zoom on every place stands alone. */
const CLUSTER_MAX_ZOOM = 15;
/** Two pins side by side say more than a disc with a 2. */
const CLUSTER_MIN_PLACES = 3;
/** About 1 m: records closer than that are at one place. */
const PLACE_STEPS_PER_DEGREE = 100_000;

/** Records by style: `{ n: total, 3: records of style 3, … }`. Flat, because supercluster copies it flat. */
type Mix = Record<string, number>;
interface PlaceProperties {
    readonly place: number;
}

type PlaceFeature = Parameters<Supercluster<PlaceProperties, Mix>['load']>[0][number];

/** What is drawn as one sign: a place with one record or more, or a cluster of places. */
export interface Sign {
    readonly longitude: number;
    readonly latitude: number;
    /** Records, not places. */
    readonly recordCount: number;
    /** Place number, or -1 for a cluster. */
    readonly place: number;
    readonly clusterId: number;
    /** Style of the first record of a place. */
    readonly style: number;
    /** Records by style, for clusters only. */
    readonly mix: Mix | null;
}

/** Places of all point layers together, clustered. Built anew when points change; asked at every move of the map. */
export class PlaceIndex {
    /** Styles of all layers, one after the other. */
    readonly styles: readonly MarkerStyle[];
    private readonly layers: readonly PointsLayer[];
    /** Point number of a place's first record; further ones by `nextPoint`. */
    private readonly firstPoint: number[] = [];
    private readonly recordCounts: number[] = [];
    private readonly nextPoint: Int32Array;
    private readonly layerStarts: number[] = [];
    private readonly styleStarts: number[] = [];
    private readonly placeOfId = new Map<string, number>();
    private readonly clusters: Supercluster<PlaceProperties, Mix>;

    constructor(layers: readonly PointsLayer[], clusterer: typeof Supercluster) {
        this.layers = layers;
        const styles: MarkerStyle[] = [];
        let pointCount = 0;
        for (const layer of layers) {
            this.layerStarts.push(pointCount);
            this.styleStarts.push(styles.length);
            pointCount += layer.points.length;
            styles.push(...layer.styles);
        }
        this.styles = styles;
        this.nextPoint = new Int32Array(pointCount).fill(-1);
        this.groupByPlace();
        this.clusters = new clusterer<PlaceProperties, Mix>({
            radius: CLUSTER_RADIUS_PIXELS,
            extent: 256,
            maxZoom: CLUSTER_MAX_ZOOM,
            minPoints: CLUSTER_MIN_PLACES,
            map: ({ place }) => this.mixOf(place),
            reduce: (sum, mix) => {
                for (const key of Object.keys(mix)) sum[key] = (sum[key] ?? 0) + mix[key]!;
            }
        });
        this.clusters.load(this.firstPoint.map((_point, place) => this.feature(place)));
    }

    /** Signs inside the box at a zoom. */
    signs(bounds: Bounds, zoom: number): Sign[] {
        const found = this.clusters.getClusters([bounds.west, bounds.south, bounds.east, bounds.north], zoom);
        return found.map((feature) => {
            const [longitude, latitude] = feature.geometry.coordinates as [number, number];
            const properties = feature.properties;
            if ('cluster' in properties) {
                const mix = properties as unknown as Mix;
                return {
                    longitude,
                    latitude,
                    recordCount: mix.n ?? 0,
                    place: -1,
                    clusterId: properties.cluster_id,
                    style: -1,
                    mix
                };
            }
            const { place } = properties;
            return {
                longitude,
                latitude,
                recordCount: this.recordCounts[place]!,
                place,
                clusterId: -1,
                style: this.styleOf(this.firstPoint[place]!),
                mix: null
            };
        });
    }

    /** Records at a place, in the order of the layers. */
    itemsAt(place: number): MapItem[] {
        const items: MapItem[] = [];
        for (let point = this.firstPoint[place] ?? -1; point >= 0; point = this.nextPoint[point]!) {
            const layer = this.layerOf(point);
            const { id, points } = this.layers[layer]!;
            items.push({ layerId: id, id: points.ids[point - this.layerStarts[layer]!]! });
        }
        return items;
    }

    nameAt(place: number): string {
        const point = this.firstPoint[place] ?? -1;
        if (point < 0) return '';
        const layer = this.layerOf(point);
        return this.layers[layer]!.points.names[point - this.layerStarts[layer]!]!;
    }

    /** Place of a record, or undefined when it is not drawn. Built on the first question. */
    placeOf(recordId: string): number | undefined {
        if (this.placeOfId.size === 0) {
            for (let place = 0; place < this.firstPoint.length; place++) {
                for (const item of this.itemsAt(place)) this.placeOfId.set(item.id, place);
            }
        }
        return this.placeOfId.get(recordId);
    }

    positionOf(place: number): { latitude: number; longitude: number } {
        const point = this.firstPoint[place]!;
        const layer = this.layerOf(point);
        const index = point - this.layerStarts[layer]!;
        const { latitudes, longitudes } = this.layers[layer]!.points;
        return { latitude: latitudes[index]!, longitude: longitudes[index]! };
    }

    /** Zoom at which a cluster falls apart. */
    expansionZoom(clusterId: number): number {
        return this.clusters.getClusterExpansionZoom(clusterId);
    }

    private groupByPlace(): void {
        const places = new Map<number, number>();
        const lastPoint: number[] = [];
        this.layers.forEach(({ points }, layer) => {
            const start = this.layerStarts[layer]!;
            for (let i = 0; i < points.length; i++) {
                const key =
                    Math.round(points.latitudes[i]! * PLACE_STEPS_PER_DEGREE) * 1e8 +
                    Math.round(points.longitudes[i]! * PLACE_STEPS_PER_DEGREE);
                const known = places.get(key);
                if (known === undefined) {
                    places.set(key, this.firstPoint.length);
                    this.firstPoint.push(start + i);
                    this.recordCounts.push(1);
                    lastPoint.push(start + i);
                } else {
                    this.nextPoint[lastPoint[known]!] = start + i;
                    lastPoint[known] = start + i;
                    this.recordCounts[known]!++;
                }
            }
        });
    }

    private feature(place: number): PlaceFeature {
        const { latitude, longitude } = this.positionOf(place);
        return {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [longitude, latitude] },
            properties: { place }
        };
    }

    private mixOf(place: number): Mix {
        const mix: Mix = { n: this.recordCounts[place]! };
        for (let point = this.firstPoint[place]!; point >= 0; point = this.nextPoint[point]!) {
            const style = this.styleOf(point);
            mix[style] = (mix[style] ?? 0) + 1;
        }
        return mix;
    }

    private layerOf(point: number): number {
        let layer = this.layerStarts.length - 1;
        while (layer > 0 && this.layerStarts[layer]! > point) layer--;
        return layer;
    }

    private styleOf(point: number): number {
        const layer = this.layerOf(point);
        return this.styleStarts[layer]! + this.layers[layer]!.points.styles[point - this.layerStarts[layer]!]!;
    }
}
