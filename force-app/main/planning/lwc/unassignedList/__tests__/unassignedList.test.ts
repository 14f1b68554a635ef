import { createElement } from 'lwc';
import type { Plan } from 'c/contracts';
import UnassignedList from 'c/unassignedList';

const place = { latitude: 47, longitude: 9 };
const left = (recordId: string, code: string): object => ({
    recordId,
    objectApiName: 'Account',
    place,
    points: 10,
    reasons: [],
    code,
    params: {}
});
const PLAN = {
    shifts: [{ shiftId: 'mon', date: '2026-11-23' }],
    unassigned: [left('A', 'does-not-fit'), left('B', 'already-planned')],
    unassignedCount: 2
} as unknown as Plan;

describe('c-unassigned-list', () => {
    afterEach(() => document.body.replaceChildren());

    it('offers a day and an answer to those who could come in, and only to them', async () => {
        const element = createElement('c-unassigned-list', { is: UnassignedList }) as unknown as HTMLElement;
        Object.assign(element, { plan: PLAN, canAsk: true, names: { A: { name: 'Acme', subtitle: '' } } });
        document.body.appendChild(element);
        expect(element.shadowRoot?.querySelectorAll('.add')).toHaveLength(1);
        const events = jest.fn();
        for (const type of ['stopadded', 'reasonsopened']) {
            element.addEventListener(type, (event) => events(type, (event as CustomEvent<unknown>).detail));
        }
        const add = element.shadowRoot?.querySelector('.add');
        add?.dispatchEvent(new CustomEvent('select', { detail: { value: 'mon' } }));
        element.shadowRoot?.querySelector<HTMLElement>('.ask')?.click();
        expect(events.mock.calls).toEqual([
            ['stopadded', { recordId: 'A', shiftId: 'mon' }],
            ['reasonsopened', { recordId: 'A' }]
        ]);
        await expect(element).toBeAccessible();
        Object.assign(element, { advice: { A: 'drop D' } });
        await Promise.resolve();
        expect(element.shadowRoot?.querySelector('.advice')?.textContent).toBe('drop D');
        expect(element.shadowRoot?.querySelector('.ask')).toBeNull();
    });
});
