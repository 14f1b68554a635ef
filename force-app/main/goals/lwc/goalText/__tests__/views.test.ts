import type { GoalCount, GoalProgress, GoalRecord, KpiDefinition, KpiValue } from 'c/contracts';
import { goalViews, inputOf, targetOfInput } from 'c/goalText';

const goal = (goalId: string, given: Partial<GoalRecord> = {}): GoalRecord => ({
    goalId,
    kind: 'Goal',
    title: null,
    metric: 'visits-completed',
    level: 'Team',
    personId: null,
    personName: null,
    roleId: 'r',
    roleName: 'Team North',
    parentId: null,
    periodKind: 'Month',
    periodStart: '2026-11-01',
    target: 100,
    note: null,
    ownerName: null,
    canEdit: true,
    commentCount: 0,
    supportCount: 0,
    ...given
});
const value = (number: number): KpiValue => ({
    value: number,
    numerator: number,
    denominator: 1,
    completeness: 1,
    excluded: [],
    isSmallSample: false
});
const count = (goalId: string, given: Partial<GoalCount> = {}): GoalCount => ({
    goalId,
    state: 'counted',
    from: '2026-11-01',
    to: '2026-12-01',
    value: value(40),
    beforeToday: 40,
    beforeWeek: 30,
    calendar: 0,
    isMine: false,
    peopleCount: 2,
    notes: [],
    days: null,
    ...given
});
const progress = (goals: readonly GoalCount[]): GoalProgress => ({
    asOf: '2026-11-16',
    timeZone: 'Europe/Vaduz',
    currency: 'CHF',
    dataAsOf: '2026-11-16T10:00:00Z',
    fiscalStartMonth: 1,
    definitions: [] as readonly KpiDefinition[],
    goals,
    calendars: [Array.from({ length: 30 }, () => 1)],
    alerts: []
});

describe('views of goals', () => {
    it('a parent shows what its children leave unassigned, and what they take too much', () => {
        const parts = [goal('p', { level: 'Company' }), goal('a', { parentId: 'p', target: 60 })];
        expect(goalViews(parts, null)[0]?.assignment).toMatchObject({ unassigned: 40 });
        const over = [...parts, goal('b', { parentId: 'p', target: 60 })];
        expect(goalViews(over, null)[0]).toMatchObject({ isOver: true, assignment: { unassigned: -20 } });
    });

    it('a number that is not open is told from one that has not come yet', () => {
        const [waiting] = goalViews([goal('a')], null);
        expect(waiting?.status).toBe('waiting');
        const hidden = progress([count('a', { state: 'not-visible', value: null })]);
        expect(goalViews([goal('a')], hidden)[0]).toMatchObject({ status: 'not-visible', pace: null, percent: 0 });
    });

    it('an objective is the mean of its key results and as healthy as the worst', () => {
        const objective = goal('o', { kind: 'Objective', metric: null, target: null, title: 'Closer' });
        const parts = [objective, goal('a', { parentId: 'o', target: 50 }), goal('b', { parentId: 'o', target: 80 })];
        // 40 of 50 and 40 of 80: 65 % in the mean. By the 16th day 80 and 80 are expected of 50 and 80.
        const [view] = goalViews(parts, progress([count('a'), count('b')]));
        expect(view).toMatchObject({ name: 'Closer', isObjective: true, status: 'on-track' });
        expect(view?.percent).toBeCloseTo(65);
        const [behind] = goalViews(
            [...parts, goal('c', { parentId: 'o', target: 300 })],
            progress([count('a'), count('b'), count('c')])
        );
        expect(behind?.status).toBe('off-track');
    });

    it('a circle of parents is shown all the same', () => {
        const circle = [goal('x', { parentId: 'y' }), goal('y', { parentId: 'x' })];
        expect(goalViews(circle, null)).toHaveLength(1);
    });
});

it.each([
    ['40', 'count', 40],
    ['40.5', 'count', 'whole'],
    ['-1', 'count', 'target'],
    ['', 'count', 'target'],
    ['85.5', 'ratio', 0.855],
    ['101', 'ratio', 'percent'],
    ['1200.5', 'currency', 1200.5]
] as const)('an input of %j in %s is %p', (text, unit, meant) => {
    expect(targetOfInput(text, unit)).toBe(meant);
});

it('a share stands in the form in per cent and comes back the same', () => {
    expect(targetOfInput(inputOf(0.855, 'ratio'), 'ratio')).toBe(0.855);
});
