/** `lightning/platformShowToastEvent` outside Salesforce, understood by the toast container of the base components. */
import Toast from 'lightning/toast';

export const ShowToastEventName = 'lightning__showtoast';

interface ToastOptions {
    readonly title: string;
    readonly message?: string;
    readonly messageData?: unknown;
    readonly mode?: string;
    readonly variant?: string;
}

export class ShowToastEvent extends CustomEvent<unknown> {
    readonly toastAttributes: unknown;
    constructor(toast: ToastOptions) {
        super(ShowToastEventName, {
            composed: true,
            cancelable: true,
            bubbles: true,
            detail: { ...toast, toast: Toast }
        });
        this.toastAttributes = {
            title: toast.title,
            message: toast.message,
            messageData: toast.messageData,
            mode: toast.mode ?? 'dismissible',
            type: toast.variant ?? 'info'
        };
    }
}
