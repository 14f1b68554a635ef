import { createElement } from 'lwc';
import ActionRow, { type ActionButton } from 'c/actionRow';
import { allInside, clearPage, recordEvents } from '../../../../../test/jest-stubs/support';

const button = (action: string, more: Partial<ActionButton> = {}): ActionButton => ({
    ...{ key: action, label: action, className: action, action, value: '' },
    ...more
});

function render(properties: object): HTMLElement {
    const element = createElement('c-action-row', { is: ActionRow });
    Object.assign(element, properties);
    document.body.appendChild(element);
    return element;
}

describe('c-action-row', () => {
    afterEach(clearPage);

    it('tells which button was pressed, and shows links before the buttons', async () => {
        const links = [{ key: 'call', url: 'tel:1', label: 'Call', target: '_self' }];
        const element = render({ buttons: [button('skip', { value: 'No Time' }), button('open')], links });
        const presses = recordEvents(element, 'actionpress');
        for (const each of allInside(element, 'button')) each.click();
        expect(presses).toEqual([
            { action: 'skip', value: 'No Time' },
            { action: 'open', value: '' }
        ]);
        expect(allInside(element, '.button').map(({ textContent }) => textContent?.trim())).toEqual([
            ...['Call', 'skip', 'open']
        ]);
        await expect(element).toBeAccessible();
    });

    it('holds back what writes while a write is on its way, not what only opens', () => {
        const more = button('more', { isWrite: false, isExpanded: true });
        const element = render({ buttons: [button('skip'), more], isBusy: true });
        const shown = allInside<HTMLButtonElement>(element, 'button');
        expect(shown.map((each) => [each.disabled, each.getAttribute('aria-expanded')])).toEqual([
            [true, null],
            [false, 'true']
        ]);
    });
});
