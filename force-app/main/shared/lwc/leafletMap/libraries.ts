import type { LightningElement } from 'lwc';
import type * as Leaflet from 'leaflet';
import type Supercluster from 'supercluster';
import { loadScript, loadStyle } from 'lightning/platformResourceLoader';
import VENDOR from '@salesforce/resourceUrl/fieldmapVendor';

export interface Libraries {
    readonly leaflet: typeof Leaflet;
    readonly clusterer: typeof Supercluster;
}

let loading: Promise<Libraries> | null = null;

/** Loads Leaflet and supercluster once a page. A failed load is tried again by the next map. */
export function loadLibraries(component: LightningElement): Promise<Libraries> {
    loading ??= load(component).catch((error: unknown) => {
        loading = null;
        throw error;
    });
    return loading;
}

async function load(component: LightningElement): Promise<Libraries> {
    await Promise.all([
        loadScript(component, `${VENDOR}/leaflet.js`),
        loadScript(component, `${VENDOR}/supercluster.min.js`),
        loadStyle(component, `${VENDOR}/leaflet.css`)
    ]);
    const { L: leaflet, Supercluster: clusterer } = window;
    if (!leaflet || !clusterer)
        throw new Error('The static resource fieldmapVendor did not define L and Supercluster.');
    return { leaflet, clusterer };
}
