import { LightningElement, api } from 'lwc';
import retry from '@salesforce/label/c.Fieldmap_Error_Retry';
import details from '@salesforce/label/c.Fieldmap_Error_Details';
import { errorTextOf, type ErrorText } from 'c/errorText';

/** Says what went wrong and what to do. Event `retry` when the person wants to try again. */
export default class ErrorPanel extends LightningElement {
    /** Whatever was caught. */
    @api error: unknown = null;
    /** Hides the button where trying again cannot help. */
    @api isFinal = false;

    readonly words = { retry, details };

    get text(): ErrorText {
        return errorTextOf(this.error);
    }

    get actions(): readonly { readonly key: number; readonly text: string }[] {
        return this.text.actions.map((text, key) => ({ key, text }));
    }

    handleRetry(): void {
        this.dispatchEvent(new CustomEvent('retry'));
    }
}
