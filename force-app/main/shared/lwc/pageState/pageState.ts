import { LightningElement, api } from 'lwc';

/** What a page is about to show. Any other kind is its content. */
export type PageState =
    { readonly kind: 'loading' | 'noAccess' | 'ready' } | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Frame of a page: a spinner while it loads, whom it is for and what to ask for when not for this person, what went
 * wrong and what to do, else its content, which is the slot. Event `retry` when the person wants to try again.
 */
export default class PageStateFrame extends LightningElement {
    @api state: PageState = { kind: 'loading' };
    /** Title of the page where its content has none yet. */
    @api heading = '';
    @api loadingText = '';
    /** Whom the page is for, and what to do for it. */
    @api refusedHeading = '';
    @api refusedText = '';

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }

    get isRefused(): boolean {
        return this.state.kind === 'noAccess';
    }

    get isFailed(): boolean {
        return this.state.kind === 'failed';
    }

    get error(): unknown {
        return this.state.kind === 'failed' ? this.state.error : null;
    }

    handleRetry(): void {
        this.dispatchEvent(new CustomEvent('retry'));
    }
}
