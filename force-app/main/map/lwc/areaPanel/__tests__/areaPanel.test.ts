import { readFileSync } from 'node:fs';
import { createElement } from 'lwc';
import AreaPanel from 'c/areaPanel';
import type { MapLayer, PointPage, SessionContext } from 'c/contracts';
import { filterLayer, LayerPoints, MapSituation, NO_FILTER, type MapCommand } from 'c/mapData';
import getAreas from '@salesforce/apex/AreaController.getAreas';
import getAreaCut from '@salesforce/apex/KpiController.getAreaCut';
import getBoard from '@salesforce/apex/KpiController.getBoard';
import getFigures from '@salesforce/apex/AreaController.getFigures';
import saveAreas from '@salesforce/apex/AreaController.saveAreas';
import {
    allInside,
    clearPage,
    colourWords,
    inside,
    recordEvents,
    settle
} from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/label/c.Fieldmap_Area_Fraction', () => ({ default: '{0} / {1}' }), { virtual: true });
jest.mock('@salesforce/apex/AreaController.getAreas', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AreaController.getFigures', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AreaController.saveAreas', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AreaController.deleteArea', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getAreaCut', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getBoard', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getCut', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapFilterController.getSources', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapFilterController.getMatches', () => ({ default: jest.fn() }), { virtual: true });

