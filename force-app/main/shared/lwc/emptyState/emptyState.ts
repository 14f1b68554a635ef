import { LightningElement, api } from 'lwc';

/** One sentence and at most one action where there is nothing to show. Event `action` when the button is used. */
export default class EmptyState extends LightningElement {
    @api heading = '';
    /** More words, smaller. */
    @api text = '';
    /** Empty: no button. */
    @api actionLabel = '';
    /** SLDS icon name. */
    @api iconName = 'utility:search';

    handleAction(): void {
        this.dispatchEvent(new CustomEvent('action'));
    }
}
