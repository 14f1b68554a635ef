import { createElement } from 'lwc';
import QuickCheckIn from 'c/quickCheckIn';
import checkIn from '@salesforce/apex/QuickVisitController.checkIn';
import complete from '@salesforce/apex/QuickVisitController.complete';
import getChoices from '@salesforce/apex/QuickVisitController.getChoices';
import logContact from '@salesforce/apex/QuickVisitController.logContact';
import { clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/QuickVisitController.checkIn', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/QuickVisitController.complete', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/QuickVisitController.getChoices', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/QuickVisitController.logContact', () => ({ default: jest.fn() }), { virtual: true });

const requestOf = (method: unknown): object =>
    JSON.parse((method as jest.Mock).mock.calls.at(-1)![0].requestJson as string) as object;

function render(properties: object = {}): HTMLElement {
    const element = createElement('c-quick-check-in', { is: QuickCheckIn });
    Object.assign(element, { recordId: '001A', latitude: 47.1, longitude: 9.5, ...properties });
    document.body.appendChild(element);
    return element;
}

function position(answer: (done: PositionCallback, failed: PositionErrorCallback) => void): void {
    Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition: answer } });
}

describe('c-quick-check-in', () => {
    beforeEach(() => {
        for (const method of [checkIn, complete, logContact]) {
            (method as unknown as jest.Mock).mockResolvedValue('{"visitId":"a01A","isNew":true}');
        }
        (getChoices as unknown as jest.Mock).mockResolvedValue(
            JSON.stringify({
                outcomes: [{ value: 'Order', label: 'Order' }],
                modes: [{ value: 'Phone', label: 'Phone' }]
            })
        );
    });
    afterEach(clearPage);

    it('checks in with position, distance and whether it is on site', async () => {
        position((done) =>
            done({ coords: { latitude: 47.1005, longitude: 9.5, accuracy: 12.34 } } as GeolocationPosition)
        );
        const element = render();
        const changes = recordEvents(element, 'visitchange');
        inside(element, '.check-in').click();
        await settle();
        expect(requestOf(checkIn)).toEqual({
            recordId: '001A',
            ...{ latitude: 47.1005, longitude: 9.5, accuracyMetres: 12.3, distanceMetres: 56, isOnSite: true }
        });
        expect(changes).toEqual([{ visitId: 'a01A' }]);
        await expect(element).toBeAccessible();
    });

    it('checks in without a position when it is refused', async () => {
        position((_done, failed) => failed({} as GeolocationPositionError));
        const element = render();
        inside(element, '.check-in').click();
        await settle();
        expect(requestOf(checkIn)).toEqual({ recordId: '001A', distanceMetres: null, isOnSite: null });
    });

    it('completes the visit that is in progress, with outcome and note', async () => {
        const element = render({ openVisitId: 'a01B' });
        inside(element, '.complete').click();
        await settle();
        await expect(element).toBeAccessible();
        const outcome = inside<HTMLSelectElement>(element, '.outcome');
        outcome.value = 'Order';
        outcome.dispatchEvent(new CustomEvent('change'));
        const notes = inside<HTMLTextAreaElement>(element, '.notes');
        notes.value = 'All well';
        notes.dispatchEvent(new CustomEvent('change'));
        inside(element, '.save').click();
        await settle();
        expect(requestOf(complete)).toEqual({ visitId: 'a01B', outcome: 'Order', notes: 'All well' });
    });

    it('records a call, and keeps the form when that fails', async () => {
        (logContact as unknown as jest.Mock).mockRejectedValueOnce(new Error('no'));
        const element = render();
        inside(element, '.contact').click();
        await settle();
        inside(element, '.save').click();
        await settle();
        expect(inside(element, '.error').textContent).not.toBe('');
        inside(element, '.save').click();
        await settle();
        expect(requestOf(logContact)).toEqual({ recordId: '001A', mode: 'Phone', outcome: null, notes: '' });
        expect(element.shadowRoot?.querySelector('.form')).toBeNull();
    });
});
