import { createElement } from 'lwc';
import { readFileSync } from 'node:fs';
import NearbyCustomers from 'c/nearbyCustomers';
import { navigate } from 'lightning/navigation';
import getContext from '@salesforce/apex/SessionController.getContext';
import getNear from '@salesforce/apex/MapController.getNear';
import { installFakeLeaflet } from '../../../../../test/jest-stubs/leaflet';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getNear', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('c/baseMapLayer', () => ({
    attachBaseMap: () => ({ attribution: '', ready: Promise.resolve(), remove: () => undefined })
}));

const customer = { latitude: 47.2, longitude: 9.6, metres: 1200, customerClass: 'A' };
const near = {
    latitude: 47.1,
    longitude: 9.5,
    totalCount: 2,
    dueCount: 1,
    customers: [
        { ...customer, recordId: '001A', name: 'Due AG', lastVisit: '2020-01-01', nextVisitDue: '2020-02-01' },
        { ...customer, recordId: '001B', name: 'New AG', lastVisit: null, nextVisitDue: null }
    ]
};

async function render(answer: object): Promise<HTMLElement> {
    (getContext as unknown as jest.Mock).mockResolvedValue(
        readFileSync('test/fixtures/contracts/session-context.json', 'utf8')
    );
    (getNear as unknown as jest.Mock).mockResolvedValue(JSON.stringify(answer));
    const element = createElement('c-nearby-customers', { is: NearbyCustomers });
    Object.assign(element, { recordId: '001HERE', radiusKilometres: 5 });
    document.body.appendChild(element);
    for (let turn = 0; turn < 4; turn++) await settle();
    return element;
}

const requestOf = (call: number): object =>
    JSON.parse((getNear as unknown as jest.Mock).mock.calls[call]![0].requestJson as string) as object;

describe('c-nearby-customers', () => {
    beforeEach(() => {
        installFakeLeaflet();
    });
    afterEach(clearPage);

    it('lists and draws what is near, says what is due, opens a record', async () => {
        const element = await render(near);
        expect(requestOf(0)).toEqual({ recordId: '001HERE', radiusMetres: 5000, isOnlyDue: false });
        expect(allInside(element, '.name').map(({ textContent }) => textContent)).toEqual(['Due AG', 'New AG']);
        expect(allInside(element, '.visit-due')).toHaveLength(1);
        const [points] = inside<HTMLElement & { layers: { points: { ids: string[] } }[] }>(
            element,
            'c-leaflet-map'
        ).layers;
        expect(points?.points.ids).toEqual(['001A', '001B']);
        allInside(element, '.name')[1]!.click();
        expect((navigate as unknown as jest.Mock).mock.calls[0]?.[0]).toMatchObject({
            attributes: { recordId: '001B', objectApiName: 'Account' }
        });
        await expect(element).toBeAccessible();
    });

    it('asks again for the due ones', async () => {
        const element = await render(near);
        const box = inside<HTMLInputElement>(element, '.only-due');
        box.checked = true;
        box.dispatchEvent(new CustomEvent('change'));
        await settle();
        expect(requestOf(1)).toMatchObject({ isOnlyDue: true });
    });

    it('says when the account has no place, and when it failed', async () => {
        const element = await render({ ...near, latitude: null, longitude: null, customers: [] });
        expect(inside(element, '.near').textContent).toContain('Fieldmap_Near_NoPlace');
        expect(allInside(element, 'c-leaflet-map')).toHaveLength(0);
    });
});
