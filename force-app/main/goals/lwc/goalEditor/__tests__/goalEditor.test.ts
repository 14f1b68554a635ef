import { createElement } from 'lwc';
import save from '@salesforce/apex/GoalController.save';
import type { GoalRecord } from 'c/contracts';
import GoalEditor from 'c/goalEditor';
import { changesForEveryone, changesToSave, draftBelow, draftOf, faultOf, newDraft, targetChanges } from '../draft';
import { previewOf } from '../preview';
import { formattersFor } from 'c/formatters';

jest.mock('@salesforce/apex/GoalController.save', () => ({ default: jest.fn() }), { virtual: true });

const goal = (
    goalId: string,
    parentId: string | null,
    target: number,
    given: Partial<GoalRecord> = {}
): GoalRecord => ({
    goalId,
    kind: 'Goal',
    title: null,
    metric: 'visits-completed',
    level: 'Team',
    personId: null,
    personName: null,
    roleId: '00E000000000001AAA',
    roleName: goalId,
    parentId,
    periodKind: 'Month',
    periodStart: '2026-11-01',
    target,
    note: null,
    ownerName: null,
    canEdit: true,
    commentCount: 0,
    supportCount: 0,
    ...given
});
const COMPANY = goal('company', null, 300, { level: 'Company', roleId: null });
const GOALS = [COMPANY, goal('a', 'company', 160), goal('b', 'company', 120), goal('a1', 'a', 90), goal('a2', 'a', 60)];
const ground = { goals: GOALS, view: null, today: 0, format: formattersFor(), currency: null };
const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('what an edit does', () => {
    const edit = { ...draftOf(GOALS[1] as GoalRecord), target: '200' };

    it('alone, it moves the gaps above and below and nothing else', () => {
        expect(changesToSave(edit, GOALS)).toMatchObject([{ goalId: 'a', target: 200, expectedTarget: 160 }]);
        const lines = previewOf(edit, ground);
        // Company 300: 280 given out, then 320. Team A: 150 of 160, then of 200.
        expect(lines.filter(({ isWarning }) => isWarning)).toHaveLength(1);
        expect(lines).toHaveLength(2);
    });

    it('goals above follow by as much, goals below in proportion, when the person says so', () => {
        expect(targetChanges({ ...edit, above: 'raise', below: 'share' }, GOALS)).toEqual([
            { goalId: 'a', target: 200 },
            { goalId: 'a1', target: 120 },
            { goalId: 'a2', target: 80 },
            { goalId: 'company', target: 340 }
        ]);
        const [, ...follow] = changesToSave({ ...edit, below: 'share' }, GOALS);
        expect(follow).toEqual([
            { goalId: 'a1', target: 120, expectedTarget: 90 },
            { goalId: 'a2', target: 80, expectedTarget: 60 }
        ]);
    });

    it('a goal for everyone gives equal parts that add up', () => {
        const people = ['1', '2', '3'].map((userId) => ({ userId }) as never);
        const draft = { ...draftBelow(COMPANY), level: 'Person' as const };
        expect(changesForEveryone(draft, people, 20).map(({ target }) => target)).toEqual([7, 7, 6]);
    });

    it.each([
        [{ isObjective: true }, 'title'],
        [{ metric: 'smiles' }, 'metric'],
        [{ level: 'Person' as const }, 'person'],
        [{ roleId: '' }, 'role'],
        [{ roleId: 'r', target: '1.5' }, 'whole'],
        [{ roleId: 'r', target: '5' }, null]
    ])('%p has the fault %p', (given, fault) => {
        expect(faultOf({ ...newDraft(false, '2026-11-20', 1), ...given })).toBe(fault);
    });
});

describe('c-goal-editor', () => {
    const mount = async (): Promise<HTMLElement> => {
        const element = createElement('c-goal-editor', { is: GoalEditor });
        const list = { goals: GOALS, canCreate: true, roles: [] };
        Object.assign(element, { list, people: [], task: { kind: 'edit', goal: GOALS[1] } });
        document.body.append(element);
        await settle();
        return element;
    };
    const button = (element: HTMLElement, at: number): HTMLElement =>
        [...(element.shadowRoot?.querySelectorAll<HTMLElement>('lightning-button') ?? [])].at(at) as HTMLElement;
    afterEach(() => document.body.replaceChildren());

    it('saves with the target that the person saw, and says when somebody was faster', async () => {
        (save as jest.Mock).mockResolvedValue(
            JSON.stringify({ goalIds: [], errors: [{ index: 0, code: 'conflict', detail: '' }] })
        );
        const element = await mount();
        const stale = jest.fn();
        element.addEventListener('stale', stale);
        button(element, -1).click();
        await settle();
        const sent = JSON.parse((save as jest.Mock).mock.lastCall[0].requestJson) as { changes: unknown[] };
        expect(sent.changes).toMatchObject([{ goalId: 'a', expectedTarget: 160 }]);
        expect(stale).toHaveBeenCalled();
        expect(element.shadowRoot?.querySelectorAll('.fault')[1]?.textContent).not.toBe('');
    });

    it('is accessible', async () => {
        await expect(await mount()).toBeAccessible();
    });
});
