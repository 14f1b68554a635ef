import getGoals from '@salesforce/apex/GoalController.getGoals';
import getProgress from '@salesforce/apex/GoalController.getProgress';
import type { SessionContext } from 'c/contracts';
import { readBoardGoals } from '../boardGoals';

jest.mock('@salesforce/apex/GoalController.getGoals', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/GoalController.getProgress', () => ({ default: jest.fn() }), { virtual: true });

const ME = '005000000000001AAA';
const SESSION = { userId: ME, team: [] } as unknown as SessionContext;
/** Monday to Friday of November 2026, which begins on a Sunday. */
const WEEKDAYS = Array.from({ length: 30 }, (_, day) => ([0, 6].includes(day % 7) ? 0 : 1));

/** One goal of November with its count on `asOf`. */
function november(metric: string, target: number, value: number, beforeWeek: number, asOf: string): void {
    const goal = { goalId: 'g', metric, target, level: 'Person', personId: ME, roleId: null };
    const goals = [{ ...goal, periodKind: 'Month', periodStart: '2026-11-01' }];
    const count = { goalId: 'g', state: 'counted', from: '2026-11-01', to: '2026-12-01', calendar: 0 };
    const counted = { ...count, value: { value }, beforeToday: value, beforeWeek };
    (getGoals as jest.Mock).mockResolvedValue(JSON.stringify({ goals }));
    (getProgress as jest.Mock).mockResolvedValue(JSON.stringify({ asOf, goals: [counted], calendars: [WEEKDAYS] }));
}

describe('readBoardGoals', () => {
    /*
     * By hand: 40 visits in November 2026 (21 working days). 16 are done before Monday the 16th, when 11 working days are
     * left: 24 more, of which the week's five days hold 11. 13 are done this week: the week is through, the month needs 11.
     */
    it("splits a month's goal beside a week's number into the week's part and what the month needs", async () => {
        november('visits-completed', 40, 29, 16, '2026-11-20');
        const goal = (await readBoardGoals(SESSION, '', 'week', '2026-11-20')).get('visits-completed');
        expect(goal).toMatchObject({ isOfMonth: true, whole: { value: 29, target: 40, remaining: 11 } });
        expect(goal?.week).toMatchObject({ done: 13, since: null });
        expect(goal?.week?.target).toBeGreaterThanOrEqual(10);
        expect(goal?.week?.target).toBeLessThanOrEqual(12);
    });

    it('counts from the first of the month where that lies within the week', async () => {
        // Sunday the 1st is the last day of its week.
        november('visits-completed', 40, 2, 0, '2026-11-01');
        const goal = (await readBoardGoals(SESSION, '', 'week', '2026-11-01')).get('visits-completed');
        // No working day of November lies in that week: the month alone speaks.
        expect(goal).toMatchObject({ isOfMonth: true, week: null });
    });

    it('shows a share against the month, and the goal of the period itself without a week', async () => {
        november('win-rate', 0.4, 0.3, 0.3, '2026-11-20');
        const share = (await readBoardGoals(SESSION, '', 'week', '2026-11-20')).get('win-rate');
        expect(share).toMatchObject({ isOfMonth: true, week: null, whole: { value: 0.3, status: 'off-track' } });
        november('visits-completed', 40, 29, 16, '2026-11-20');
        const own = (await readBoardGoals(SESSION, '', 'month', '2026-11-20')).get('visits-completed');
        expect(own).toMatchObject({ isOfMonth: false, week: null });
    });
});
