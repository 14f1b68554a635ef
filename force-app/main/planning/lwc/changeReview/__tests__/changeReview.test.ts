import { createElement } from 'lwc';
import type { PlanDifference } from 'c/contracts';
import ChangeReview from 'c/changeReview';

const moment = (time: string): { date: string; beginsAt: string } => ({
    date: '2026-11-23',
    beginsAt: `2026-11-23T${time}:00Z`
});
const NOTHING: PlanDifference = {
    added: [],
    removed: [],
    moved: [],
    retimed: [],
    pointsChange: 0,
    travelChangeSeconds: 0
};
const DIFFERENCE = {
    added: [{ stopId: 'n', recordId: 'N', points: 12, after: moment('13:00') }],
    removed: [{ stopId: 'c', recordId: 'C', points: 27, cause: 'cancelled', before: moment('10:00') }],
    moved: [{ stopId: 'm', recordId: 'M', isForced: true, before: moment('09:00'), after: moment('15:00') }],
    retimed: [],
    pointsChange: -15,
    travelChangeSeconds: 360
} as unknown as PlanDifference;

function mount(difference: PlanDifference): HTMLElement {
    const element = createElement('c-change-review', { is: ChangeReview }) as unknown as HTMLElement;
    const names = Object.fromEntries(['N', 'C', 'M'].map((id) => [id, { name: `Name ${id}`, subtitle: '' }]));
    Object.assign(element, { difference, names, timeZone: 'UTC' });
    document.body.appendChild(element);
    return element;
}

describe('c-change-review', () => {
    afterEach(() => document.body.replaceChildren());

    it('shows what comes, goes and moves, with the time before and after', async () => {
        const element = mount(DIFFERENCE);
        const rows = [...(element.shadowRoot?.querySelectorAll('.row') ?? [])];
        expect(rows.map((row) => row.querySelector('.name')?.textContent)).toEqual(['Name N', 'Name C', 'Name M']);
        expect(rows[2]?.querySelector('.before')?.textContent).toContain('09:00');
        expect(rows[2]?.textContent).toContain('03:00');
        await expect(element).toBeAccessible();
    });

    it('says when nothing else changes, and leads back', async () => {
        const element = mount(NOTHING);
        const back = jest.fn();
        element.addEventListener('reviewback', back);
        expect(element.shadowRoot?.querySelectorAll('.row')).toHaveLength(0);
        element.shadowRoot?.querySelector('.back')?.dispatchEvent(new CustomEvent('click'));
        expect(back).toHaveBeenCalledTimes(1);
        await expect(element).toBeAccessible();
    });
});
