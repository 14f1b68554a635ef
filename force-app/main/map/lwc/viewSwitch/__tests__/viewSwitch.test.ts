import { createElement } from 'lwc';
import ViewSwitch from 'c/viewSwitch';
import { clearPage, inside, recordEvents } from '../../../../../test/jest-stubs/support';

describe('c-view-switch', () => {
    afterEach(clearPage);

    it('says what is shown and asks for the other', async () => {
        const element = createElement('c-view-switch', { is: ViewSwitch });
        Object.assign(element, { isList: false });
        document.body.appendChild(element);
        const switches = recordEvents(element, 'viewswitch');
        expect(inside(element, '.switch-map').getAttribute('aria-pressed')).toBe('true');
        inside(element, '.switch-list').click();
        inside(element, '.switch-map').click();
        expect(switches).toEqual([{ isList: true }, { isList: false }]);
        await expect(element).toBeAccessible();
    });
});
