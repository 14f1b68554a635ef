import { createElement } from 'lwc';
import MapPanel from 'c/mapPanel';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

describe('c-map-panel', () => {
    afterEach(clearPage);

    it('asks to be opened and closed, by click and by Escape', async () => {
        const element = createElement('c-map-panel', { is: MapPanel });
        Object.assign(element, { panelName: 'areas', label: 'Areas', iconName: 'utility:location', openPanel: '' });
        document.body.appendChild(element);
        const toggles = recordEvents(element, 'paneltoggle');
        inside(element, '.head').click();
        expect(allInside(element, '.body')).toHaveLength(0);
        Object.assign(element, { openPanel: 'areas' });
        await settle();
        expect(inside(element, '.head').getAttribute('aria-expanded')).toBe('true');
        await expect(element).toBeAccessible();
        inside(element, '.body').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        Object.assign(element, { openPanel: 'other' });
        await settle();
        expect(allInside(element, '.body')).toHaveLength(0);
        expect(toggles).toEqual([
            { name: 'areas', isOpen: true },
            { name: 'areas', isOpen: false }
        ]);
    });
});
