import { createElement } from 'lwc';
import type { DayItem, DayView } from 'c/planView';
import DayColumn from 'c/dayColumn';

const item = (recordId: string, number: number): DayItem =>
    ({
        kind: 'stop',
        key: `${recordId}-key`,
        recordId,
        objectApiName: 'Account',
        name: recordId,
        subtitle: '',
        number,
        stopCount: 2,
        startsAt: '2026-11-23T09:00:00Z',
        endsAt: '2026-11-23T09:30:00Z',
        stop: { stopId: recordId, reasons: [], points: 1, legSeconds: 60, legMetres: 100, detourSeconds: 0 },
        isPinned: false,
        violations: number === 2 ? ['outside-window'] : []
    }) as unknown as DayItem;
const DAY = {
    date: '2026-11-23',
    colour: '#0b5cab',
    shift: {
        shiftId: 'mon',
        stops: [{}, {}],
        start: { at: '2026-11-23T08:30:00Z' },
        end: { at: '2026-11-23T10:00:00Z' },
        travelSeconds: 600,
        travelMetres: 1000
    },
    items: [item('A', 1), item('B', 2)],
    isChanged: true,
    violations: ['after-end-of-day']
} as unknown as DayView;

interface DayElement extends HTMLElement {
    hover(x: number, y: number): void;
    dropOf(recordId: string, x: number, y: number): unknown;
    focusStop(recordId: string): boolean;
}

/** jsdom draws nothing: the day is a box of 200 by 400, its entries lie every 100 pixels. */
function drawn(element: DayElement): DayElement {
    const box = (top: number, height: number): DOMRect =>
        ({ left: 0, right: 200, top, height, bottom: top + height }) as DOMRect;
    const section = element.shadowRoot?.querySelector('section') as HTMLElement;
    section.getBoundingClientRect = () => box(0, 400);
    element.shadowRoot?.querySelectorAll<HTMLElement>('.slot').forEach((slot, index) => {
        slot.getBoundingClientRect = () => box(50 + index * 100, 90);
    });
    return element;
}

function mount(changes: object = {}): DayElement {
    const element = createElement('c-day-column', { is: DayColumn }) as unknown as DayElement;
    Object.assign(element, { day: DAY, timeZone: 'UTC', ...changes });
    document.body.appendChild(element);
    return element;
}

describe('c-day-column', () => {
    afterEach(() => document.body.replaceChildren());

    it('marks a day that was changed by hand, and what does not fit', async () => {
        const element = mount();
        expect(element.shadowRoot?.querySelector('.changed')).not.toBeNull();
        expect(element.shadowRoot?.querySelectorAll('.violation')).toHaveLength(1);
        const cards = [...(element.shadowRoot?.querySelectorAll('c-stop-card') ?? [])];
        expect(cards.map((card) => card.shadowRoot?.querySelectorAll('.violation').length)).toEqual([0, 1]);
        await expect(element).toBeAccessible();
    });

    it('shows where a carried record would go, and says where it was let go', async () => {
        const element = drawn(mount());
        element.hover(100, 160);
        await Promise.resolve();
        expect(element.shadowRoot?.querySelectorAll('.slot')[1]?.className).toContain('slot_target');
        expect(element.dropOf('X', 100, 160)).toEqual({ recordId: 'X', shiftId: 'mon', position: 1 });
        expect(element.dropOf('X', 100, 390)).toEqual({ recordId: 'X', shiftId: 'mon', position: 2 });
        expect(element.dropOf('A', 100, 390)).toEqual({ recordId: 'A', shiftId: 'mon', position: 1 });
        await Promise.resolve();
        expect(element.shadowRoot?.querySelector('.slot_target')).toBeNull();
    });

    it('takes nothing beside the day, while it is read-only, or without a working day', () => {
        expect(drawn(mount()).dropOf('X', 300, 160)).toBeNull();
        for (const changes of [{ isReadOnly: true }, { day: { ...DAY, shift: null } }]) {
            expect(drawn(mount(changes)).dropOf('X', 100, 160)).toBeNull();
        }
    });

    it('finds a stop, and shows placeholders while a plan is on its way', async () => {
        const element = mount();
        expect([element.focusStop('B'), element.focusStop('X')]).toEqual([true, false]);
        const waiting = mount({ day: { ...DAY, items: [] }, isWaiting: true });
        await Promise.resolve();
        expect(waiting.shadowRoot?.querySelectorAll('.skeleton')).toHaveLength(3);
    });

    it('says that a day is free', async () => {
        const element = mount({ day: { ...DAY, items: [], isChanged: false, violations: [] } });
        expect(element.shadowRoot?.querySelector('.free')).not.toBeNull();
        await expect(element).toBeAccessible();
    });
});
