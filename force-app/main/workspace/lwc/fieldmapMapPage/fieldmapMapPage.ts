import { LightningElement, api } from 'lwc';

/** The map as a page, home page part or tab. */
export default class FieldmapMapPage extends LightningElement {
    /** Pixels; 0 fills the window. */
    @api height = 0;
    /** One column, for a home page. */
    @api isCompact = false;
    /** Layers to open with, separated by commas. */
    @api layerKeys = '';
}
