import { createElement } from 'lwc';
import RecordList from 'c/recordList';
import { filterLayer, LayerPoints, NO_FILTER, RecordRows } from 'c/mapData';
import {
    allInside,
    clearPage,
    colourWords,
    inside,
    recordEvents,
    settle
} from '../../../../../test/jest-stubs/support';

const LAYER = {
    key: 'Account',
    objectApiName: 'Account',
    label: 'Account',
    labelPlural: 'Accounts',
    statusField: 'Class',
    statusLabel: 'Class',
    legend: [{ value: 'A', label: 'Class A', colour: '#b0187a', shape: 'star' as const }],
    isOnByDefault: true,
    iconName: 'standard:account'
};

function rows(count: number): RecordRows {
    const points = new LayerPoints(LAYER, { words: colourWords(), todayDay: 20500 });
    const numbers = Array.from({ length: count }, (_, index) => index);
    points.append(
        {
            layerKey: 'Account',
            objectApiName: 'Account',
            ids: numbers.map((index) => `id${index}`),
            names: numbers.map((index) => `Name ${count - index}`),
            latitudesMicro: numbers.map(() => 47_000_000),
            longitudesMicro: numbers.map(() => 9_000_000),
            statusCodes: numbers.map(() => 0),
            ownerCodes: numbers.map(() => 0),
            lastVisitDays: numbers.map((index) => (index === 0 ? null : 20_000)),
            statuses: ['A'],
            owners: [{ userId: '005', name: 'Ann' }],
            totalCount: count,
            placedCount: count,
            nextAfterId: null
        },
        true
    );
    return RecordRows.of([filterLayer(points, NO_FILTER, { todayDay: 20500, team: [], matches: null })], () => true);
}

function render(count: number, properties: object = {}): HTMLElement {
    const element = createElement('c-record-list', { is: RecordList });
    Object.assign(element, { label: 'Records', rows: rows(count), locale: 'en-US', todayDay: 20_010, ...properties });
    document.body.appendChild(element);
    return element;
}

const namesOf = (element: HTMLElement) => allInside(element, '.name').map((name) => name.textContent);
const press = (element: HTMLElement, key: string) =>
    inside(element, '.body').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

describe('c-record-list', () => {
    afterEach(clearPage);

    it('shows name, owner, status and last visit', async () => {
        const element = render(2, { selectedId: 'id1' });
        const lines = allInside(element, '.row');
        expect(lines[0]?.textContent).toContain('Class A');
        expect(lines[0]?.querySelector('.cell-lastVisit')?.textContent).toContain('Fieldmap_List_NeverVisited');
        expect(lines[1]?.querySelector('.cell-lastVisit')?.textContent).toBe('10 days ago');
        expect(lines[1]?.getAttribute('aria-selected')).toBe('true');
        await expect(element).toBeAccessible();
    });

    it('makes only the lines on the screen of a long list', () => {
        const element = render(10_000);
        expect(allInside(element, '.row').length).toBeLessThan(60);
        expect(inside(element, '[role="grid"]').getAttribute('aria-rowcount')).toBe('10001');
    });

    it('sorts by a click on the head, and the other way by the next', async () => {
        const element = render(12);
        inside(element, '[data-key="name"]').click();
        await settle();
        expect(namesOf(element).slice(0, 2)).toEqual(['Name 1', 'Name 2']);
        expect(inside(element, '.cell-name').getAttribute('aria-sort')).toBe('ascending');
        inside(element, '[data-key="name"]').click();
        await settle();
        expect(namesOf(element)[0]).toBe('Name 12');
    });

    it('opens a record by mouse', () => {
        const element = render(3);
        const selections = recordEvents(element, 'recordselect');
        allInside(element, '.row')[1]?.click();
        expect(selections).toEqual([{ layerKey: 'Account', id: 'id1' }]);
    });

    it('tells which record is under the pointer, for the map', () => {
        const element = render(3);
        const hovers = recordEvents(element, 'recordhover');
        allInside(element, '.row')[2]?.dispatchEvent(new CustomEvent('mouseenter'));
        inside(element, '.body').dispatchEvent(new CustomEvent('mouseleave'));
        expect(hovers).toEqual([{ id: 'id2' }, { id: null }]);
    });

    it('is walked and used with the keyboard', async () => {
        const element = render(100);
        const selections = recordEvents(element, 'recordselect');
        press(element, 'ArrowDown');
        press(element, 'Enter');
        press(element, 'End');
        press(element, 'Enter');
        press(element, 'Home');
        press(element, ' ');
        expect(selections.map((detail) => (detail as { id: string }).id)).toEqual(['id1', 'id99', 'id0']);
        await settle();
        expect(allInside(element, '[tabindex="0"].row')).toHaveLength(1);
    });
});
