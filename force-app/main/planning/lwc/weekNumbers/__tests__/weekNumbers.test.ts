import { createElement } from 'lwc';
import type { PlanComparison, PlanTotals } from 'c/contracts';
import WeekNumbers from 'c/weekNumbers';

const totals = (visitCount: number): PlanTotals =>
    ({ visitCount, points: 40, travelSeconds: 600, travelMetres: 1000, visitsPerFieldHour: null }) as PlanTotals;

function mount(properties: object): HTMLElement {
    const element = createElement('c-week-numbers', { is: WeekNumbers }) as unknown as HTMLElement;
    Object.assign(element, properties);
    document.body.appendChild(element);
    return element;
}
const textsOf = (element: HTMLElement, selector: string): (string | null)[] =>
    [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent);

describe('c-week-numbers', () => {
    afterEach(() => document.body.replaceChildren());

    it('stays empty without a proposal', () => {
        expect(textsOf(mount({}), '.total')).toEqual([]);
    });

    it('shows the week beside the order as typed, when something was typed', async () => {
        const comparison = { typed: totals(3) } as PlanComparison;
        const element = mount({ totals: totals(8), comparison });
        expect(textsOf(element, '.value')[0]).toBe('8');
        expect(textsOf(element, '.typed').every((text) => text !== '')).toBe(true);
        await expect(element).toBeAccessible();
        const nothingTyped = mount({ totals: totals(8), comparison: { typed: totals(0) } });
        expect(textsOf(nothingTyped, '.typed').every((text) => text === '')).toBe(true);
    });
});
