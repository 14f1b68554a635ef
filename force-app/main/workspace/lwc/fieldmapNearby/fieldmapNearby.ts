import { LightningElement, api } from 'lwc';

/** "Near this customer" on an account's record page. */
export default class FieldmapNearby extends LightningElement {
    @api recordId = '';
    /** By car. */
    @api minutes = 10;
    @api isOnlyDue = false;
}
