import { createElement } from 'lwc';
import DayTimeline from 'c/dayTimeline';
import type { DayTimeline as Timeline } from 'c/contracts';
import getNames from '@salesforce/apex/MapController.getNames';
import getTimeline from '@salesforce/apex/VisitDayController.getTimeline';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.getTimeline', () => ({ default: jest.fn() }), { virtual: true });
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

async function render(day: Timeline): Promise<HTMLElement> {
    (getTimeline as unknown as jest.Mock).mockResolvedValue(JSON.stringify(day));
    (getNames as unknown as jest.Mock).mockResolvedValue('{"001A":{"name":"Alpina","subtitle":""}}');
    const element = createElement('c-day-timeline', { is: DayTimeline });
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
