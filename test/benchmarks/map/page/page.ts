/** One measurement in a fresh page: `fieldmapBench('ours' | 'peer', points, seed, withGround)`. */
import '@lwc/synthetic-shadow';
import type * as Leaflet from 'leaflet';
import type { BaseMapSetting } from 'c/contracts';
import type { Measurement } from '../measurement.ts';
import type { PointsLayer } from 'c/mapLayers';
import { measureFilterChange } from './filterChange.ts';
import { interact, painted, pause } from './measure.ts';
import { MIDDLE, samplePoints, type Sample } from '../samplePoints.ts';

interface Side {
    readonly map: Leaflet.Map;
    /** Gives the data to the map. */
    draw(): void;
    show?(layers: readonly PointsLayer[]): void;
}

declare global {
    var fieldmapBench: (
        side: 'ours' | 'peer',
        points: number,
        seed: number,
        withGround: boolean
    ) => Promise<Measurement>;
    /** Milliseconds from a change of the filter to its picture. */
    var fieldmapFilter: (points: number, seed: number) => Promise<{ filterMs: number; slowestMs: number }>;
    var gc: (() => void) | undefined;
    interface Performance {
        readonly memory: { readonly usedJSHeapSize: number };
    }
}

const BASE_MAP: BaseMapSetting = { kind: 'vector', urlTemplate: null, attribution: '', maxZoom: 19, home: MIDDLE };
const COLOURS = ['#b0187a', '#c45500', '#0b6fb8', '#5c6b7a'];
const SHAPES = ['star', 'diamond', 'circle', 'square'] as const;

globalThis.fieldmapPlatform = {
    labels: {},
    user: { Id: '005000000000001' },
    i18n: { locale: 'en-US', lang: 'en-US', timeZone: 'Europe/Zurich', currency: 'CHF', dir: 'ltr' },
    client: { formFactor: 'Large' },
    permissions: []
};

globalThis.fieldmapBench = async (name, points, seed, withGround) => {
    const sample = samplePoints(points, seed);
    const host = document.getElementById('map')!;
    const side = name === 'ours' ? await ours(host, sample) : await peer(host, sample, withGround);
    await pause(1500);
    const heapBefore = usedHeap();
    const from = performance.now();
    side.draw();
    await painted();
    await painted();
    const firstDrawMs = performance.now() - from;
    const heapBytes = usedHeap() - heapBefore;
    await pause(300);
    return { firstDrawMs, heapBytes, ...(await interact(side.map)) };
};

globalThis.fieldmapFilter = async (points, seed) => {
    const sample = samplePoints(points, seed);
    const side = await ours(document.getElementById('map')!, sample);
    await pause(500);
    return measureFilterChange(sample, (layers) => side.show?.(layers));
};

function usedHeap(): number {
    globalThis.gc?.();
    globalThis.gc?.();
    return performance.memory.usedJSHeapSize;
}

async function ours(host: HTMLElement, sample: Sample): Promise<Side> {
    const { createElement } = await import('lwc');
    const { default: LeafletMap } = await import('c/leafletMap');
    const { PointSet } = await import('c/mapLayers');
    const leaflet = window.L!;
    const makeMap = leaflet.map;
    let map: Leaflet.Map | null = null;
    // The component keeps its map to itself; the benchmark moves both maps by the same calls.
    (leaflet as { map: typeof leaflet.map }).map = (...args) => (map = makeMap(...args));
    const element = createElement('c-leaflet-map', { is: LeafletMap as unknown as new () => HTMLElement });
    const view = element as unknown as { baseMap: BaseMapSetting; layers: unknown };
    view.baseMap = BASE_MAP;
    host.append(element);
    while (!map) await pause(20);
    const styles = COLOURS.map((colour, i) => ({ colour, shape: SHAPES[i]!, label: `Class ${i}` }));
    return {
        map,
        draw: () => {
            view.layers = [{ id: 'a', kind: 'points', points: new PointSet(sample), styles }];
        },
        show: (layers) => {
            view.layers = layers;
        }
    };
}

async function peer(host: HTMLElement, sample: Sample, withGround: boolean): Promise<Side> {
    const leaflet = window.L!;
    const map = leaflet.map(host, { attributionControl: false, zoomControl: false, maxZoom: 19 });
    map.setView([MIDDLE.latitude, MIDDLE.longitude], MIDDLE.zoom);
    if (withGround) {
        const { attachBaseMap } = await import('c/baseMapLayer');
        attachBaseMap(leaflet, map, BASE_MAP);
    }
    type ClusterGroup = Leaflet.Layer & { addLayers(layers: Leaflet.Layer[]): void };
    const cluster = (leaflet as unknown as { markerClusterGroup(): ClusterGroup }).markerClusterGroup();
    return {
        map,
        draw: () => {
            const markers: Leaflet.Layer[] = [];
            for (let i = 0; i < sample.ids.length; i++) {
                markers.push(
                    leaflet.marker([sample.latitudes[i]!, sample.longitudes[i]!], { title: sample.names[i]! })
                );
            }
            cluster.addLayers(markers);
            map.addLayer(cluster);
        }
    };
}
