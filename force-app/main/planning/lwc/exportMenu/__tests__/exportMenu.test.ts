import { createElement } from 'lwc';
import type { ExportDay } from 'c/planExport';
import ExportMenu from 'c/exportMenu';

const place = { latitude: 47, longitude: 9 };
const DAY: ExportDay = {
    date: '2026-11-23',
    start: place,
    end: place,
    stops: [
        {
            key: 'a',
            name: 'Acme',
            subtitle: 'Vaduz',
            place,
            beginsAt: '2026-11-23T09:00:00Z',
            leavesAt: '2026-11-23T09:30:00Z'
        }
    ]
};

describe('c-export-menu', () => {
    afterEach(() => document.body.replaceChildren());

    it('offers files of the week and maps of each day with stops', async () => {
        const element = createElement('c-export-menu', { is: ExportMenu }) as unknown as HTMLElement;
        Object.assign(element, { days: [DAY, { ...DAY, date: '2026-11-24', stops: [] }], timeZone: 'UTC' });
        document.body.appendChild(element);
        const items = [...(element.shadowRoot?.querySelectorAll('lightning-menu-item') ?? [])];
        const values = items.map((item) => (item as unknown as { value: string }).value);
        expect(values).toEqual(['ics', 'csv', 'google:0', 'apple:0']);
        await expect(element).toBeAccessible();
    });

    it('downloads a calendar', () => {
        const element = createElement('c-export-menu', { is: ExportMenu }) as unknown as HTMLElement;
        Object.assign(element, { days: [DAY], timeZone: 'UTC' });
        document.body.appendChild(element);
        const blobs: Blob[] = [];
        URL.createObjectURL = (blob: Blob) => `blob:${blobs.push(blob)}`;
        URL.revokeObjectURL = jest.fn();
        const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
        const menu = element.shadowRoot?.querySelector('.export');
        menu?.dispatchEvent(new CustomEvent('select', { detail: { value: 'ics' } }));
        expect(blobs[0]?.type).toBe('text/calendar;charset=utf-8');
        expect(click).toHaveBeenCalledTimes(1);
    });
});
