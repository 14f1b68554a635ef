import type * as Leaflet from 'leaflet';
import type { BaseMapSetting } from 'c/contracts';
import type { BaseMapHandle } from './baseMapLayer.ts';

/** Light tiles for dark surroundings: turned around, with their hues kept. */
export const DARK_TILE_FILTER = 'invert(1) hue-rotate(180deg) brightness(0.95) contrast(0.9)';

/**
 * Tiles of a server. They are asked for in a way that lets a picture of the map hold them (CORS); a server that does not
 * allow it is asked again without, and pictures then leave the ground out.
 */
export function attachTiles(
    leaflet: typeof Leaflet,
    map: Leaflet.Map,
    setting: BaseMapSetting,
    urlTemplate: string,
    isDark: boolean
): BaseMapHandle {
    let layer: Leaflet.TileLayer;
    let hasLoaded = false;
    const pane = map.getPane('tilePane');
    if (pane) pane.style.filter = isDark ? DARK_TILE_FILTER : '';
    const open = (crossOrigin: boolean, onFailure: () => void, onSuccess: () => void): void => {
        layer = leaflet.tileLayer(urlTemplate, { maxZoom: setting.maxZoom, ...(crossOrigin && { crossOrigin }) });
        layer.once('tileload', () => {
            hasLoaded = true;
            onSuccess();
        });
        // One tile may fail for many reasons; a first tile that fails means that the server or the CSP refuses us.
        layer.once('tileerror', () => {
            if (!hasLoaded) onFailure();
        });
        layer.addTo(map);
    };
    const ready = new Promise<void>((resolve, reject) => {
        const refuse = (): void => reject(new Error(`No tile could be loaded from ${urlTemplate}`));
        const again = (): void => {
            layer.remove();
            open(false, refuse, resolve);
        };
        open(true, again, resolve);
    });
    return {
        attribution: setting.attribution,
        ready,
        remove: () => {
            if (pane) pane.style.filter = '';
            layer.remove();
        }
    };
}