const golden = <T>(name: string): T => JSON.parse(readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8')) as T;
const PAGE = golden<PointPage>('map-points');
const ids = PAGE.ids;
const FIGURES = {
    from: '2026-01-01',
    today: '2026-03-31',
    currency: 'CHF',
    accountIds: ids,
    visits: ids.map((_, i) => i % 2),
    orders: ids.map(() => 0),
    openAmounts: ids.map((_, i) => i * 100),
    potentials: ids.map((_, i) => 1000 + i),
    overdueDays: ids.map(() => 3),
    visitsAYear: ids.map(() => 12),
    nextAfterId: null
};
/** Around every place there is. */
const WORLD = JSON.stringify({
    type: 'Polygon',
    coordinates: [
        [
            [-179, -80],
            [179, -80],
            [179, 80],
            [-179, 80],
            [-179, -80]
        ]
    ]
});
const KEPT = { id: 'a0A1', name: '<i>World</i>', geometry: WORLD, isShared: false, isMine: true };

function situation(): MapSituation {
    const layers = golden<MapLayer[]>('map-layers');
    const points = new LayerPoints(layers[0]!, { words: colourWords(), todayDay: 20500 });
    points.append(PAGE, true);
    return new MapSituation({
        context: golden<SessionContext>('session-context'),
        layers,
        loaded: [points],
        selections: [filterLayer(points, NO_FILTER, { todayDay: 20500, team: [], matches: null })],
        filter: NO_FILTER,
        area: null,
        todayDay: 20500,
        isNarrow: false,
        isStreaming: false,
        openPanel: 'areas',
        map: () => null
    });
}

async function render(): Promise<{ element: HTMLElement; commands: MapCommand[] }> {
    const element = createElement('c-area-panel', { is: AreaPanel });
    const commands = recordEvents<MapCommand>(element, 'mapcommand');
    Object.assign(element, { situation: situation() });
    document.body.appendChild(element);
    await settle();
    return { element, commands };
}

async function choose(element: HTMLElement, selector: string, value: string): Promise<void> {
    const select = inside<HTMLSelectElement>(element, selector);
    select.value = value;
    select.dispatchEvent(new CustomEvent('change'));
    await settle();
    await settle();
}

describe('c-area-panel', () => {
    beforeEach(() => {
        (getFigures as unknown as jest.Mock).mockResolvedValue(JSON.stringify(FIGURES));
        (getAreas as unknown as jest.Mock).mockResolvedValue(JSON.stringify([KEPT]));
        (saveAreas as unknown as jest.Mock).mockResolvedValue(JSON.stringify([KEPT]));
    });
    afterEach(clearPage);

    it('shades kept areas and shows numerator and denominator; names are text', async () => {
        const { element, commands } = await render();
        await choose(element, '.show', 'mine');
        const row = inside(element, '.row');
        expect(row.querySelector('.name')!.textContent).toBe('<i>World</i>');
        const visited = FIGURES.visits.filter((count) => count > 0).length;
        expect(row.querySelector('.fraction')!.textContent).toBe(`${visited} / ${ids.length}`);
        const last = commands.at(-1);
        expect(last).toMatchObject({ kind: 'overlay', key: 'areas', layers: [{ kind: 'polygons' }] });
        await expect(element).toBeAccessible();
    });

    it('names the top by score and opens an account', async () => {
        const { element, commands } = await render();
        await choose(element, '.show', 'mine');
        inside(element, '.row').click();
        await settle();
        await choose(element, '.score', 'openAmount');
        expect(allInside(element, '.account').length).toBe(Math.min(5, ids.length - 1));
        inside(element, '.account').click();
        expect(commands.at(-1)).toEqual({ kind: 'open', recordId: ids[ids.length - 1] });
        inside(element, '.select').click();
        expect(commands.at(-1)).toEqual({ kind: 'records', ids: [...ids] });
    });

    it('shades areas by a KPI, with the numbers of the KPI page', async () => {
        const definition = {
            ...{ key: 'win-rate', unit: 'ratio', denominator: 'closed', name: { en: 'Win rate', ja: '' } },
            formula: { en: 'won / closed', ja: '' }
        };
        const value = { value: 0.25, numerator: 1, denominator: 4 };
        const segment = { key: 'area-1', ids: { areaKey: 'area-1' }, cells: [{ key: 'win-rate', current: value }] };
        const answer = {
            definitions: [definition],
            segments: [segment],
            period: { from: '2026-03-04', to: '2026-04-01' }
        };
        (getBoard as unknown as jest.Mock).mockResolvedValue(JSON.stringify({ definitions: [definition] }));
        (getAreaCut as unknown as jest.Mock).mockResolvedValue(JSON.stringify(answer));
        const { element } = await render();
        await choose(element, '.show', 'mine');
        await choose(element, '.measure', 'kpi:win-rate');
        await choose(element, '.period', 'month');
        const { requestJson } = (getAreaCut as unknown as jest.Mock).mock.lastCall[0] as { requestJson: string };
        expect(JSON.parse(requestJson)).toMatchObject({ cut: 'area', keys: ['win-rate'], period: 'month' });
        const row = inside(element, '.row');
        expect(row.querySelector('.value')!.textContent).toBe('25%');
        expect(row.querySelector('.fraction')!.textContent).toBe('1 / 4');
    });

    it('draws heat by weight and takes it away again', async () => {
        const { element, commands } = await render();
        await choose(element, '.show', 'heat');
        await choose(element, '.measure', 'openAmount');
        const last = commands.at(-1);
        const layer = last?.kind === 'overlay' ? last.layers[0] : undefined;
        expect(layer?.kind === 'heat' && [...layer.heat.weights]).toEqual(FIGURES.openAmounts);
        await choose(element, '.show', 'none');
        expect(commands.at(-1)).toEqual({ kind: 'overlay', key: 'areas', layers: [] });
    });

    it('says what is wrong with a file, and keeps a right one', async () => {
        const { element } = await render();
        const input = inside<HTMLInputElement>(element, '.file');
        const give = async (text: string): Promise<void> => {
            Object.defineProperty(input, 'files', { configurable: true, value: [{ text: async () => text }] });
            input.dispatchEvent(new CustomEvent('change'));
            await settle();
            await settle();
        };
        await give('no json');
        expect(inside(element, '.fault').textContent).not.toBe('');
        expect(saveAreas).not.toHaveBeenCalled();
        await give(WORLD);
        expect(saveAreas).toHaveBeenCalledTimes(1);
        expect(allInside(element, '.fault')).toHaveLength(0);
    });

    it('shows the problem when the service does not answer', async () => {
        (getFigures as unknown as jest.Mock).mockRejectedValue(new Error('nobody there'));
        const { element } = await render();
        await choose(element, '.show', 'mine');
        expect(allInside(element, 'c-error-panel')).toHaveLength(1);
    });
});
