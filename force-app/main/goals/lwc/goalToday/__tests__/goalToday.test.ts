import { createElement } from 'lwc';
import getContext from '@salesforce/apex/SessionController.getContext';
import getGoals from '@salesforce/apex/GoalController.getGoals';
import getProgress from '@salesforce/apex/GoalController.getProgress';
import getVisits from '@salesforce/apex/GoalController.getVisits';
import type { GoalCount, GoalProgress, GoalRecord } from 'c/contracts';
import GoalToday from 'c/goalToday';

jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/GoalController.getGoals', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/GoalController.getProgress', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/GoalController.getVisits', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Goal_Of', () => ({ default: '{0} of {1}' }), { virtual: true });

const ME = '005000000000001AAA';
const OTHER = '005000000000002AAA';
/** A Wednesday; the goal lasts from Monday the 2nd to the end of the month. */
const AS_OF = '2026-11-18';

const goal = (goalId: string, personId: string, metric: string, target: number): GoalRecord => ({
    ...{
        goalId,
        personId,
        metric,
        target,
        kind: 'Goal',
        title: null,
        level: 'Person',
        personName: 'Ada',
        roleId: null
    },
    ...{ roleName: null, parentId: null, periodKind: 'Month', periodStart: '2026-11-01', note: null, ownerName: null },
    ...{ canEdit: false, commentCount: 0, supportCount: 0 }
});
const count = (goalId: string, value: number): GoalCount => ({
    ...{ goalId, state: 'counted', from: '2026-11-01', to: '2026-12-01', calendar: 0, isMine: true, peopleCount: 1 },
    ...{ beforeToday: value, beforeWeek: value, notes: [], days: null },
    value: { value, numerator: value, denominator: 1, completeness: 1, excluded: [], isSmallSample: false }
});
/** Monday to Friday of November 2026, which begins on a Sunday. */
const WEEKDAYS = Array.from({ length: 30 }, (_, day) => ([0, 6].includes(day % 7) ? 0 : 1));

const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
};

async function mount(goals: readonly GoalRecord[], counts: readonly GoalCount[], personId = ''): Promise<HTMLElement> {
    const session = { userId: ME, hasAccess: true, timeZone: 'UTC', team: [] };
    const progress = {
        asOf: AS_OF,
        currency: 'CHF',
        goals: counts,
        calendars: [WEEKDAYS],
        definitions: [],
        alerts: []
    };
    (getContext as jest.Mock).mockResolvedValue(JSON.stringify(session));
    (getGoals as jest.Mock).mockResolvedValue(JSON.stringify({ goals, canCreate: false, roles: [] }));
    (getProgress as jest.Mock).mockResolvedValue(JSON.stringify(progress as unknown as GoalProgress));
    (getVisits as jest.Mock).mockReturnValue(new Promise(() => {}));
    const element = createElement('c-goal-today', { is: GoalToday }) as unknown as HTMLElement;
    Object.assign(element, { personId });
    document.body.appendChild(element);
    await settle();
    return element;
}

describe('c-goal-today', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it("shows the person's own goals, worst first, and the visits that close the first one", async () => {
        const goals = [
            goal('a', ME, 'orders', 1),
            goal('b', ME, 'visits-completed', 42),
            goal('c', OTHER, 'orders', 9)
        ];
        const element = await mount(goals, [count('a', 1), count('b', 12)]);
        const cards = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.goal') ?? [])];
        expect(cards.map(({ dataset }) => dataset['goal'])).toEqual(['b', 'a']);
        expect(cards[0]?.querySelector('strong')?.textContent).toBe('12 of 42');
        const { goalId } = (getVisits as jest.Mock).mock.lastCall[0] as { goalId: string };
        expect(goalId).toBe('b');
        await expect(element).toBeAccessible();
        element.shadowRoot?.querySelector<HTMLElement>('.visits')?.click();
        await settle();
        expect(element.shadowRoot?.querySelector('c-goal-visits')).toBeNull();
    });

    it("shows a manager the goals of another person, with that person's week", async () => {
        const goals = [goal('b', ME, 'visits-completed', 42), goal('c', OTHER, 'visits-completed', 40)];
        const element = await mount(goals, [count('c', 3)], OTHER);
        expect(element.shadowRoot?.querySelectorAll('.goal')).toHaveLength(1);
        const { requestJson } = (getVisits as jest.Mock).mock.lastCall[0] as { requestJson: string };
        expect(JSON.parse(requestJson)).toMatchObject({ ownerId: OTHER, goal: { goalId: 'c' } });
    });

    it('stays away where there are no goals, and says what failed', async () => {
        const element = await mount([], []);
        expect(element.shadowRoot?.querySelector('section')).toBeNull();
        expect(getProgress).not.toHaveBeenCalled();
        (getGoals as jest.Mock).mockRejectedValue(new Error('no'));
        Object.assign(element, { personId: OTHER });
        await settle();
        expect(element.shadowRoot?.querySelector('c-error-panel')).not.toBeNull();
    });
});
