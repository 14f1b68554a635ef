import { LightningElement, api } from 'lwc';
import list from '@salesforce/label/c.Fieldmap_Map_List';
import map from '@salesforce/label/c.Fieldmap_Map_Map';
import view from '@salesforce/label/c.Fieldmap_Map_View';

/** Map or list, on a narrow page. Event `viewswitch` {isList}. */
export default class ViewSwitch extends LightningElement {
    @api isList = false;

    readonly words = { list, map, view };

    get mapPressed(): string {
        return String(!this.isList);
    }
    get listPressed(): string {
        return String(this.isList);
    }

    handleMap(): void {
        this.dispatchEvent(new CustomEvent('viewswitch', { detail: { isList: false } }));
    }

    handleList(): void {
        this.dispatchEvent(new CustomEvent('viewswitch', { detail: { isList: true } }));
    }
}
