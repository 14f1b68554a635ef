import { createElement } from 'lwc';
import DayTimeline from 'c/dayTimeline';
import type { DayTimeline as Timeline, DayVisit } from 'c/contracts';
import getNames from '@salesforce/apex/MapController.getNames';
import getVisitsOfDay from '@salesforce/apex/VisitController.getVisitsOfDay';
import getTimeline from '@salesforce/apex/VisitDayController.getTimeline';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.getTimeline', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.getVisitsOfDay', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.getMileage', () => ({ default: jest.fn() }), { virtual: true });

const at = (time: string): string => `2026-03-02T${time}:00.000Z`;
const DAY: Timeline = {
    ...{ date: '2026-03-02', timeZone: 'UTC', mileage: [], kilometres: 12.5 },
    entries: [
        {
            ...{ kind: 'stay', startsAt: at('08:00'), endsAt: at('08:40'), seconds: 2400, metres: 0 },
            ...{ recordId: '001A', stayKey: 'a', decidedAs: 'confirmed' }
        },
        {
            ...{ kind: 'leg', startsAt: at('08:40'), endsAt: at('09:00'), seconds: 1200, metres: 12_500 },
            ...{ recordId: null, source: 'road' }
        },
        { kind: 'gap', startsAt: at('09:00'), endsAt: at('09:30'), seconds: 1800, metres: 900, recordId: null },
        {
            ...{ kind: 'stay', startsAt: at('09:30'), endsAt: at('10:00'), seconds: 1800, metres: 0 },
            ...{ recordId: null, stayKey: 'b', decidedAs: 'private' }
        }
    ]
};

async function render(day: Timeline, visits: readonly DayVisit[] = [], properties: object = {}): Promise<HTMLElement> {
    (getVisitsOfDay as unknown as jest.Mock).mockResolvedValue(JSON.stringify(visits));
    (getTimeline as unknown as jest.Mock).mockResolvedValue(JSON.stringify(day));
    (getNames as unknown as jest.Mock).mockResolvedValue('{"001A":{"name":"Alpina","subtitle":""}}');
    const element = createElement('c-day-timeline', { is: DayTimeline });
    Object.assign(element, properties);
    document.body.appendChild(element);
    await settle();
    await settle();
    return element;
}

describe('c-day-timeline', () => {
    afterEach(clearPage);

    it('tells the day: stays by name, legs, gaps; private stays name nobody', async () => {
        const element = await render(DAY);
        expect(allInside(element, '.name').map(({ textContent }) => textContent)).toEqual([
            ...['Alpina', 'c.Fieldmap_Day_Travel', 'c.Fieldmap_Day_Gap', 'c.Fieldmap_Stay_WasPrivate']
        ]);
        expect(allInside(element, '.state').map(({ textContent }) => textContent)).toEqual([
            'c.Fieldmap_Stay_Confirmed'
        ]);
        await expect(element).toBeAccessible();
    });

    it('shows visits recorded by hand in their order, once, and says what the kilometres leave out', async () => {
        const visit: DayVisit = {
            ...{ visitId: 'a01A', recordId: '001A', name: 'Alpina', mode: 'In Person', source: 'Manual' },
            ...{ startsAt: at('08:05'), endsAt: at('08:45') }
        };
        const call: DayVisit = { ...visit, visitId: 'a01B', mode: 'Phone', startsAt: at('09:10'), endsAt: at('09:10') };
        const element = await render(DAY, [visit, { ...call, recordId: '001B', name: 'Bergbahn' }]);
        expect(allInside(element, '.name').map(({ textContent }) => textContent)).toEqual([
            ...['Alpina', 'c.Fieldmap_Day_Travel', 'c.Fieldmap_Day_Gap', 'Bergbahn', 'c.Fieldmap_Stay_WasPrivate']
        ]);
        expect(inside(element, '.unmeasured').textContent).toBe('c.Fieldmap_Day_ByHandOne');
    });

    it('shows visits by hand without any recording and leads to Privacy', async () => {
        const visit: DayVisit = {
            ...{ visitId: 'a01A', recordId: '001A', name: 'Alpina', mode: 'Online', source: 'Manual' },
            ...{ startsAt: at('08:05'), endsAt: null }
        };
        const nothing = { ...DAY, entries: [], mileage: [], kilometres: 0 };
        const element = await render(nothing, [visit], { isConsented: false });
        const wanted = recordEvents(element, 'privacywanted');
        expect(inside(element, '.detail').textContent).toBe('c.Fieldmap_Day_GoesOn · c.Fieldmap_Day_Online');
        expect(element.shadowRoot?.querySelector('.total, .button.day')).toBeNull();
        inside(element, '.privacy').click();
        clearPage();
        const empty = await render(nothing, [], { isConsented: false });
        const emptyWanted = recordEvents(empty, 'privacywanted');
        inside(empty, 'c-empty-state').dispatchEvent(new CustomEvent('action'));
        expect([wanted.length, emptyWanted.length]).toEqual([1, 1]);
    });

    it('does not guess the customer of a stay, and leads to where it is confirmed', async () => {
        const [stay] = DAY.entries;
        const open = { ...stay!, recordId: null, decidedAs: null };
        const element = await render({ ...DAY, entries: [open] });
        const wanted = recordEvents(element, 'stayswanted');
        expect(inside(element, '.name').textContent).toBe('c.Fieldmap_Day_FoundStay');
        inside(element, '.confirm').click();
        expect(wanted).toHaveLength(1);
    });

    it('goes back day by day, not into the future, and has words for an empty day', async () => {
        const element = await render({ ...DAY, entries: [] });
        inside(element, 'c-empty-state');
        const [back, forth] = allInside<HTMLButtonElement>(element, '.step');
        expect(forth?.disabled).toBe(true);
        back?.click();
        await settle();
        const days = (getTimeline as unknown as jest.Mock).mock.calls.map(([{ day }]) => Date.parse(day as string));
        expect(days[0]! - days[1]!).toBe(86_400_000);
        expect(forth?.disabled).toBe(false);
    });
});
