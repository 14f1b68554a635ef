import { latitudeOfMercatorY, longitudeOfMercatorX } from 'c/geo';
import type { MapItem, MarkerStyle, PointsLayer } from 'c/mapLayers';
import { CLUSTER_RADIUS_PIXELS, ClusterLevel, type ClusterTotals } from './clusterLevel.ts';
import { PlaceColumnsBuilder, type GroupedPlaces } from './groupPlaces.ts';

/** From the next zoom on every place stands alone. */
const CLUSTER_MAX_ZOOM = 15;
/** Levels kept for the way back; one of 200,000 places takes some megabytes. */
const MAX_LEVELS = 5;

/** A share of the world's box. */
export interface ShareBox {
    readonly west: number;
    readonly north: number;
    readonly east: number;
    readonly south: number;
}

/** What is drawn as one sign: a place with one record or more, or a cluster of places. */
export interface Sign {
    /** Web Mercator shares. */
    readonly x: number;
    readonly y: number;
    /** Records, not places. */
    readonly recordCount: number;
    /** Place number, or -1 for a cluster. */
    readonly place: number;
    /** Number of the sign on its level. */
    readonly sign: number;
    readonly zoom: number;
    /** Style of the first record of a place. */
    readonly style: number;
    /** Records by style, for clusters only. */
    readonly mix: Uint32Array | null;
}

/** Places of all point layers together, clustered level by level when a level is first looked at. */
export class PlaceIndex {
    /** Styles of all layers, one after the other. */
    readonly styles: readonly MarkerStyle[];
    private readonly layers: readonly PointsLayer[];
    private readonly layerStarts: number[] = [];
    private readonly styleStarts: number[] = [];
    private readonly grouped: GroupedPlaces;
    private readonly levels = new Map<number, ClusterLevel>();
    private readonly foundIds = new Map<string, number>();

    constructor(layers: readonly PointsLayer[]) {
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
        const builder = new PlaceColumnsBuilder(pointCount);
        layers.forEach(({ points }, layer) => builder.add(points, this.styleStarts[layer]!));
        this.grouped = builder.done();
    }

    /** Signs inside the box at a zoom. */
    signs({ west, north, east, south }: ShareBox, zoom: number): Sign[] {
        const level = this.level(Math.floor(zoom));
        return level.find(west, north, east, south).map((sign) => this.signOf(level, sign));
    }

    /** Records at a place, in the order of the layers. */
    itemsAt(place: number): MapItem[] {
        const items: MapItem[] = [];
        const { firstPoint, nextPoint } = this.grouped;
        for (let point = firstPoint[place] ?? -1; point >= 0; point = nextPoint[point]!) {
            const layer = this.layerOf(point);
            const { id, points } = this.layers[layer]!;
            items.push({ layerId: id, id: points.ids[point - this.layerStarts[layer]!]! });
        }
        return items;
    }

    nameAt(place: number): string {
        const point = place < this.grouped.count ? this.grouped.firstPoint[place]! : -1;
        if (point < 0) return '';
        const layer = this.layerOf(point);
        return this.layers[layer]!.points.names[point - this.layerStarts[layer]!]!;
    }

    /** Place of a record, or undefined when it is not drawn. */
    placeOf(recordId: string): number | undefined {
        const known = this.foundIds.get(recordId);
        if (known !== undefined) return known < 0 ? undefined : known;
        let place = -1;
        for (let layer = 0; layer < this.layers.length && place < 0; layer++) {
            const index = this.layers[layer]!.points.ids.indexOf(recordId);
            if (index >= 0) place = this.grouped.placeOfPoint[this.layerStarts[layer]! + index]!;
        }
        this.foundIds.set(recordId, place);
        return place < 0 ? undefined : place;
    }

    /** Degrees of a sign. */
    positionOf({ x, y }: Sign): { latitude: number; longitude: number } {
        return { latitude: latitudeOfMercatorY(y), longitude: longitudeOfMercatorX(x) };
    }

    /** Zoom at which a cluster falls apart: where its places are farther apart than two pins may be. */
    expansionZoom({ sign, zoom }: Sign): number {
        const level = this.level(zoom);
        const { xs, ys } = this.grouped;
        let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
        for (let i = level.memberStarts[sign]!; i < level.memberStarts[sign + 1]!; i++) {
            const place = level.memberPlaces[i]!;
            west = Math.min(west, xs[place]!);
            east = Math.max(east, xs[place]!);
            north = Math.min(north, ys[place]!);
            south = Math.max(south, ys[place]!);
        }
        const extent = Math.max(east - west, south - north, Number.EPSILON);
        const apart = Math.ceil(Math.log2((1.5 * CLUSTER_RADIUS_PIXELS) / (256 * extent)));
        return Math.min(CLUSTER_MAX_ZOOM + 1, Math.max(zoom + 1, apart));
    }

    private level(wanted: number): ClusterLevel {
        const zoom = Math.min(wanted, CLUSTER_MAX_ZOOM + 1);
        let level = this.levels.get(zoom);
        if (level) return level;
        if (this.levels.size >= MAX_LEVELS) this.levels.delete(this.levels.keys().next().value!);
        level = new ClusterLevel(this.grouped, zoom, zoom <= CLUSTER_MAX_ZOOM);
        this.levels.set(zoom, level);
        return level;
    }

    private signOf(level: ClusterLevel, sign: number): Sign {
        const place = level.places[sign]!;
        const at = { x: level.xs[sign]!, y: level.ys[sign]!, place, sign, zoom: level.zoom };
        const { recordCounts, firstPoint, pointStyles } = this.grouped;
        if (place >= 0) {
            const style = pointStyles[firstPoint[place]!]!;
            return { ...at, recordCount: recordCounts[place]!, style, mix: null };
        }
        return { ...at, ...this.totals(level, sign), style: -1 };
    }

    /** Counted when a cluster is first seen. */
    private totals(level: ClusterLevel, sign: number): ClusterTotals {
        let totals = level.totals.get(sign);
        if (totals) return totals;
        const { firstPoint, nextPoint, pointStyles } = this.grouped;
        const mix = new Uint32Array(this.styles.length);
        let recordCount = 0;
        for (let i = level.memberStarts[sign]!; i < level.memberStarts[sign + 1]!; i++) {
            for (let point = firstPoint[level.memberPlaces[i]!]!; point >= 0; point = nextPoint[point]!) {
                mix[pointStyles[point]!]!++;
                recordCount++;
            }
        }
        totals = { recordCount, mix };
        level.totals.set(sign, totals);
        return totals;
    }

    private layerOf(point: number): number {
        let layer = this.layerStarts.length - 1;
        while (layer > 0 && this.layerStarts[layer]! > point) layer--;
        return layer;
    }
}
