import type { LightningElement } from 'lwc';
import type * as Leaflet from 'leaflet';
import type Supercluster from 'supercluster';
import { loadScript, loadStyle } from 'lightning/platformResourceLoader';
import VENDOR from '@salesforce/resourceUrl/fieldmapVendor';

export interface Libraries {
    readonly leaflet: typeof Leaflet;
    readonly clusterer: typeof Supercluster;
}

let loading: Promise<void> | null = null;

/** Loads Leaflet and supercluster once a page. A failed load is tried again by the next map. */
export async function loadLibraries(component: LightningElement): Promise<Libraries> {
    if (!window.L || !window.Supercluster) {
        loading ??= load(component).finally(() => {
            loading = null;
        });
        await loading;
    }
    const { L: leaflet, Supercluster: clusterer } = window;
    if (!leaflet || !clusterer)
        throw new Error('The static resource fieldmapVendor did not define L and Supercluster.');
    return { leaflet, clusterer };
}

async function load(component: LightningElement): Promise<void> {
    await Promise.all([
        loadScript(component, `${VENDOR}/leaflet.js`),
        loadScript(component, `${VENDOR}/supercluster.min.js`),
        loadStyle(component, `${VENDOR}/leaflet.css`)
    ]);
}
