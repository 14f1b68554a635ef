import { createElement } from 'lwc';
import TrackingDevices from 'c/trackingDevices';
import type { Problem } from 'c/contracts';
import addDevice from '@salesforce/apex/VisitDayController.addDevice';
import uploadPositions from '@salesforce/apex/VisitDayController.uploadPositions';
import { clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/VisitDayController.addDevice', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.uploadPositions', () => ({ default: jest.fn() }), { virtual: true });

const uploaded = uploadPositions as unknown as jest.Mock;

function rejection(errors: Problem['errors'], code = 'invalid-request'): object {
    const problem: Problem = {
        ...{ type: 'about:blank', title: 'The request does not match the contract', status: 400, detail: '' },
        ...{ instance: '', code, actions: [], errors }
    };
    return { body: { message: JSON.stringify(problem) } };
}

async function render(): Promise<HTMLElement> {
    const element = createElement('c-tracking-devices', { is: TrackingDevices });
    document.body.appendChild(element);
    await settle();
    return element;
}

async function choose(element: HTMLElement, name: string, size?: number): Promise<void> {
    const file = new File(['<gpx/>'], name);
    if (size !== undefined) Object.defineProperty(file, 'size', { value: size });
    const input = inside(element, '.upload');
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    input.dispatchEvent(new Event('change'));
    // Reading a file takes a turn of the event loop of its own.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await settle();
}

const fileFault = (element: HTMLElement): string | null | undefined =>
    element.shadowRoot?.querySelector('.file-fault')?.textContent;

describe('c-tracking-devices', () => {
    beforeEach(() => uploaded.mockReset());
    afterEach(clearPage);

    it.each([
        ['day.gpx', 'no-times', 'c.Fieldmap_Track_UploadNoTimes'],
        ['day.csv', 'no-times', 'c.Fieldmap_Track_UploadNoColumns'],
        ['day.gpx', 'no-places', 'c.Fieldmap_Track_UploadNoTrack'],
        ['day.csv', 'no-places', 'c.Fieldmap_Track_UploadNoColumns'],
        ['day.gpx', 'unreadable', 'c.Fieldmap_Track_UploadUnreadable'],
        ['day.gpx', 'too-large', 'c.Fieldmap_Track_UploadTooLarge']
    ])('says under the chooser why %s could not be read: %s', async (name, detail, sentence) => {
        uploaded.mockRejectedValue(rejection([{ pointer: '/text', detail }]));
        const element = await render();
        await choose(element, name);
        expect(fileFault(element)).toBe(sentence);
        expect(inside(element, '.file').nextElementSibling?.textContent).toBe(sentence);
        expect(element.shadowRoot?.querySelector('.device-fault')).toBeNull();
    });

    it('says under the chooser what is wrong before anything is sent', async () => {
        const element = await render();
        await choose(element, 'day.pdf');
        expect(fileFault(element)).toBe('c.Fieldmap_Track_UploadWrongFile');
        await choose(element, 'day.gpx', 5_000_001);
        expect(fileFault(element)).toBe('c.Fieldmap_Track_UploadTooLarge');
        expect(uploaded).not.toHaveBeenCalled();
    });

    it('forgets the fault when a file is taken', async () => {
        const element = await render();
        const reports = recordEvents(element, 'positionsuploaded');
        await choose(element, 'day.pdf');
        uploaded.mockResolvedValue(
            JSON.stringify({ accepted: 2, received: 2, duplicates: 0, refusedCount: 0, refused: [] })
        );
        await choose(element, 'DAY.GPX');
        expect(fileFault(element)).toBeUndefined();
        expect(inside(element, '.report')).not.toBeNull();
        expect(reports).toHaveLength(1);
    });

    it('keeps a fault of the location apps out of the place of the file', async () => {
        (addDevice as unknown as jest.Mock).mockRejectedValue(rejection([], 'not-allowed'));
        const element = await render();
        const name = inside(element, '.name') as HTMLInputElement;
        name.value = 'Phone';
        name.dispatchEvent(new Event('input'));
        inside(element, '.add').click();
        await settle();
        expect(inside(element, '.device-fault').textContent).not.toBe('');
        expect(fileFault(element)).toBeUndefined();
    });
});
