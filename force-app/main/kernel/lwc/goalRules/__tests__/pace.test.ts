import { expect, test } from '@jest/globals';
import { paceOf } from '../pace.ts';
import type { PaceInput } from '../pace.ts';

/** November 2026 from Monday the 2nd, four weeks of five days. */
const MONTH = Array.from({ length: 28 }, (_, index) => (index % 7 < 5 ? 1 : 0));
const input = (given: Partial<PaceInput>): PaceInput => ({
    target: 100,
    accumulation: 'sum',
    step: 1,
    value: 0,
    beforeToday: 0,
    beforeWeek: 0,
    weights: MONTH,
    today: 0,
    monday: 0,
    ...given
});

/*
 * By hand, Wednesday of the third week (index 16, 12 working days gone, 8 left with today): 54 visits until yesterday, 2
 * today. Pace 54 / 12 = 4.5; projection 54 + max(2, 4.5) + 7 · 4.5 = 90; 90 >= 0.9 · 100: at risk. Expected 100 · 12/20 = 60.
 * Today: 46 over 8 days is 5.75: the first six days get 6. Week (from Monday, 44 done before): 56 over 10 days is 5.6, six
 * days of 6 come first: Monday to Friday 6 each, 30; done 12, so 18 remain.
 */
test('the worked example', () => {
    const pace = paceOf(input({ value: 56, beforeToday: 54, beforeWeek: 44, today: 16, monday: 14 }));
    expect(pace).toMatchObject({
        status: 'at-risk',
        projection: 90,
        expected: 60,
        attainment: 0.56,
        remaining: 44,
        today: { target: 6, done: 2, remaining: 4 },
        week: { target: 30, done: 12, remaining: 18 },
        workingDays: 20,
        workingDaysLeft: 8
    });
});

test.each<[string, Partial<PaceInput>, string]>([
    ['before the period', { today: -1 }, 'not-started'],
    ['on the second working day', { today: 1, value: 3, beforeToday: 3 }, 'early'],
    ['with 5 a day', { today: 14, value: 50, beforeToday: 50 }, 'on-track'],
    ['with 4.5 a day', { today: 14, value: 45, beforeToday: 45 }, 'at-risk'],
    ['with 4 a day', { today: 14, value: 40, beforeToday: 40 }, 'off-track'],
    ['with the target reached', { today: 14, value: 100, beforeToday: 99 }, 'done'],
    ['after the period, reached', { today: 28, value: 100 }, 'done'],
    ['after the period, not reached', { today: 28, value: 99 }, 'missed'],
    ['with no day to work', { today: 3, weights: MONTH.map(() => 0) }, 'no-working-days'],
    ['without any value', { today: 14, value: null }, 'no-value'],
    ['a win rate above its target', { accumulation: 'level', target: 0.3, value: 0.35, today: 14 }, 'on-track'],
    ['a win rate just below', { accumulation: 'level', target: 0.3, value: 0.28, today: 14 }, 'at-risk'],
    ['a win rate far below', { accumulation: 'level', target: 0.3, value: 0.2, today: 14 }, 'off-track'],
    [
        'coverage that grows in step',
        { accumulation: 'growing', target: 0.6, value: 0.3, beforeToday: 0.3, today: 14 },
        'on-track'
    ]
])('%s', (_name, given, status) => {
    expect(paceOf(input(given)).status).toBe(status);
});

test('a missed day raises the days to come, a good one lightens them', () => {
    const asked = (before: number): number =>
        paceOf(input({ today: 1, value: before, beforeToday: before })).today?.target ?? 0;
    expect([asked(0), asked(5), asked(24)]).toEqual([6, 5, 4]);
});

test('coverage never projects past everybody', () => {
    const pace = paceOf(input({ accumulation: 'growing', target: 0.9, value: 0.8, beforeToday: 0.8, today: 7 }));
    expect(pace.projection).toBe(1);
});

test('shares have no part of a day', () => {
    expect(paceOf(input({ accumulation: 'level', target: 0.5, value: 0.4, today: 7 })).today).toBeNull();
});

test('a week that began in the month before asks only for its days in the period', () => {
    // The 1st is a Thursday: Monday lies three places before the period.
    const weights = [1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0];
    expect(paceOf(input({ target: 14, weights, today: 1, monday: -3 })).week?.target).toBe(4);
});

test('on the weekend the week to come is in view', () => {
    // Saturday of the second week, 40 of 100 done, 10 working days left: 6 a day.
    const pace = paceOf(input({ value: 40, beforeToday: 40, beforeWeek: 18, today: 12, monday: 14 }));
    expect(pace.week).toEqual({ target: 30, done: 0, remaining: 30 });
    expect(pace.today).toEqual({ target: 0, done: 0, remaining: 0 });
});
