import { expect, test } from '@jest/globals';
import { createApiBudget } from './apiBudget.ts';

const used = (count: number) => ({ 'sforce-limit-info': `api-usage=${count}/1000` });

test('stops before the share is exceeded and probes again after a while', () => {
    let seconds = 0;
    const budget = createApiBudget(0.5, () => seconds);
    expect(() => budget.check()).not.toThrow();
    budget.read(used(499));
    expect(() => budget.check()).not.toThrow();
    budget.read(used(500));
    expect(() => budget.check()).toThrow(expect.objectContaining({ code: 'API_SHARE_USED', kind: 'limit' }));
    seconds = 901;
    expect(() => budget.check()).not.toThrow();
    expect(() => budget.check()).toThrow();
    budget.read(used(10));
    expect(() => budget.check()).not.toThrow();
    expect(budget.usage()).toEqual({ used: 10, limit: 1000 });
});

test.each([0, -1, 1.1, Number.NaN])('refuses %s as a share', (share) => {
    expect(() => createApiBudget(share, () => 0)).toThrow(RangeError);
});
