import '@salesforce/lightning-types';
import '@lwc/types';
import type * as Leaflet from 'leaflet';

// Globals of the static resource `fieldmapVendor`, set by its scripts.
declare global {
    interface Window {
        L?: typeof Leaflet;
    }
}
