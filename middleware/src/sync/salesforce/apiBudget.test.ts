import { describe, expect, test } from '@jest/globals';
import { createApiBudget } from './apiBudget.ts';

const used = (count: number) => ({ 'sforce-limit-info': `api-usage=${count}/1000` });

test('stops before the share is exceeded and probes again after a while', () => {
    let seconds = 0;
    const budget = createApiBudget(0.5, () => seconds);
    const call = (): void => {
        budget.begin();
        budget.end(true);
    };
    expect(call).not.toThrow();
    budget.read(used(499));
    expect(call).not.toThrow();
    budget.read(used(500));
    expect(call).toThrow(expect.objectContaining({ code: 'API_SHARE_USED', kind: 'limit' }));
    seconds = 901;
    expect(call).not.toThrow();
    expect(call).toThrow();
    budget.read(used(10));
    expect(call).not.toThrow();
    expect(budget.usage()).toEqual({ used: 10, limit: 1000 });
});

test.each([0, -1, 1.1, Number.NaN])('refuses %s as a share', (share) => {
    expect(() => createApiBudget(share, () => 0)).toThrow(RangeError);
});

describe('calls that are under way', () => {
    const usage = (used: number) => ({ 'sforce-limit-info': `api-usage=${used}/100` });

    test('count against the share: side by side they do not exceed it', () => {
        const budget = createApiBudget(0.5, () => 0);
        budget.read(usage(47));
        [1, 2, 3].forEach(() => budget.begin());
        expect(() => budget.begin()).toThrow(/stops at 50 %/);
        budget.end(true);
        budget.end(true);
        budget.read(usage(48));
        expect(() => budget.begin()).not.toThrow();
        expect(() => budget.begin()).toThrow(/stops at 50 %/);
    });

    test('answer in any order: an older count does not win', () => {
        const budget = createApiBudget(0.5, () => 0);
        budget.begin();
        budget.begin();
        budget.begin();
        budget.read(usage(49));
        budget.end(true);
        budget.read(usage(48));
        budget.end(true);
        expect(budget.usage()).toEqual({ used: 49, limit: 100 });
    });

    test('that got no answer count until the org says its number', () => {
        const budget = createApiBudget(0.5, () => 0);
        budget.read(usage(49));
        budget.begin();
        budget.end(false);
        expect(() => budget.begin()).toThrow(/stops at 50 %/);
        budget.read(usage(49));
        expect(() => budget.begin()).not.toThrow();
    });
});
