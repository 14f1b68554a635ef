import { createElement } from 'lwc';
import EmptyState from 'c/emptyState';
import { allInside, clearPage, inside, recordEvents } from '../../../../../test/jest-stubs/support';

function render(properties: object): HTMLElement {
    const element = createElement('c-empty-state', { is: EmptyState });
    Object.assign(element, properties);
    document.body.appendChild(element);
    return element;
}

describe('c-empty-state', () => {
    afterEach(clearPage);

    it('shows one sentence and one action', async () => {
        const element = render({ heading: 'Nothing here', text: 'Look elsewhere', actionLabel: 'Reset' });
        const actions = recordEvents(element, 'action');
        expect(inside(element, '.heading').textContent).toBe('Nothing here');
        inside(element, '.action').click();
        expect(actions).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('has no button without an action', () => {
        expect(allInside(render({ heading: 'Nothing here' }), '.action')).toHaveLength(0);
    });
});
