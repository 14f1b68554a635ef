import { LightningElement, api } from 'lwc';
import close from '@salesforce/label/c.Fieldmap_Card_Close';

/** Detail of `paneltoggle`. */
export interface PanelToggleDetail {
    readonly name: string;
    readonly isOpen: boolean;
}

/**
 * A tool in the corner of the map: a button, and what it opens (the default slot). On a wide map the content hangs
 * under the button; on a narrow one it is a sheet over the lower part, so that it never covers the button or the zoom.
 *
 * The screen decides what is open (`openPanel`), so that one panel is open at a time. Event `paneltoggle`, bubbling.
 */
export default class MapPanel extends LightningElement {
    /** Name of the panel in `openPanel`. */
    @api panelName = '';
    @api label = '';
    /** SLDS icon. */
    @api iconName = '';
    /** Name of the panel that is open, or empty. */
    @api openPanel = '';
    @api isNarrow = false;
    /** A low sheet on a narrow map, while something is drawn above. */
    @api isSlim = false;
    /** Marks the button while the tool has an effect on the map. */
    @api isActive = false;

    readonly words = { close };
    private wasOpen = false;
    private hadFocus = false;

    get isOpen(): boolean {
        return this.panelName !== '' && this.openPanel === this.panelName;
    }
    get expanded(): string {
        return String(this.isOpen);
    }
    get headClass(): string {
        return `head${this.isOpen || this.isActive ? ' head-on' : ''}${this.isNarrow ? ' head-narrow' : ''}`;
    }
    get bodyClass(): string {
        if (!this.isNarrow) return 'body';
        return this.isSlim ? 'body body-sheet body-slim' : 'body body-sheet';
    }

    renderedCallback(): void {
        // Who closed the panel with the keyboard goes on where the panel was opened.
        if (this.wasOpen && !this.isOpen && this.hadFocus) this.template?.querySelector<HTMLElement>('.head')?.focus();
        this.wasOpen = this.isOpen;
        this.hadFocus = false;
    }

    handleHead(): void {
        this.toggle(!this.isOpen);
    }

    handleClose(): void {
        this.hadFocus = true;
        this.toggle(false);
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.handleClose();
    }

    private toggle(isOpen: boolean): void {
        const detail: PanelToggleDetail = { name: this.panelName, isOpen };
        this.dispatchEvent(
            new CustomEvent<PanelToggleDetail>('paneltoggle', { detail, bubbles: true, composed: true })
        );
    }
}
