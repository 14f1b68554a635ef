import { describe, expect, test } from '@jest/globals';
import { backoffSeconds, DEFAULT_RETRY, isRepeatable, retryAfterSeconds } from './retryPolicy.ts';

const HOST = 'https://org.example';

describe('isRepeatable', () => {
    test.each([
        ['GET', '/services/data/v66.0/query?q=x', true],
        ['POST', '/services/oauth2/token', true],
        ['POST', '/services/data/v66.0/jobs/query', true],
        ['PATCH', '/services/data/v66.0/composite/sobjects/FieldVisit__c/ClientKey__c', true],
        ['PATCH', '/services/data/v66.0/composite/sobjects', true],
        ['POST', '/services/data/v66.0/composite/sobjects', false],
        ['POST', '/services/data/v66.0/sobjects/Event', false]
    ])('%s %s: %s', (method, path, expected) => {
        expect(isRepeatable(method, HOST + path)).toBe(expected);
    });
});

describe('retryAfterSeconds', () => {
    const now = new Date('2026-11-01T12:00:00Z');
    test.each([
        [undefined, null],
        ['', null],
        ['nonsense', null],
        ['12', 12],
        ['Sun, 01 Nov 2026 12:00:30 GMT', 30],
        ['Sun, 01 Nov 2026 11:00:00 GMT', 0]
    ])('%s is %s', (header, expected) => {
        expect(retryAfterSeconds(header, now)).toBe(expected);
    });
});

test('the pause doubles up to its limit, and jitter takes at most half of it', () => {
    expect([0, 1, 2, 20].map((attempt) => backoffSeconds(attempt, DEFAULT_RETRY, () => 1))).toEqual([
        0.3, 0.6, 1.2, 20
    ]);
    expect(backoffSeconds(20, DEFAULT_RETRY, () => 0)).toBe(10);
});
