import { createElement } from 'lwc';
import MapFilters from 'c/mapFilters';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

const LAYERS = [
    { key: 'Account', label: 'Accounts', iconName: 'standard:account', isOn: true, count: 2000 },
    { key: 'Lead', label: 'Leads', iconName: 'standard:lead', isOn: false, count: null }
];
const TEAM = ['Ann', 'Bob'].map((name, index) => ({
    userId: `005${index}`,
    name,
    roleName: 'Rep',
    managerId: null,
    isActive: true
}));

function render(properties: object = {}): HTMLElement {
    const element = createElement('c-map-filters', { is: MapFilters });
    Object.assign(element, { layers: LAYERS, team: TEAM, locale: 'en-US', ...properties });
    document.body.appendChild(element);
    return element;
}

function choose(select: HTMLSelectElement, value: string): void {
    select.value = value;
    select.dispatchEvent(new CustomEvent('change'));
}

describe('c-map-filters', () => {
    afterEach(() => {
        clearPage();
        jest.useRealTimers();
    });

    it('shows layers as switches with their counts', async () => {
        const element = render();
        const chips = allInside(element, '.chip');
        expect(chips.map((chip) => chip.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
        expect(inside(element, '.chip-count').textContent).toBe('2,000');
        const toggles = recordEvents(element, 'layertoggle');
        chips[1]?.click();
        expect(toggles).toEqual([{ key: 'Lead' }]);
        await expect(element).toBeAccessible();
    });

    it('narrows to one owner and back to everyone', () => {
        const element = render();
        const changes = recordEvents(element, 'filterchange');
        const [owner] = allInside<HTMLSelectElement>(element, 'select');
        choose(owner!, '0051');
        choose(owner!, 'all');
        expect(changes).toEqual([
            { ownerIds: ['0051'], teamOf: null },
            { ownerIds: null, teamOf: null }
        ]);
    });

    it('narrows to a whole team by the role hierarchy', () => {
        const person = { roleName: '', managerId: null, isActive: true };
        const team = [
            { ...person, userId: '0051', name: 'Lea', rolePath: ['r1'] },
            { ...person, userId: '0052', name: 'Rep', rolePath: ['r2', 'r1'] }
        ];
        const element = render({ team });
        const changes = recordEvents(element, 'filterchange');
        const [owner] = allInside<HTMLSelectElement>(element, 'select');
        choose(owner!, 'team:0051');
        expect(changes).toEqual([{ ownerIds: null, teamOf: '0051' }]);
    });

    it('offers a number of days from a link beside its own', () => {
        const element = render({ notVisitedForDays: 45 });
        const select = allInside<HTMLSelectElement>(element, 'select')[1]!;
        expect(select.value).toBe('45');
        const changes = recordEvents(element, 'filterchange');
        choose(select, 'any');
        expect(changes).toEqual([{ notVisitedForDays: null }]);
    });

    it('waits with the search until the typing ends', () => {
        jest.useFakeTimers();
        const element = render();
        const changes = recordEvents(element, 'filterchange');
        const input = inside<HTMLInputElement>(element, 'input');
        for (const text of ['a', 'al', 'alp']) {
            input.value = text;
            input.dispatchEvent(new CustomEvent('input'));
        }
        jest.runAllTimers();
        expect(changes).toEqual([{ search: 'alp' }]);
    });

    it('offers no owner to a person without team and no reset without filter', () => {
        const element = render({ team: [TEAM[0]] });
        expect(allInside(element, 'select')).toHaveLength(1);
        expect(allInside(element, '.reset')).toHaveLength(0);
    });

    it('folds the fields away where it is narrow', async () => {
        const element = render({ isNarrow: true, isFiltering: true });
        expect(allInside(element, 'select')).toHaveLength(0);
        inside(element, '.more').click();
        await settle();
        expect(allInside(element, 'select')).toHaveLength(2);
        const resets = recordEvents(element, 'filterreset');
        inside(element, '.reset').click();
        expect(resets).toHaveLength(1);
        await expect(element).toBeAccessible();
    });
});
