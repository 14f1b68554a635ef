import type * as Leaflet from 'leaflet';
import type { BaseMapSetting } from 'c/contracts';
import type { BaseMapHandle } from './baseMapLayer.ts';

export function attachTiles(
    leaflet: typeof Leaflet,
    map: Leaflet.Map,
    setting: BaseMapSetting,
    urlTemplate: string
): BaseMapHandle {
    const layer = leaflet.tileLayer(urlTemplate, { maxZoom: setting.maxZoom }).addTo(map);
    const ready = new Promise<void>((resolve, reject) => {
        layer.once('tileload', () => resolve());
        // One tile may fail for many reasons; a first tile that fails means that the server or the CSP refuses us.
        layer.once('tileerror', () => reject(new Error(`No tile could be loaded from ${urlTemplate}`)));
    });
    return { attribution: setting.attribution, ready, remove: () => layer.remove() };
}
