import { encodeIntegers, type BaseMapDocument } from 'c/geo';
import { installFakeLeaflet } from '../../../../../test/jest-stubs/leaflet';
import { clearPage, settle } from '../../../../../test/jest-stubs/support';

const DOCUMENT: BaseMapDocument = {
    version: 1,
    attribution: '© OpenStreetMap contributors',
    licence: 'ODbL',
    bounds: { west: 9, south: 47, east: 10, north: 48 },
    unitsPerDegree: 1000,
    names: ['Town'],
    layers: [
        {
            name: 'place',
            geometry: 'point',
            minZoom: 8,
            coordinates: encodeIntegers([500, 500]),
            names: encodeIntegers([1])
        }
    ]
};
const SETTING = {
    kind: 'vector' as const,
    urlTemplate: null,
    attribution: '',
    maxZoom: 18,
    home: { latitude: 47, longitude: 9, zoom: 10 }
};

async function attach(setting: object, answer: unknown) {
    jest.resetModules();
    const fake = installFakeLeaflet();
    const layer = { addTo: jest.fn(() => layer), remove: jest.fn(), once: jest.fn(), on: jest.fn() };
    const leaflet = {
        ...fake.leaflet,
        tileLayer: jest.fn(() => layer),
        GridLayer: { extend: jest.fn(() => jest.fn(() => layer)) }
    };
    globalThis.fetch = jest.fn(() => Promise.resolve(answer)) as never;
    const { attachBaseMap } = await import('c/baseMapLayer');
    const handle = attachBaseMap(leaflet as never, fake.map as never, setting as never);
    return { handle, layer, leaflet };
}

describe('c/baseMapLayer', () => {
    afterEach(clearPage);

    it('draws the offline map and takes its attribution', async () => {
        const { handle, layer } = await attach(SETTING, { ok: true, json: () => Promise.resolve(DOCUMENT) });
        await handle.ready;
        expect(handle.attribution).toBe('© OpenStreetMap contributors');
        expect(layer.addTo).toHaveBeenCalled();
        handle.remove();
        expect(layer.remove).toHaveBeenCalled();
    });

    it('adds nothing when the map is gone before the ground has come', async () => {
        const { handle, layer } = await attach(SETTING, { ok: true, json: () => Promise.resolve(DOCUMENT) });
        handle.remove();
        await handle.ready;
        expect(layer.addTo).not.toHaveBeenCalled();
    });

    it('says when the static resource is missing', async () => {
        const { handle } = await attach(SETTING, { ok: false, status: 404 });
        await expect(handle.ready).rejects.toThrow('fieldmapBasemap answered 404');
    });

    it('uses the tile server of the setting', async () => {
        const { handle, leaflet } = await attach(
            { ...SETTING, kind: 'tiles', urlTemplate: 'https://tile.example/{z}/{x}/{y}.png', attribution: '© tiles' },
            null
        );
        void handle.ready.catch(() => undefined);
        await settle();
        expect(leaflet.tileLayer).toHaveBeenCalledWith('https://tile.example/{z}/{x}/{y}.png', {
            maxZoom: 18,
            crossOrigin: true
        });
        expect(handle.attribution).toBe('© tiles');
    });
});
