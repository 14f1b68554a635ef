import { createElement } from 'lwc';
import QuickCheckIn from 'c/quickCheckIn';
import { visitQueue } from 'c/visitQueue';
import getChoices from '@salesforce/apex/VisitController.getChoices';
import save from '@salesforce/apex/VisitController.save';
import type { VisitWrite } from 'c/contracts';
import { clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.getChoices', () => ({ default: jest.fn() }), { virtual: true });

const saved = save as unknown as jest.Mock;
const lastWrite = (): VisitWrite => JSON.parse(saved.mock.calls.at(-1)![0].requestJson as string) as VisitWrite;
const CHOICES = {
    outcomes: [{ value: 'Order', label: 'Order' }],
    modes: [{ value: 'Phone', label: 'Phone' }],
    skipReasons: [],
    requiredFields: ['outcome']
};

function render(properties: object = {}): HTMLElement {
    const element = createElement('c-quick-check-in', { is: QuickCheckIn });
    Object.assign(element, { recordId: '001A', recordName: 'Alpina', latitude: 47.1, longitude: 9.5, ...properties });
    document.body.appendChild(element);
    return element;
}

function position(answer: (done: PositionCallback, failed: PositionErrorCallback) => void): void {
    Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition: answer } });
}

async function click(element: HTMLElement, selector: string): Promise<void> {
    inside<HTMLButtonElement>(element, selector).click();
    await settle();
    await settle();
}

function type(element: HTMLElement, selector: string, value: string): void {
    const input = inside<HTMLSelectElement>(element, selector);
    input.value = value;
    input.dispatchEvent(new CustomEvent('change'));
}

describe('c-quick-check-in', () => {
    beforeEach(() => {
        window.localStorage.clear();
        saved.mockReset();
        saved.mockResolvedValue('{"visitId":"a01A","status":"In Progress","isNew":true,"isRepeat":false}');
        (getChoices as unknown as jest.Mock).mockResolvedValue(JSON.stringify(CHOICES));
        position((done) => {
            const coords = { latitude: 47.1003, longitude: 9.5, accuracy: 12.34 };
            done({ coords } as GeolocationPosition);
        });
    });
    afterEach(clearPage);

    it('checks in with position, distance and accuracy', async () => {
        const element = render();
        const changes = recordEvents(element, 'visitchange');
        await click(element, '.check-in');
        expect(lastWrite()).toMatchObject({
            action: 'check-in',
            recordId: '001A',
            visitId: null,
            place: { latitude: 47.1003, longitude: 9.5, accuracyMetres: 12.3, distanceMetres: 33, onSite: 'on-site' }
        });
        expect(lastWrite().at).toMatch(/:\d\d\.000Z$/);
        expect(changes).toEqual([{ visitId: 'a01A' }]);
    });

    it('checks in without a position when the person does not share it', async () => {
        position((_done, failed) => failed({ code: 1 } as GeolocationPositionError));
        const element = render();
        await click(element, '.check-in');
        expect(lastWrite().place).toBeNull();
    });

    it('completes the open visit, with what was said or without', async () => {
        const element = render({ openVisitId: 'a01A' });
        await click(element, '.complete');
        await click(element, '.save');
        expect(lastWrite()).toMatchObject({ action: 'check-out', visitId: 'a01A', report: null });
        await click(element, '.complete');
        type(element, '.outcome', 'Order');
        type(element, '.notes', 'Signed');
        await click(element, '.save');
        expect(lastWrite()).toMatchObject({ report: { outcome: 'Order', notes: 'Signed', nextStep: null } });
    });

    it('records a call, and asks for the outcome where the admin wants one', async () => {
        const element = render();
        await click(element, '.contact');
        type(element, '.notes', 'Called');
        await click(element, '.save');
        expect(saved).not.toHaveBeenCalled();
        expect(inside(element, '.error').textContent).toBe('c.Fieldmap_Report_OutcomeMissing');
        type(element, '.outcome', 'Order');
        await click(element, '.save');
        expect(lastWrite()).toMatchObject({ action: 'record', mode: 'Phone', report: { notes: 'Called' } });
    });

    it('keeps a check-in on the device without a connection, offers the end of it, and sends both later', async () => {
        saved.mockRejectedValue(new TypeError('Failed to fetch'));
        const element = render();
        const changes = recordEvents(element, 'visitchange');
        await click(element, '.check-in');
        expect(changes).toEqual([]);
        await click(element, '.complete');
        await click(element, '.save');
        expect(visitQueue().entries.map(({ write }) => write.action)).toEqual(['check-in', 'check-out']);
        expect(element.shadowRoot?.querySelector('.check-in')).not.toBeNull();
        saved.mockReset();
        saved.mockResolvedValue('{"visitId":"a01B","status":"Completed","isNew":true,"isRepeat":false}');
        await visitQueue().flush();
        expect(saved).toHaveBeenCalledTimes(2);
        expect(lastWrite()).toMatchObject({ action: 'check-out', visitId: 'a01B' });
        expect(visitQueue().entries).toEqual([]);
    });

    it('shows what Salesforce refuses and leaves nothing behind', async () => {
        const problem = { code: 'not-allowed', title: 'No', status: 403, detail: '', actions: [] };
        saved.mockRejectedValue({ body: { message: JSON.stringify(problem) } });
        const element = render();
        await click(element, '.check-in');
        expect(inside(element, '.error').textContent).toBe('c.Fieldmap_Problem_NotAllowedTitle');
        expect(visitQueue().entries).toEqual([]);
    });

    it('is accessible', async () => {
        const element = render();
        await click(element, '.contact');
        await expect(element).toBeAccessible();
    });
});
