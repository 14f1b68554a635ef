import { createElement } from 'lwc';
import type { DayItem } from 'c/planView';
import StopMenu from 'c/stopMenu';

const STOP = { kind: 'stop', key: 'k', recordId: '001A', name: 'Acme', number: 2, stopCount: 2 } as unknown as DayItem;
const DAYS = [
    { shiftId: 'mon', label: 'Mon' },
    { shiftId: 'tue', label: 'Tue' }
];

function mount(item: DayItem): { element: HTMLElement; values: () => string[]; select: (value: string) => void } {
    const element = createElement('c-stop-menu', { is: StopMenu }) as unknown as HTMLElement;
    Object.assign(element, { item, days: DAYS, shiftId: 'mon' });
    document.body.appendChild(element);
    const entries = (): (Element & { value: string })[] => [
        ...((element.shadowRoot?.querySelectorAll('lightning-menu-item') ?? []) as Iterable<
            Element & { value: string }
        >)
    ];
    const select = (value: string): void => {
        const menu = element.shadowRoot?.querySelector('lightning-button-menu');
        menu?.dispatchEvent(new CustomEvent('select', { detail: { value } }));
    };
    return { element, values: () => entries().map(({ value }) => value), select };
}

describe('c-stop-menu', () => {
    afterEach(() => document.body.replaceChildren());

    it('offers what the place in the day allows, other days, and ways to say no', async () => {
        const { element, values } = mount(STOP);
        expect(values().slice(0, 4)).toEqual(['earlier', 'move:tue', 'pin', 'remove']);
        expect(values().filter((value) => value.startsWith('refuse:'))).toHaveLength(6);
        await expect(element).toBeAccessible();
    });

    it('says where to, and which no', () => {
        const { element, select } = mount(STOP);
        const changed = jest.fn();
        const refused = jest.fn();
        element.addEventListener('stopchange', (event) => changed((event as CustomEvent<unknown>).detail));
        element.addEventListener('refused', (event) => refused((event as CustomEvent<unknown>).detail));
        select('move:tue');
        select('refuse:later-week');
        select('refuse:not-worth-it');
        expect(changed.mock.calls).toEqual([[{ recordId: '001A', key: 'k', action: 'move', shiftId: 'tue' }]]);
        expect(refused.mock.calls).toEqual([
            [{ decision: 'later', reason: 'not-now' }],
            [{ decision: 'rejected', reason: 'not-worth-it' }]
        ]);
    });

    it('cancels a planned visit and nothing else', () => {
        expect(mount({ ...STOP, kind: 'visit' }).values()).toEqual(['cancel']);
    });
});
