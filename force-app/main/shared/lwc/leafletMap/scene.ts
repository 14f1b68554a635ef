import { decodePolyline, mercatorX, mercatorY } from 'c/geo';
import type { HeatPoints, MapLayerData, MapLine, MapPolygon, MapStop, PointsLayer } from 'c/mapLayers';
import { PlaceIndex } from './placeIndex.ts';

/** Points as Web Mercator shares: x, y, x, y, … */
export type WorldPath = Float64Array;

export interface SceneLine {
    readonly line: MapLine;
    readonly path: WorldPath;
}
export interface ScenePolygon {
    readonly layerId: string;
    readonly polygon: MapPolygon;
    readonly rings: readonly WorldPath[];
    /** Middle of the largest ring, for labels. Shares of the world. */
    readonly middle: { readonly x: number; readonly y: number; readonly width: number };
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
    readonly heat: HeatPoints | null;
}

export const EMPTY_SCENE: Scene = { places: null, lines: [], polygons: [], stops: [], heat: null };

/** Builds scenes; keeps the index of places while the points stay the same (routes change more often than points). */
export class SceneBuilder {
    private places: PlaceIndex | null = null;
    private placesKey: readonly unknown[] = [];

    build(layers: readonly MapLayerData[]): Scene {
        const pointLayers: PointsLayer[] = [];
        const lines: SceneLine[] = [];
        const polygons: ScenePolygon[] = [];
        const stops: SceneStop[] = [];
        let heat: HeatPoints | null = null;
        for (const layer of layers) {
            if (layer.kind === 'points') {
                if (layer.points.length > 0) pointLayers.push(layer);
            } else if (layer.kind === 'lines') {
                for (const line of layer.lines) lines.push({ line, path: pathOfPolyline(line.encodedPolyline) });
            } else if (layer.kind === 'polygons') {
                for (const polygon of layer.polygons) polygons.push(scenePolygon(layer.id, polygon));
            } else if (layer.kind === 'heat') {
                heat = layer.heat;
            } else {
                for (const stop of layer.stops) {
                    const x = mercatorX(stop.longitude);
                    stops.push({ layerId: layer.id, stop, x, y: mercatorY(stop.latitude) });
                }
            }
        }
        return { places: this.index(pointLayers), lines, polygons, stops, heat };
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

function scenePolygon(layerId: string, polygon: MapPolygon): ScenePolygon {
    const rings = polygon.rings.map(pathOfRing);
    return { layerId, polygon, rings, middle: middleOf(rings) };
}

/** Centre of mass of the ring with the largest area, and how wide that ring is. */
function middleOf(rings: readonly WorldPath[]): ScenePolygon['middle'] {
    let best = { x: 0, y: 0, width: 0 };
    let largest = -1;
    for (const ring of rings) {
        let [twice, sumX, sumY, west, east] = [0, 0, 0, Infinity, -Infinity];
        const [startX, startY] = [ring[0] ?? 0, ring[1] ?? 0];
        for (let i = 0; i < ring.length; i += 2) {
            const j = (i + 2) % ring.length;
            // Around the first point: shares of the world lose their last digits when they are multiplied.
            const [x0, y0, x1, y1] = [
                ring[i]! - startX,
                ring[i + 1]! - startY,
                ring[j]! - startX,
                ring[j + 1]! - startY
            ];
            const cross = x0 * y1 - x1 * y0;
            twice += cross;
            sumX += (x0 + x1) * cross;
            sumY += (y0 + y1) * cross;
            west = Math.min(west, ring[i]!);
            east = Math.max(east, ring[i]!);
        }
        if (Math.abs(twice) <= largest || twice === 0) continue;
        largest = Math.abs(twice);
        best = { x: startX + sumX / (3 * twice), y: startY + sumY / (3 * twice), width: east - west };
    }
    return best;
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
