import { createElement } from 'lwc';
import LeafletMap from 'c/leafletMap';
import { PointSet } from 'c/mapLayers';
import { loadScript } from 'lightning/platformResourceLoader';
import { installFakeLeaflet } from '../../../../../test/jest-stubs/leaflet';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

jest.mock('c/baseMapLayer', () => ({
    attachBaseMap: jest.fn(() => ({ attribution: '© somebody', ready: Promise.resolve(), remove: jest.fn() }))
}));

const BASE_MAP = {
    kind: 'vector',
    urlTemplate: null,
    attribution: '© somebody',
    maxZoom: 18,
    home: { latitude: 47, longitude: 9, zoom: 14 }
};
const POINTS = {
    id: 'Account',
    kind: 'points',
    points: new PointSet({
        ids: ['a1', 'a2', 'b1'],
        names: ['First', 'Second', 'Elsewhere'],
        latitudes: Float64Array.of(47, 47, 47.01),
        longitudes: Float64Array.of(9, 9, 9.01),
        styles: Uint16Array.of(0, 0, 1)
    }),
    styles: [
        { colour: '#0b6fb8', shape: 'circle', label: 'C' },
        { colour: '#b0187a', shape: 'star', label: 'A' }
    ]
};
const STOPS = {
    id: 'route',
    kind: 'stops',
    stops: [{ id: 's1', latitude: 47.002, longitude: 9.002, text: '1', colour: '#0b6fb8', label: 'Stop one' }]
};
const LINES = {
    id: 'road',
    kind: 'lines',
    lines: [{ id: 'l1', encodedPolyline: '_p~iF~ps|U_ulLnnqC_mqNvxq`@', colour: '#c45500' }]
};

type MapElement = HTMLElement & { layers: readonly unknown[]; fitTo(bounds: object, options?: object): void };

async function render(properties: object = {}): Promise<MapElement> {
    const element = createElement('c-leaflet-map', { is: LeafletMap }) as MapElement;
    Object.assign(element, { label: 'Map', locale: 'en-US', baseMap: BASE_MAP, layers: [POINTS], ...properties });
    document.body.appendChild(element);
    await settle();
    await settle();
    return element;
}

describe('c-leaflet-map', () => {
    let fake: ReturnType<typeof installFakeLeaflet>;
    beforeEach(() => {
        fake = installFakeLeaflet();
        jest.spyOn(window, 'requestAnimationFrame').mockImplementation((draw) => {
            draw(0);
            return 0;
        });
    });
    afterEach(() => {
        clearPage();
        jest.restoreAllMocks();
    });

    it('makes one map at home, shows the attribution and is accessible', async () => {
        const element = await render();
        expect(fake.leaflet.map).toHaveBeenCalledTimes(1);
        expect(fake.map.setView.mock.calls[0]?.[0]).toEqual([47, 9]);
        expect(inside(element, '.attribution').textContent).toBe('© somebody');
        await expect(element).toBeAccessible();
    });

    it('opens one pin with all records of a place', async () => {
        const element = await render();
        const selections = recordEvents<{ items: object[] }>(element, 'placeselect');
        fake.fire('click', { containerPoint: fake.containerPointOf(47, 9) });
        expect(selections[0]?.items).toEqual([
            { layerId: 'Account', id: 'a1' },
            { layerId: 'Account', id: 'a2' }
        ]);
        expect(fake.context.fillText.mock.calls.map(([text]) => text)).toContain('2');
    });

    it('names what is under the pointer', async () => {
        const element = await render();
        fake.fire('mousemove', { containerPoint: fake.containerPointOf(47.01, 9.01) });
        await settle();
        expect(inside(element, '.hint').textContent).toBe('Elsewhere');
        fake.fire('mouseout');
        await settle();
        expect(allInside(element, '.hint')).toHaveLength(0);
    });

    it('draws routes and opens numbered stops', async () => {
        const element = await render({ layers: [LINES, STOPS] });
        const selections = recordEvents<{ items: object[] }>(element, 'placeselect');
        fake.fire('click', { containerPoint: fake.containerPointOf(47.002, 9.002) });
        expect(selections[0]?.items).toEqual([{ layerId: 'route', id: 's1' }]);
        expect(fake.context.fillText.mock.calls.map(([text]) => text)).toContain('1');
        expect(fake.context.stroke).toHaveBeenCalled();
    });

    it('opens what lies in the middle by keyboard', async () => {
        const element = await render();
        const selections = recordEvents(element, 'placeselect');
        inside(element, '.map').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
        expect(selections).toHaveLength(1);
    });

    it('remembers a box that comes before the map', async () => {
        const element = createElement('c-leaflet-map', { is: LeafletMap }) as MapElement;
        document.body.appendChild(element);
        element.fitTo({ west: 9, south: 47, east: 10, north: 48 });
        Object.assign(element, { baseMap: BASE_MAP });
        await settle();
        expect(fake.map.fitBounds).toHaveBeenCalledTimes(1);
    });

    it('gives the map back when it leaves the page, and makes a new one when it returns', async () => {
        const element = await render();
        document.body.removeChild(element);
        expect(fake.map.remove).toHaveBeenCalledTimes(1);
        document.body.appendChild(element);
        await settle();
        expect(fake.leaflet.map).toHaveBeenCalledTimes(2);
    });

    it('says when the libraries cannot be loaded, and tries again', async () => {
        Object.assign(window, { L: undefined });
        const element = await render();
        expect(loadScript).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('/leaflet.js'));
        const panel = inside(element, 'c-error-panel');
        installFakeLeaflet();
        panel.dispatchEvent(new CustomEvent('retry'));
        await settle();
        expect(allInside(element, 'c-error-panel')).toHaveLength(0);
    });
});
