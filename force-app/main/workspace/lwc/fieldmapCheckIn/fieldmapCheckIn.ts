import { LightningElement, api } from 'lwc';

/** "Check in here" on the page of an account, lead, opportunity or visit. */
export default class FieldmapCheckIn extends LightningElement {
    @api recordId = '';
}
