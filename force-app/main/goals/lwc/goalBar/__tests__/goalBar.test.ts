import { createElement } from 'lwc';
import GoalBar from 'c/goalBar';

function mount(view: GoalBar['view']): ShadowRoot {
    const element = createElement('c-goal-bar', { is: GoalBar });
    Object.assign(element, { view });
    document.body.appendChild(element);
    return element.shadowRoot as ShadowRoot;
}

describe('c-goal-bar', () => {
    afterEach(() => document.body.replaceChildren());

    it('fills to the share that is reached and marks where the pace should be', () => {
        const root = mount({ percent: 40, expectedPercent: 60, status: 'at-risk' });
        const fill = root.querySelector<HTMLElement>('.fill');
        expect(fill?.style.width).toBe('40%');
        expect(fill?.className).toContain('fill_at-risk');
        expect(root.querySelector<HTMLElement>('.mark')?.style.left).toBe('60%');
    });

    it('has no mark where nothing is expected yet', () => {
        expect(mount({ percent: 0, expectedPercent: null, status: 'not-started' }).querySelector('.mark')).toBeNull();
        expect(mount({ percent: 0, expectedPercent: 0, status: 'off-track' }).querySelector('.mark')).not.toBeNull();
    });
});
