import { readFileSync } from 'node:fs';
import { createElement } from 'lwc';
import type { MapLayer, PointPage, SessionContext } from 'c/contracts';
import { encodePolyline } from 'c/geo';
import { filterLayer, LayerPoints, MapSituation, NO_FILTER, type MapCommand, type MapHandle } from 'c/mapData';
import ReachPanel from 'c/reachPanel';
import getReachable from '@salesforce/apex/AreaController.getReachable';
import {
    allInside,
    clearPage,
    colourWords,
    inside,
    recordEvents,
    settle
} from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/AreaController.getReachable', () => ({ default: jest.fn() }), { virtual: true });

const golden = <T>(name: string): T => JSON.parse(readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8')) as T;
const PAGE = golden<PointPage>('map-points');
const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const box = (south: number, west: number, north: number, east: number): string =>
    encodePolyline([at(south, west), at(south, east), at(north, east), at(north, west)]);
const EVERYWHERE = box(-80, -179, 80, 179);
const first = at(PAGE.latitudesMicro[0]! / 1e6, PAGE.longitudesMicro[0]! / 1e6);
const AROUND_FIRST = box(first.latitude - 1e-4, first.longitude - 1e-4, first.latitude + 1e-4, first.longitude + 1e-4);

const map = {
    viewport: { centre: at(47.1, 9.5) },
    selectedIds: [] as string[],
    fitTo: jest.fn(),
    reveal: jest.fn()
};

async function render(): Promise<{ element: HTMLElement; commands: MapCommand[] }> {
    const layers = golden<MapLayer[]>('map-layers');
    const points = new LayerPoints(layers[0]!, { words: colourWords(), todayDay: 20500 });
    points.append(PAGE, true);
    const element = createElement('c-reach-panel', { is: ReachPanel });
    const commands = recordEvents<MapCommand>(element, 'mapcommand');
    const facts = {
        context: golden<SessionContext>('session-context'),
        layers,
        loaded: [points],
        selections: [filterLayer(points, NO_FILTER, { todayDay: 20500, team: [], matches: null })],
        filter: NO_FILTER,
        area: null,
        todayDay: 20500,
        isNarrow: false,
        isStreaming: false,
        openPanel: 'reach',
        map: () => map as unknown as MapHandle
    };
    Object.assign(element, { situation: new MapSituation(facts) });
    document.body.appendChild(element);
    await settle();
    return { element, commands };
}

async function show(element: HTMLElement): Promise<void> {
    inside(element, '.show').click();
    await settle();
    await settle();
}

const answer = (rings: readonly string[], isEstimate = false): void => {
    const source = { provider: 'road', isEstimate, note: 'a note' };
    (getReachable as unknown as jest.Mock).mockResolvedValue(JSON.stringify({ rings, source }));
};

describe('c-reach-panel', () => {
    afterEach(clearPage);

    it('draws the area from the middle of the map and selects what lies inside', async () => {
        answer([EVERYWHERE]);
        const { element, commands } = await render();
        await show(element);
        const request = (getReachable as unknown as jest.Mock).mock.calls[0][0].requestJson;
        expect(JSON.parse(request)).toEqual({ latitude: 47.1, longitude: 9.5, minutes: 15 });
        expect(commands.find(({ kind }) => kind === 'overlay')).toMatchObject({
            key: 'reach',
            layers: [{ kind: 'polygons' }, { kind: 'stops' }]
        });
        expect(commands.find(({ kind }) => kind === 'records')).toEqual({ kind: 'records', ids: [...PAGE.ids] });
        await expect(element).toBeAccessible();
    });

    it('leaves out what lies in a hole', async () => {
        answer([EVERYWHERE, AROUND_FIRST]);
        const { element, commands } = await render();
        await show(element);
        const records = commands.find(({ kind }) => kind === 'records');
        expect(records?.kind === 'records' && records.ids).not.toContain(PAGE.ids[0]);
    });

    it('says plainly when the area is an estimated circle', async () => {
        answer([EVERYWHERE], true);
        const { element } = await render();
        await show(element);
        expect(inside(element, '.source').textContent).toContain('Fieldmap_Reach_Estimate');
    });

    it('asks for a record first when none is open, and starts from the open one', async () => {
        answer([EVERYWHERE]);
        const { element } = await render();
        const start = inside<HTMLSelectElement>(element, '.start');
        start.value = 'record';
        start.dispatchEvent(new CustomEvent('change'));
        await show(element);
        expect(allInside(element, '.fault')).toHaveLength(1);
        expect(getReachable).not.toHaveBeenCalled();
        map.selectedIds = [PAGE.ids[0]!];
        await show(element);
        expect(JSON.parse((getReachable as unknown as jest.Mock).mock.calls[0][0].requestJson)).toMatchObject(first);
        map.selectedIds = [];
    });

    it('takes everything away on clear', async () => {
        answer([EVERYWHERE]);
        const { element, commands } = await render();
        await show(element);
        inside(element, '.clear').click();
        expect(commands.slice(-2)).toEqual([
            { kind: 'overlay', key: 'reach', layers: [] },
            { kind: 'area', area: null }
        ]);
    });
});
