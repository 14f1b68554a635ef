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
    shift: { shiftId: 'mon', stops: [{}, {}], travelSeconds: 600, travelMetres: 1000 },
    items: [item('A', 1), item('B', 2)],
    isChanged: true,
    violations: ['after-end-of-day']
} as unknown as DayView;

/** jsdom has no drag events; a mouse event with a data transfer does. */
function dragEvent(type: string, recordId = '', clientY = 0): Event {
    const event = new MouseEvent(type, { clientY, bubbles: true, cancelable: true });
    const held = new Map([['text/plain', recordId]]);
    const dataTransfer = {
        setData: (kind: string, text: string) => held.set(kind, text),
        getData: (kind: string) => held.get(kind) ?? ''
    };
    return Object.assign(event, { dataTransfer });
}

function mount(changes: object = {}): HTMLElement {
    const element = createElement('c-day-column', { is: DayColumn }) as unknown as HTMLElement;
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

    it('gives a dragged stop its record, and says where another was let go', async () => {
        const element = mount();
        const start = dragEvent('dragstart');
        element.shadowRoot?.querySelectorAll('.slot')[1]?.dispatchEvent(start);
        expect((start as unknown as { dataTransfer: DataTransfer }).dataTransfer.getData('text/plain')).toBe('B');
        const dropped = jest.fn();
        element.addEventListener('stopdropped', (event) => dropped((event as CustomEvent<unknown>).detail));
        const section = element.shadowRoot?.querySelector('section');
        section?.dispatchEvent(dragEvent('dragover'));
        await Promise.resolve();
        expect(element.shadowRoot?.querySelector('.day_target')).not.toBeNull();
        section?.dispatchEvent(dragEvent('drop', 'X'));
        expect(dropped).toHaveBeenCalledWith({ recordId: 'X', shiftId: 'mon', position: 2 });
    });

    it('takes nothing while it is read-only, or without a working day', () => {
        const dropped = jest.fn();
        for (const changes of [{ isReadOnly: true }, { day: { ...DAY, shift: null } }]) {
            const element = mount(changes);
            element.addEventListener('stopdropped', dropped);
            const over = dragEvent('dragover', 'X');
            element.shadowRoot?.querySelector('section')?.dispatchEvent(over);
            element.shadowRoot?.querySelector('section')?.dispatchEvent(dragEvent('drop', 'X'));
            expect(over.defaultPrevented).toBe(false);
        }
        expect(dropped).not.toHaveBeenCalled();
    });

    it('says that a day is free', async () => {
        const element = mount({ day: { ...DAY, items: [], isChanged: false, violations: [] } });
        expect(element.shadowRoot?.querySelector('.free')).not.toBeNull();
        await expect(element).toBeAccessible();
    });
});
