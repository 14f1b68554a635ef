import type { LightningElement } from 'lwc';
import type * as Leaflet from 'leaflet';
import { loadScript, loadStyle } from 'lightning/platformResourceLoader';
import VENDOR from '@salesforce/resourceUrl/fieldmapVendor';

export interface Libraries {
    readonly leaflet: typeof Leaflet;
}

let loading: Promise<void> | null = null;

/** Loads Leaflet once a page. A failed load is tried again by the next map. */
export async function loadLibraries(component: LightningElement): Promise<Libraries> {
    if (!window.L) {
        loading ??= load(component).finally(() => {
            loading = null;
        });
        await loading;
    }
    const { L: leaflet } = window;
    if (!leaflet) throw new Error('The static resource fieldmapVendor did not define L.');
    return { leaflet };
}

async function load(component: LightningElement): Promise<void> {
    await Promise.all([loadScript(component, `${VENDOR}/leaflet.js`), loadStyle(component, `${VENDOR}/leaflet.css`)]);
}
