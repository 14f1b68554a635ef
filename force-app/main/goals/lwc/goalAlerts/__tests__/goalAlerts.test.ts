import { createElement } from 'lwc';
import GoalAlerts from 'c/goalAlerts';
import type { GoalAlert } from 'c/contracts';
import type { GoalView } from 'c/goalText';

type Element = HTMLElement & { alerts: readonly GoalAlert[]; views: readonly GoalView[] };

const ids = ['a', 'b', 'c', 'd', 'e'];
const view = (goalId: string): GoalView =>
    ({
        goalId,
        name: goalId,
        who: 'Team',
        unit: 'count',
        pace: null,
        status: 'off-track',
        targetText: '9'
    }) as GoalView;
const alert = (goalId: string): GoalAlert => ({ goalId, since: '2026-11-20', projection: 5 }) as GoalAlert;

function show(shown: readonly string[]): Element {
    const element = createElement('c-goal-alerts', { is: GoalAlerts }) as Element;
    element.views = ids.map(view);
    element.alerts = shown.map(alert);
    document.body.appendChild(element);
    return element;
}
const texts = (element: Element): number => element.shadowRoot!.querySelectorAll('.item').length;

describe('c-goal-alerts', () => {
    afterEach(() => document.body.replaceChildren());

    it('shows three and opens to all, whole lines only', async () => {
        const element = show(ids);
        expect(texts(element)).toBe(3);
        const more = element.shadowRoot!.querySelector('.more') as HTMLButtonElement;
        expect(more.getAttribute('aria-expanded')).toBe('false');
        more.click();
        await Promise.resolve();
        expect(texts(element)).toBe(5);
        await expect(element).toBeAccessible();
    });

    it('has nothing to open when all are shown', () => {
        const element = show(ids.slice(0, 3));
        expect(texts(element)).toBe(3);
        expect(element.shadowRoot!.querySelector('.more')).toBeNull();
    });
});
