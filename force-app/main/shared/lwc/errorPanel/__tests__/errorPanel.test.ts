import { createElement } from 'lwc';
import ErrorPanel from 'c/errorPanel';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

function render(properties: object): HTMLElement {
    const element = createElement('c-error-panel', { is: ErrorPanel });
    Object.assign(element, properties);
    document.body.appendChild(element);
    return element;
}

describe('c-error-panel', () => {
    afterEach(clearPage);

    it('says what happened, what to do, and what the admin wants to know', async () => {
        const element = render({ error: { body: { message: 'SQLSTATE 42' } } });
        expect(inside(element, '[role="alert"] .title').textContent).toContain('Fieldmap_Error_UnknownTitle');
        expect(inside(element, '.details').textContent).toContain('SQLSTATE 42');
        await expect(element).toBeAccessible();
    });

    it('asks to try again', async () => {
        const element = render({ error: new Error('x') });
        const retries = recordEvents(element, 'retry');
        inside(element, '.retry').click();
        await settle();
        expect(retries).toHaveLength(1);
    });

    it('offers no button where trying again cannot help', () => {
        const element = render({ error: new Error('x'), isFinal: true });
        expect(allInside(element, '.retry')).toHaveLength(0);
    });
});
