import { LightningElement, api } from 'lwc';
import type { MarkerShape } from 'c/contracts';
import { corePath, shapePath, type MarkerCore } from 'c/mapLayers';

const CENTRE = 8;
const RADIUS = 5.5;

/** The sign of a status, as on the map. Decoration: the words stand beside it. */
export default class MarkerSwatch extends LightningElement {
    @api shape: MarkerShape = 'circle';
    /** `#rrggbb`. */
    @api colour = '#747474';
    @api core: MarkerCore = 'solid';

    get path(): string {
        return shapePath(this.shape, CENTRE, CENTRE, RADIUS);
    }

    get inside(): string {
        return corePath(this.core, this.shape, CENTRE, CENTRE, RADIUS);
    }
}
