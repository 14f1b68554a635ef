import { createElement } from 'lwc';
import PageStateFrame, { type PageState } from 'c/pageState';

function open(state: PageState): HTMLElement {
    const element = createElement('c-page-state', { is: PageStateFrame });
    Object.assign(element, { state, heading: 'Sync', refusedHeading: 'For admins', refusedText: 'Ask for it.' });
    document.body.appendChild(element);
    return element;
}
const count = (element: HTMLElement, selector: string): number =>
    element.shadowRoot?.querySelectorAll(selector).length ?? 0;

describe('c-page-state', () => {
    afterEach(() => document.body.replaceChildren());

    it.each<[PageState, string]>([
        [{ kind: 'loading' }, 'lightning-spinner'],
        [{ kind: 'noAccess' }, 'c-empty-state'],
        [{ kind: 'failed', error: new Error('no') }, 'c-error-panel'],
        [{ kind: 'ready' }, 'slot']
    ])('shows one thing only: %j', async (state, selector) => {
        const element = open(state);
        const shown = ['lightning-spinner', 'c-empty-state', 'c-error-panel', 'slot'].filter(
            (one) => count(element, one) > 0
        );
        expect(shown).toEqual([selector]);
        await expect(element).toBeAccessible();
    });

    it('passes a wish to try again on', () => {
        const element = open({ kind: 'failed', error: null });
        const retried = jest.fn();
        element.addEventListener('retry', retried);
        element.shadowRoot?.querySelector('c-error-panel')?.dispatchEvent(new CustomEvent('retry'));
        expect(retried).toHaveBeenCalledTimes(1);
    });
});
