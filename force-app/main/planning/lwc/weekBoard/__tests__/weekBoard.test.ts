import { createElement } from 'lwc';
import type { DayView } from 'c/planView';
import WeekBoard, { type BoardRow } from 'c/weekBoard';

const day = (date: string, shiftId: string): DayView =>
    ({
        date,
        colour: '#000000',
        shift: { shiftId, stops: [] },
        items: [],
        isChanged: false,
        violations: []
    }) as unknown as DayView;
const row = (ownerId: string, name: string): BoardRow => ({
    ownerId,
    name,
    totals: '',
    days: [day('2026-11-23', `${ownerId}-0`), day('2026-11-24', `${ownerId}-1`)]
});

function mount(rows: readonly BoardRow[]): HTMLElement {
    const element = createElement('c-week-board', { is: WeekBoard }) as unknown as HTMLElement;
    Object.assign(element, { rows, today: '2026-11-24' });
    document.body.appendChild(element);
    return element;
}

describe('c-week-board', () => {
    afterEach(() => document.body.replaceChildren());

    it('opens today on a phone, and another day by its tab', async () => {
        const element = mount([row('rep', '')]);
        const closed = (): boolean[] =>
            [...(element.shadowRoot?.querySelectorAll('c-day-column') ?? [])].map((column) =>
                column.classList.contains('day_closed')
            );
        expect(closed()).toEqual([true, false]);
        element.shadowRoot?.querySelector<HTMLElement>('.tab')?.click();
        await Promise.resolve();
        expect(closed()).toEqual([false, true]);
        await expect(element).toBeAccessible();
    });

    it('has a row for each person; stops move among the days of that person', async () => {
        const element = mount([row('a', 'Ann'), row('b', 'Ben')]);
        const names = [...(element.shadowRoot?.querySelectorAll('.name') ?? [])].map(({ textContent }) => textContent);
        expect(names.map((name) => name?.trim())).toEqual(['Ann', 'Ben']);
        const last = [...(element.shadowRoot?.querySelectorAll('c-day-column') ?? [])].at(-1);
        const options = (last as unknown as { dayOptions: { shiftId: string }[] }).dayOptions;
        expect(options.map(({ shiftId }) => shiftId)).toEqual(['b-0', 'b-1']);
        await expect(element).toBeAccessible();
    });
});
