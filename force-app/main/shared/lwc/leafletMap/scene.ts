import { decodePolyline, mercatorX, mercatorY } from 'c/geo';
import type { MapLayerData, MapLine, MapPolygon, MapStop, PointsLayer } from 'c/mapLayers';
import { PlaceIndex } from './placeIndex.ts';

/** Points as Web Mercator shares: x, y, x, y, … */
export type WorldPath = Float64Array;

export interface SceneLine {
    readonly line: MapLine;
    readonly path: WorldPath;
}
export interface ScenePolygon {
    readonly polygon: MapPolygon;
    readonly rings: readonly WorldPath[];
}
export interface SceneStop {
    readonly layerId: string;
    readonly stop: MapStop;
    readonly x: number;
    readonly y: number;
}

/** Layers made ready to draw: decoded, projected, indexed. */
export interface Scene {
    readonly places: PlaceIndex | null;
    readonly lines: readonly SceneLine[];
    readonly polygons: readonly ScenePolygon[];
    readonly stops: readonly SceneStop[];
}

export const EMPTY_SCENE: Scene = { places: null, lines: [], polygons: [], stops: [] };

/** Builds scenes; keeps the index of places while the points stay the same (routes change more often than points). */
export class SceneBuilder {
    private places: PlaceIndex | null = null;
    private placesKey: readonly unknown[] = [];

    build(layers: readonly MapLayerData[]): Scene {
        const pointLayers: PointsLayer[] = [];
        const lines: SceneLine[] = [];
        const polygons: ScenePolygon[] = [];
        const stops: SceneStop[] = [];
        for (const layer of layers) {
            if (layer.kind === 'points') {
                if (layer.points.length > 0) pointLayers.push(layer);
            } else if (layer.kind === 'lines') {
                for (const line of layer.lines) lines.push({ line, path: pathOfPolyline(line.encodedPolyline) });
            } else if (layer.kind === 'polygons') {
                for (const polygon of layer.polygons) polygons.push({ polygon, rings: polygon.rings.map(pathOfRing) });
            } else {
                for (const stop of layer.stops) {
                    const x = mercatorX(stop.longitude);
                    stops.push({ layerId: layer.id, stop, x, y: mercatorY(stop.latitude) });
                }
            }
        }
        return { places: this.index(pointLayers), lines, polygons, stops };
    }

    private index(layers: readonly PointsLayer[]): PlaceIndex | null {
        const key = layers.flatMap(({ id, points, styles }) => [id, points, JSON.stringify(styles)]);
        const isSame = key.length === this.placesKey.length && key.every((part, i) => part === this.placesKey[i]);
        if (!isSame) {
            this.placesKey = key;
            this.places = layers.length === 0 ? null : new PlaceIndex(copy(layers));
        }
        return this.places;
    }
}

/** Out of Lightning's read-only proxies, so that the hot loops read plain objects. */
function copy(layers: readonly PointsLayer[]): PointsLayer[] {
    return layers.map(({ id, points, styles }) => ({
        id,
        kind: 'points',
        points,
        styles: styles.map((style) => ({ ...style }))
    }));
}

function pathOfPolyline(encoded: string): WorldPath {
    const points = decodePolyline(encoded);
    const path = new Float64Array(points.length * 2);
    points.forEach(({ latitude, longitude }, i) => {
        path[2 * i] = mercatorX(longitude);
        path[2 * i + 1] = mercatorY(latitude);
    });
    return path;
}

function pathOfRing(ring: readonly (readonly [number, number])[]): WorldPath {
    const path = new Float64Array(ring.length * 2);
    ring.forEach(([longitude, latitude], i) => {
        path[2 * i] = mercatorX(longitude);
        path[2 * i + 1] = mercatorY(latitude);
    });
    return path;
}
