import { createElement } from 'lwc';
import ChangeForm from 'c/changeForm';

const DAYS = [
    { date: '2026-11-23', offset: '+01:00' },
    { date: '2026-11-24', offset: '+01:00' }
];

async function mount(): Promise<{
    element: HTMLElement;
    change: (selector: string, value: string) => Promise<void>;
    repair: () => unknown;
}> {
    const element = createElement('c-change-form', { is: ChangeForm }) as unknown as HTMLElement;
    Object.assign(element, { days: DAYS });
    document.body.appendChild(element);
    const wanted = jest.fn();
    element.addEventListener('repairwanted', (event) => wanted((event as CustomEvent<unknown>).detail));
    return {
        element,
        change: async (selector, value) => {
            const field = element.shadowRoot?.querySelector(selector);
            field?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
            await Promise.resolve();
        },
        repair: () => {
            element.shadowRoot?.querySelector('.repair')?.dispatchEvent(new CustomEvent('click'));
            return wanted.mock.lastCall?.[0] as unknown;
        }
    };
}

describe('c-change-form', () => {
    afterEach(() => document.body.replaceChildren());

    it('tells where an appointment is, so that the way there counts', async () => {
        const { element, change, repair } = await mount();
        const place = { latitude: 47.2, longitude: 9.5 };
        Object.assign(element, { places: [{ recordId: '001A', name: 'Acme', place }] });
        await change('.place', '001A');
        expect(repair()).toMatchObject({ addedAppointments: [{ place }] });
        await change('.place', '');
        expect(repair()).toMatchObject({ addedAppointments: [{ place: null }] });
    });

    it('tells of a new appointment in the local time of its day', async () => {
        const { element, change, repair } = await mount();
        await change('.day', '2026-11-24');
        await change('.from', '10:00:00.000');
        await change('.until', '11:30:00.000');
        expect(repair()).toEqual({
            addedAppointments: [
                { startsAt: '2026-11-24T10:00:00+01:00', endsAt: '2026-11-24T11:30:00+01:00', place: null }
            ]
        });
        await expect(element).toBeAccessible();
    });

    it('tells of a late start and of a day that falls away', async () => {
        const { element, change, repair } = await mount();
        await change('.kind', 'late');
        await change('.until', '10:15:00.000');
        expect(repair()).toEqual({ delays: [{ date: '2026-11-23', until: '2026-11-23T10:15:00+01:00' }] });
        expect(element.shadowRoot?.querySelector('.from')).toBeNull();
        await change('.kind', 'off');
        expect(repair()).toEqual({ blockedDays: [{ date: '2026-11-23' }] });
        await expect(element).toBeAccessible();
    });

    it('does not offer an appointment that ends before it begins', async () => {
        const { element, change } = await mount();
        await change('.until', '09:00');
        const button = element.shadowRoot?.querySelector('.repair') as unknown as { disabled: boolean };
        expect(button.disabled).toBe(true);
    });
});
