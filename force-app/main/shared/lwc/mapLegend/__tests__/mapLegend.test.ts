import { createElement } from 'lwc';
import MapLegend from 'c/mapLegend';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

const GROUPS = [
    {
        key: 'Account',
        label: 'Accounts · Class',
        rows: [
            { value: 'A', label: 'Class A', colour: '#b0187a', shape: 'star', count: 1234, isOn: true },
            { value: 'B', label: 'Class B', colour: '#c45500', shape: 'diamond', count: 5, isOn: false }
        ]
    }
];

function render(properties: object = {}): HTMLElement {
    const element = createElement('c-map-legend', { is: MapLegend });
    Object.assign(element, { groups: GROUPS, locale: 'en-US', ...properties });
    document.body.appendChild(element);
    return element;
}

describe('c-map-legend', () => {
    afterEach(clearPage);

    it('shows sign, words and exact count of every entry', async () => {
        const element = render();
        const entries = allInside(element, '.entry');
        expect(entries.map((entry) => entry.querySelector('.count')?.textContent)).toEqual(['1,234', '5']);
        expect(entries.map((entry) => entry.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
        const swatches = allInside<HTMLElement & { shape: string }>(element, 'c-marker-swatch');
        expect(swatches.map(({ shape }) => shape)).toEqual(['star', 'diamond']);
        await expect(element).toBeAccessible();
    });

    it('sends the entry that was clicked', () => {
        const element = render();
        const toggles = recordEvents(element, 'legendtoggle');
        allInside(element, '.entry')[1]?.click();
        expect(toggles).toEqual([{ groupKey: 'Account', value: 'B' }]);
    });

    it('folds and unfolds', async () => {
        const element = render({ isFolded: true });
        expect(allInside(element, '.entry')).toHaveLength(0);
        inside(element, '.head').click();
        await settle();
        expect(allInside(element, '.entry')).toHaveLength(2);
        expect(inside(element, '.head').getAttribute('aria-expanded')).toBe('true');
    });

    it('lets the person choose what colours a layer', async () => {
        const colourings = [
            { key: 'Class__c', label: 'Class' },
            { key: 'LastVisit__c', label: 'Last visit' }
        ];
        const group = { ...GROUPS[0], layerLabel: 'Accounts', colourings, colouringKey: 'LastVisit__c' };
        const element = render({ groups: [group] });
        const choices = recordEvents(element, 'colourby');
        const select = inside<HTMLSelectElement>(element, '.colour-by');
        expect(select.value).toBe('LastVisit__c');
        select.value = 'Class__c';
        select.dispatchEvent(new CustomEvent('change'));
        expect(choices).toEqual([{ groupKey: 'Account', key: 'Class__c' }]);
        await expect(element).toBeAccessible();
    });
});
