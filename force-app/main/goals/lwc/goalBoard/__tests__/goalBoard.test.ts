import { createElement } from 'lwc';
import getGoals from '@salesforce/apex/GoalController.getGoals';
import getProgress from '@salesforce/apex/GoalController.getProgress';
import getContext from '@salesforce/apex/SessionController.getContext';
import GoalBoard from 'c/goalBoard';

const never = (): { default: jest.Mock } => ({ default: jest.fn(() => new Promise(() => {})) });
jest.mock('@salesforce/apex/GoalController.getGoals', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/GoalController.getProgress', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/GoalController.getStory', () => never(), { virtual: true });

const SESSION = {
    userId: '005000000000001AAA',
    name: 'Rep',
    role: 'rep',
    timeZone: 'Europe/Vaduz',
    hasAccess: true,
    missing: [],
    team: [{ userId: '005000000000001AAA', name: 'Rep', roleName: 'Rep North', managerId: null, isActive: true }]
};
const EMPTY = { goals: [], canCreate: false, roles: [] };
const PROGRESS = {
    asOf: '2026-11-18',
    timeZone: 'Europe/Vaduz',
    currency: 'CHF',
    dataAsOf: '2026-11-18T10:00:00Z',
    fiscalStartMonth: 1,
    definitions: [],
    goals: [],
    calendars: [],
    alerts: []
};
const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

async function mount(session: object, list: object): Promise<HTMLElement> {
    (getContext as jest.Mock).mockResolvedValue(JSON.stringify(session));
    (getGoals as jest.Mock).mockResolvedValue(JSON.stringify(list));
    (getProgress as jest.Mock).mockResolvedValue(JSON.stringify(PROGRESS));
    const element = createElement('c-goal-board', { is: GoalBoard });
    document.body.append(element);
    await settle();
    return element;
}

describe('c-goal-board', () => {
    afterEach(() => document.body.replaceChildren());

    it('tells a rep without goals what to do next', async () => {
        const element = await mount(SESSION, EMPTY);
        const state = element.shadowRoot?.querySelector<HTMLElement & { actionLabel: string }>('c-empty-state');
        expect(state?.actionLabel).not.toBe('');
        expect(element.shadowRoot?.querySelector('c-goal-tree')).toBeNull();
    });

    it('lets a manager begin from nothing', async () => {
        const element = await mount({ ...SESSION, role: 'manager' }, { ...EMPTY, canCreate: true });
        element.shadowRoot?.querySelector('c-empty-state')?.dispatchEvent(new CustomEvent('action'));
        await settle();
        expect(element.shadowRoot?.querySelector('c-goal-editor')).not.toBeNull();
    });

    it('says who has no permission set', async () => {
        const element = await mount({ ...SESSION, hasAccess: false }, EMPTY);
        expect(element.shadowRoot?.querySelector('c-empty-state')).not.toBeNull();
    });

    it('shows the targets also when the numbers fail to come', async () => {
        (getContext as jest.Mock).mockResolvedValue(JSON.stringify(SESSION));
        const goal = {
            goalId: 'a02000000000001AAA',
            kind: 'Goal',
            metric: 'orders',
            level: 'Person',
            personId: SESSION.userId,
            parentId: null,
            periodKind: 'Month',
            periodStart: '2026-11-01',
            target: 4,
            title: null
        };
        (getGoals as jest.Mock).mockResolvedValue(JSON.stringify({ ...EMPTY, goals: [goal] }));
        (getProgress as jest.Mock).mockRejectedValue({
            body: { message: '{"code":"middleware-unreachable","status":503}' }
        });
        const element = createElement('c-goal-board', { is: GoalBoard });
        document.body.append(element);
        await settle();
        expect(element.shadowRoot?.querySelector('c-error-panel')).not.toBeNull();
        expect(element.shadowRoot?.querySelector('c-goal-cards')).not.toBeNull();
    });
});
