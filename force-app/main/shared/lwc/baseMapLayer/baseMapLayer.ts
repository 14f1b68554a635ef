import type * as Leaflet from 'leaflet';
import type { BaseMapSetting } from 'c/contracts';
import { attachTiles } from './tileGround.ts';
import { attachVectorGround } from './vectorGround.ts';

/** The ground under the data, as it hangs in a Leaflet map. */
export interface BaseMapHandle {
    /** Must be shown with the map; final when `ready` is done. Plain text. */
    readonly attribution: string;
    /** Rejects when the ground could not be had; the map then stays plain. */
    readonly ready: Promise<void>;
    remove(): void;
}

/** Draws the ground as the org's setting says: tiles of a server, or the offline vector map. */
export function attachBaseMap(
    leaflet: typeof Leaflet,
    map: Leaflet.Map,
    setting: BaseMapSetting,
    isDark = false
): BaseMapHandle {
    return setting.kind === 'tiles' && setting.urlTemplate
        ? attachTiles(leaflet, map, setting, setting.urlTemplate, isDark)
        : attachVectorGround(leaflet, map, setting, isDark);
}
