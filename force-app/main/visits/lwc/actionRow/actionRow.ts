import { LightningElement, api } from 'lwc';

/** A button of a row. */
export interface ActionButton {
    readonly key: string;
    readonly label: string;
    /** Of the button, beside `button`; what looks and tests know it by. */
    readonly className: string;
    readonly action: string;
    readonly value: string;
    /** Waits while a write is on its way. Default: true. */
    readonly isWrite?: boolean;
    /** Of a button that opens something. */
    readonly isExpanded?: boolean;
}

/** Detail of `actionpress`. */
export interface ActionPress {
    readonly action: string;
    readonly value: string;
}

/** A row of large buttons, and of links before them; wraps on a phone. Events: `actionpress` ({@link ActionPress}). */
export default class ActionRow extends LightningElement {
    @api buttons: readonly ActionButton[] = [];
    @api links: readonly {
        readonly key: string;
        readonly url: string;
        readonly label: string;
        readonly target: string;
    }[] = [];
    @api isBusy = false;

    get shown(): readonly object[] {
        return this.buttons.map((button) => ({
            ...button,
            className: `button ${button.className}`,
            isDisabled: this.isBusy && button.isWrite !== false,
            expanded: button.isExpanded === undefined ? null : String(button.isExpanded)
        }));
    }

    handlePress(event: Event): void {
        const { action = '', value = '' } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent<ActionPress>('actionpress', { detail: { action, value } }));
    }
}
