import { createElement } from 'lwc';
import { readFileSync } from 'node:fs';
import PlaceMap from 'c/placeMap';
import type { Place, PlaceRepairRow } from 'c/contracts';
import { haversineMetres } from 'c/geo';
import type { MapLayerData } from 'c/mapLayers';
import getContext from '@salesforce/apex/SessionController.getContext';
import getCheckIns from '@salesforce/apex/PlaceRepairController.getCheckIns';
import { installFakeLeaflet } from '../../../../../test/jest-stubs/leaflet';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';
import { repairOf } from '../../placeRepair/__tests__/repairs';

jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlaceRepairController.getCheckIns', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('c/baseMapLayer', () => ({
    attachBaseMap: () => ({ attribution: '', ready: Promise.resolve(), remove: () => undefined })
}));

async function render(repair: PlaceRepairRow, checkIns: readonly Place[]): Promise<HTMLElement> {
    const context = readFileSync('test/fixtures/contracts/session-context.json', 'utf8');
    (getContext as unknown as jest.Mock).mockResolvedValue(context);
    (getCheckIns as unknown as jest.Mock).mockResolvedValue(JSON.stringify(checkIns));
    const element = createElement('c-place-map', { is: PlaceMap });
    Object.assign(element, { repair });
    document.body.appendChild(element);
    for (let turn = 0; turn < 4; turn++) await settle();
    return element;
}

const layersOf = (element: HTMLElement): readonly MapLayerData[] =>
    inside<HTMLElement & { layers: readonly MapLayerData[] }>(element, 'c-leaflet-map').layers;
const keysOf = (element: HTMLElement): (string | null)[] =>
    allInside(element, '.item').map(({ textContent }) => textContent);

describe('c-place-map', () => {
    beforeEach(installFakeLeaflet);
    afterEach(clearPage);

    it('draws the pin, the proposal with its circle, the way between them and the visits', async () => {
        const proposal = repairOf().proposal!;
        const element = await render(repairOf(), [proposal, { latitude: 47.1702, longitude: 9.5 }]);
        const layers = layersOf(element);
        const layer = <Kind extends MapLayerData['kind']>(kind: Kind) =>
            layers.find((each): each is Extract<MapLayerData, { kind: Kind }> => each.kind === kind)!;
        expect(layer('stops').stops.map(({ id, latitude }) => [id, latitude])).toEqual([
            ['pin', 47.1],
            ['proposal', 47.17]
        ]);
        const [[longitude, latitude]] = layer('polygons').polygons[0]!.rings[0]! as [[number, number]];
        expect(haversineMetres(proposal, { latitude, longitude })).toBeCloseTo(46, 0);
        expect(layer('lines').lines).toHaveLength(1);
        expect(layer('points').points.ids).toHaveLength(2);
        expect(keysOf(element)).toEqual([
            ...['×c.Fieldmap_Repair_PinNow', '✓c.Fieldmap_Repair_ProposalKey', 'c.Fieldmap_Repair_CheckIns']
        ]);
        await expect(element).toBeAccessible();
    });

    it('draws what there is of a pin that is missing', async () => {
        const element = await render(repairOf({ place: null, fault: 'missing' }), []);
        expect(layersOf(element).map(({ kind }) => kind)).toEqual(['polygons', 'points', 'stops']);
        expect(keysOf(element)).toEqual(['✓c.Fieldmap_Repair_ProposalKey']);
    });

    it('says why it cannot be shown', async () => {
        (getCheckIns as unknown as jest.Mock).mockReset();
        const element = createElement('c-place-map', { is: PlaceMap });
        Object.assign(element, { repair: repairOf() });
        (getContext as unknown as jest.Mock).mockRejectedValue(new Error('away'));
        document.body.appendChild(element);
        await settle();
        await settle();
        inside(element, 'c-error-panel');
    });
});
