import { LightningElement, api } from 'lwc';
import close from '@salesforce/label/c.Fieldmap_Flow_Close';

const FINISHED: readonly string[] = ['FINISHED', 'FINISHED_SCREEN'];

/** A Flow of the org over the page, with the record as its input variable `recordId`. Event `flowclose` {isFinished}. */
export default class FlowDialog extends LightningElement {
    /** API name of the Flow. */
    @api flow = '';
    @api label = '';
    @api recordId = '';

    readonly words = { close };
    private hasFocus = false;

    get inputs(): readonly object[] {
        return [{ name: 'recordId', type: 'String', value: this.recordId }];
    }

    renderedCallback(): void {
        if (this.hasFocus) return;
        this.hasFocus = true;
        this.template?.querySelector<HTMLElement>('.dialog')?.focus();
    }

    handleStatus(event: CustomEvent<{ status: string }>): void {
        if (FINISHED.includes(event.detail.status)) this.end(true);
    }

    handleClose(): void {
        this.end(false);
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.end(false);
    }

    private end(isFinished: boolean): void {
        this.dispatchEvent(new CustomEvent('flowclose', { detail: { isFinished } }));
    }
}
