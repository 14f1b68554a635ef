import { LightningElement, api } from 'lwc';

/** A modal without a frame: `close` sends an event that tests can read. */
export default class LightningModal extends LightningElement {
    @api size = 'medium';
    @api label = '';
    @api description = '';
    disableClose = false;

    static open = jest.fn((_props?: object) => Promise.resolve<unknown>(undefined));

    @api close(result?: unknown): Promise<void> {
        this.dispatchEvent(new CustomEvent('privateclose', { detail: result }));
        return Promise.resolve();
    }
}
