import { readFileSync } from 'node:fs';
import { createElement } from 'lwc';
import type { MapLayer, PointPage, SessionContext } from 'c/contracts';
import FilterPanel from 'c/filterPanel';
import { LayerPoints, MapSituation, NO_FILTER, type FieldCondition, type MapCommand } from 'c/mapData';
import getSources from '@salesforce/apex/MapFilterController.getSources';
import {
    allInside,
    clearPage,
    colourWords,
    inside,
    recordEvents,
    settle
} from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/MapFilterController.getSources', () => ({ default: jest.fn() }), { virtual: true });

const golden = <T>(name: string): T => JSON.parse(readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8')) as T;
const SOURCES = {
    listViews: [{ id: '00B1', name: 'Class A customers', objectApiName: 'Account' }],
    territories: [{ id: '0MI1', name: 'Oberland', parentId: null }],
    dealStages: [{ value: 'Qualification', label: 'Qualification' }]
};
const INDUSTRY: FieldCondition = { layerKey: 'Account', key: 'Industry', values: ['Banking'], from: '', to: '' };

function situation(conditions: readonly FieldCondition[], openPanel = 'filter'): MapSituation {
    const layers = golden<MapLayer[]>('map-layers');
    const points = new LayerPoints(layers[0]!, { words: colourWords(), todayDay: 20500 });
    points.append(golden<PointPage>('map-points'), true);
    return new MapSituation({
        context: golden<SessionContext>('session-context'),
        layers,
        loaded: [points],
        selections: [],
        filter: { ...NO_FILTER, conditions },
        area: null,
        todayDay: 20500,
        isNarrow: false,
        isStreaming: false,
        openPanel,
        map: () => null
    });
}

async function render(conditions: readonly FieldCondition[] = []): Promise<HTMLElement> {
    const element = createElement('c-filter-panel', { is: FilterPanel });
    Object.assign(element, { situation: situation(conditions) });
    document.body.appendChild(element);
    await settle();
    return element;
}

async function choose(element: HTMLElement, label: string): Promise<void> {
    const select = inside<HTMLSelectElement>(element, '.add');
    const option = [...select.options].find(({ textContent }) => textContent === label);
    select.value = option?.value ?? '';
    select.dispatchEvent(new CustomEvent('change'));
    await settle();
}

const conditionsOf = (commands: readonly MapCommand[]): readonly FieldCondition[] | undefined => {
    const last = commands.at(-1);
    return last?.kind === 'filter' ? last.filter.conditions : undefined;
};

describe('c-filter-panel', () => {
    beforeEach(() => (getSources as unknown as jest.Mock).mockResolvedValue(JSON.stringify(SOURCES)));
    afterEach(clearPage);

    it('offers columns, list views, territories and deals, and adds a value', async () => {
        const element = await render();
        await expect(element).toBeAccessible();
        const labels = allInside<HTMLOptionElement>(element, 'option').map(({ textContent }) => textContent);
        for (const name of ['Industry', 'c.Fieldmap_Filter_ListView', 'c.Fieldmap_Filter_Territory']) {
            expect(labels).toContain(name);
        }
        const commands = recordEvents<MapCommand>(element, 'mapcommand');
        await choose(element, 'Industry');
        await expect(element).toBeAccessible();
        const box = inside<HTMLInputElement>(element, '.value input');
        box.checked = true;
        box.dispatchEvent(new CustomEvent('change'));
        expect(conditionsOf(commands)).toMatchObject([{ layerKey: 'Account', key: 'Industry', values: [box.value] }]);
    });

    it('asks for a list view and for a range of amounts', async () => {
        const element = await render();
        const commands = recordEvents<MapCommand>(element, 'mapcommand');
        await choose(element, 'c.Fieldmap_Filter_ListView');
        const one = inside<HTMLSelectElement>(element, '.one');
        one.value = '00B1';
        one.dispatchEvent(new CustomEvent('change'));
        expect(conditionsOf(commands)).toMatchObject([{ key: '@listView', values: ['00B1'] }]);
        await choose(element, 'c.Fieldmap_Filter_DealAmount');
        const from = inside<HTMLInputElement>(element, '.from');
        from.value = '5000';
        from.dispatchEvent(new CustomEvent('input'));
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(conditionsOf(commands)).toMatchObject([{ key: '@dealAmount', from: '5000', to: '' }]);
    });

    it('names what is filtered, and takes it away', async () => {
        const element = await render([INDUSTRY]);
        expect(inside(element, '.text').textContent).toBe('Accounts · Industry: Banking');
        const commands = recordEvents<MapCommand>(element, 'mapcommand');
        inside(element, '.remove').click();
        expect(conditionsOf(commands)).toEqual([]);
    });

    it('opens a condition again, and drops it when its last value goes', async () => {
        const element = await render([INDUSTRY]);
        const commands = recordEvents<MapCommand>(element, 'mapcommand');
        inside(element, '.text').click();
        await settle();
        const box = allInside<HTMLInputElement>(element, '.value input').find(({ value }) => value === 'Banking')!;
        expect(box.checked).toBe(true);
        box.checked = false;
        box.dispatchEvent(new CustomEvent('change'));
        expect(conditionsOf(commands)).toEqual([]);
    });

    it('says when the org does not answer, and still filters by columns', async () => {
        (getSources as unknown as jest.Mock).mockRejectedValueOnce(new Error('no'));
        const element = await render();
        await settle();
        expect(allInside(element, 'c-error-panel')).toHaveLength(1);
        expect(allInside(element, 'option').length).toBeGreaterThan(3);
    });
});
