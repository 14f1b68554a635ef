import { LightningElement, api } from 'lwc';

/** Head of a page: its heading, what the page is about (slot `notes`, slot `before` above the heading), and its controls. */
export default class PageHeader extends LightningElement {
    @api heading = '';
}
