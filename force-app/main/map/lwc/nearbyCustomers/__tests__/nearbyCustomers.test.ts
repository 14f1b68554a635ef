import { createElement } from 'lwc';
import { readFileSync } from 'node:fs';
import NearbyCustomers from 'c/nearbyCustomers';
import { navigate } from 'lightning/navigation';
import getContext from '@salesforce/apex/SessionController.getContext';
import getNear from '@salesforce/apex/MapController.getNear';
import getTravelTimes from '@salesforce/apex/MapController.getTravelTimes';
import { installFakeLeaflet } from '../../../../../test/jest-stubs/leaflet';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getNear', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getTravelTimes', () => ({ default: jest.fn() }), { virtual: true });
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

const source = { provider: 'road', isEstimate: false, note: '' };
const times = (seconds: (number | null)[]): jest.Mock =>
    (getTravelTimes as unknown as jest.Mock).mockResolvedValue(JSON.stringify({ seconds, metres: [], source }));

async function render(answer: object): Promise<HTMLElement> {
    (getContext as unknown as jest.Mock).mockResolvedValue(
        readFileSync('test/fixtures/contracts/session-context.json', 'utf8')
    );
    (getNear as unknown as jest.Mock).mockResolvedValue(JSON.stringify(answer));
    const element = createElement('c-nearby-customers', { is: NearbyCustomers });
    Object.assign(element, { recordId: '001HERE', minutes: 5 });
    document.body.appendChild(element);
    for (let turn = 0; turn < 4; turn++) await settle();
    return element;
}

const requestOf = (call: number): object =>
    JSON.parse((getNear as unknown as jest.Mock).mock.calls[call]![0].requestJson as string) as object;

describe('c-nearby-customers', () => {
    beforeEach(() => {
        installFakeLeaflet();
        times([240, 120]);
    });
    afterEach(clearPage);

    it('lists and draws what is near, says what is due, opens a record', async () => {
        const element = await render(near);
        expect(requestOf(0)).toMatchObject({ recordId: '001HERE', radiusMetres: 8333, isOnlyDue: false });
        expect(allInside(element, '.name').map(({ textContent }) => textContent)).toEqual(['New AG', 'Due AG']);
        expect(allInside(element, '.visit-due')).toHaveLength(1);
        const [points] = inside<HTMLElement & { layers: { points: { ids: string[] } }[] }>(
            element,
            'c-leaflet-map'
        ).layers;
        expect(points?.points.ids).toEqual(['001B', '001A']);
        allInside(element, '.name')[0]!.click();
        expect((navigate as unknown as jest.Mock).mock.calls[0]?.[0]).toMatchObject({
            attributes: { recordId: '001B', objectApiName: 'Account' }
        });
        await expect(element).toBeAccessible();
    });

    it('leaves out who is too far by car, and narrows to the due ones', async () => {
        times([240, 900]);
        const element = await render(near);
        expect(allInside(element, '.name').map(({ textContent }) => textContent)).toEqual(['Due AG']);
        times([240, 120]);
        const select = inside<HTMLSelectElement>(element, '.minutes');
        select.value = '20';
        select.dispatchEvent(new CustomEvent('change'));
        for (let turn = 0; turn < 4; turn++) await settle();
        expect(allInside(element, '.name')).toHaveLength(2);
        const box = inside<HTMLInputElement>(element, '.only-due');
        box.checked = true;
        box.dispatchEvent(new CustomEvent('change'));
        await settle();
        expect(allInside(element, '.name').map(({ textContent }) => textContent)).toEqual(['Due AG']);
    });

    it('estimates and says so when the travel engine does not answer', async () => {
        (getTravelTimes as unknown as jest.Mock).mockRejectedValue(new Error('down'));
        const element = await render({ ...near, totalCount: 400 });
        expect(inside(element, '.near').textContent).toContain('Fieldmap_Near_Estimate');
        expect(inside(element, '.near').textContent).toContain('Fieldmap_Near_Part');
        expect(allInside(element, '.name')).toHaveLength(2);
    });

    it('says when the account has no place, and when it failed', async () => {
        const element = await render({ ...near, latitude: null, longitude: null, customers: [] });
        expect(inside(element, '.near').textContent).toContain('Fieldmap_Near_NoPlace');
        expect(allInside(element, 'c-leaflet-map')).toHaveLength(0);
    });
});
