import { readFileSync } from 'node:fs';
import { createElement } from 'lwc';
import MapScreen from 'c/mapScreen';
import { CurrentPageReference, navigate } from 'lightning/navigation';
import { publish, subscribe, unsubscribe } from 'lightning/messageService';
import getCard from '@salesforce/apex/MapController.getCard';
import getPoints from '@salesforce/apex/MapController.getPoints';
import { installFakeLeaflet } from '../../../../../test/jest-stubs/leaflet';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/MapController.getPoints', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapFilterController.getMatches', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapFilterController.getSources', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getCard', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('c/baseMapLayer', () => ({
    attachBaseMap: () => ({ attribution: '', ready: Promise.resolve(), remove: () => undefined })
}));

type Views = Element & Record<string, unknown>;
const golden = (name: string) => readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8');
const context = JSON.parse(golden('session-context')) as Record<string, unknown>;
const layers = JSON.parse(golden('map-layers')) as object[];
const ADDRESS = {
    type: 'standard__navItemPage',
    attributes: { apiName: 'Fieldmap_Map' },
    state: { c__q: 'berg', c__layers: 'Account' }
};
const page = JSON.parse(golden('map-points')) as { ids: string[]; names: string[] };
const unplaced = {
    ...page,
    ids: ['x1'],
    names: ['Ohne Ort AG'],
    statusCodes: [0],
    ownerCodes: [0],
    lastVisitDays: [null]
};
const empty = { ...page, ids: [], names: [], totalCount: 0, placedCount: 0 };

function answerPoints(): void {
    (getPoints as unknown as jest.Mock).mockImplementation(({ requestJson }: { requestJson: string }) => {
        const request = JSON.parse(requestJson) as { layerKey: string; placement: string };
        const answer = request.layerKey !== 'Account' ? empty : request.placement === 'unplaced' ? unplaced : page;
        return Promise.resolve(JSON.stringify(answer));
    });
}

async function render(): Promise<HTMLElement> {
    const element = createElement('c-map-screen', { is: MapScreen });
    Object.assign(element, { context, layers });
    document.body.appendChild(element);
    for (let turn = 0; turn < 6; turn++) await settle();
    return element;
}

const pane = (element: Element) => inside(element, 'c-record-pane');
const view = (element: Element, name: string) => inside<Views>(element, name);
const send = (target: Element, type: string, detail: object = {}) =>
    target.dispatchEvent(new CustomEvent(type, { detail }));

describe('c-map-screen', () => {
    beforeEach(() => {
        installFakeLeaflet();
        (getCard as unknown as jest.Mock).mockResolvedValue(golden('map-card'));
        answerPoints();
    });
    afterEach(clearPage);

    it('shows all records of the layers that are on, with exact totals', async () => {
        const element = await render();
        const [accounts] = view(element, 'c-leaflet-map')['layers'] as { points: { ids: string[] } }[];
        expect(accounts?.points.ids).toEqual(page.ids);
        expect((view(pane(element), 'c-record-list')['rows'] as { length: number }).length).toBe(3);
        expect(inside(pane(element), '.summary').textContent).toContain('Fieldmap_Map_Showing');
        expect(inside(pane(element), '.unplaced').textContent).toContain('Fieldmap_Map_Unplaced');
        await expect(element).toBeAccessible();
    });

    it('narrows map, list and legend together', async () => {
        const element = await render();
        send(view(element, 'c-map-filters'), 'filterchange', { search: 'alpina' });
        await settle();
        expect((view(pane(element), 'c-record-list')['rows'] as { length: number }).length).toBe(1);
        const [group] = view(element, 'c-map-legend')['groups'] as { rows: { value: string; count: number }[] }[];
        expect(group?.rows.find(({ value }) => value === 'B')?.count).toBe(0);
    });

    it('switches a status off by the legend and says when nothing is left', async () => {
        const element = await render();
        for (const value of ['A', 'B'])
            send(view(element, 'c-map-legend'), 'legendtoggle', { groupKey: 'Account', value });
        await settle();
        expect(allInside(pane(element), 'c-record-list')).toHaveLength(0);
        send(view(pane(element), 'c-empty-state'), 'action');
        await settle();
        expect((view(pane(element), 'c-record-list')['rows'] as { length: number }).length).toBe(3);
    });

    it('opens a card from the map and from the list', async () => {
        const element = await render();
        send(view(element, 'c-leaflet-map'), 'placeselect', { items: [{ layerId: 'Account', id: page.ids[0] }] });
        await settle();
        expect(getCard).toHaveBeenLastCalledWith({ recordId: page.ids[0] });
        expect(view(pane(element), 'c-record-card')['card']).toMatchObject({ title: 'Alpina AG' });
        expect(view(element, 'c-leaflet-map')['selectedIds']).toEqual([page.ids[0]]);
        expect((publish as jest.Mock).mock.calls[0]?.[2]).toMatchObject({ objectApiName: 'Account' });
        send(view(pane(element), 'c-record-card'), 'cardclose');
        await settle();
        expect(allInside(pane(element), 'c-record-card')).toHaveLength(0);
    });

    it('lists the records of a pin that holds several', async () => {
        const element = await render();
        const items = page.ids.map((id) => ({ layerId: 'Account', id }));
        send(view(element, 'c-leaflet-map'), 'placeselect', { items });
        await settle();
        expect((view(pane(element), 'c-record-list')['rows'] as { length: number }).length).toBe(2);
    });

    it('lists what has no coordinates', async () => {
        const element = await render();
        inside(pane(element), '.unplaced').click();
        await settle();
        expect((view(pane(element), 'c-record-list')['rows'] as { length: number }).length).toBe(1);
    });

    it('keeps what it has when a later page fails', async () => {
        (getPoints as unknown as jest.Mock).mockImplementation(({ requestJson }: { requestJson: string }) =>
            requestJson.includes('unplaced') ? Promise.reject(new Error('lost')) : Promise.resolve(JSON.stringify(page))
        );
        const element = await render();
        expect(view(pane(element), 'c-error-panel')['error']).toEqual(new Error('lost'));
        expect(allInside(element, 'c-leaflet-map')).toHaveLength(1);
    });

    it('starts from the address and writes it when the filter changes', async () => {
        const element = createElement('c-map-screen', { is: MapScreen });
        Object.assign(element, { context, layers });
        (CurrentPageReference as unknown as { emit(value: object): void }).emit(ADDRESS);
        document.body.appendChild(element);
        (CurrentPageReference as unknown as { emit(value: object): void }).emit(ADDRESS);
        for (let turn = 0; turn < 6; turn++) await settle();
        expect((view(pane(element), 'c-record-list')['rows'] as { length: number }).length).toBe(1);
        send(view(element, 'c-map-filters'), 'filterchange', { notVisitedForDays: 30 });
        await new Promise((resolve) => {
            setTimeout(resolve, 350);
        });
        expect(navigate).toHaveBeenLastCalledWith(
            expect.objectContaining({ state: { c__layers: 'Account', c__q: 'berg', c__days: '30' } }),
            true
        );
    });

    it('loads an object again when its records changed', async () => {
        await render();
        const before = (getPoints as unknown as jest.Mock).mock.calls.length;
        const listener = (subscribe as jest.Mock).mock.calls[0]?.[2] as (message: object) => void;
        listener({ objectApiName: 'Account' });
        await settle();
        expect((getPoints as unknown as jest.Mock).mock.calls.length).toBeGreaterThan(before);
    });

    it('leaves without a trace', async () => {
        const element = await render();
        document.body.removeChild(element);
        expect(unsubscribe).toHaveBeenCalledTimes(1);
    });
});
