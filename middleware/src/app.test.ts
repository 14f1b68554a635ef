import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Router } from 'express';
import { problemSchema, planRequestSchema, readInput } from './contracts/index.ts';
import { createRequestLimits } from './http/rateLimit.ts';
import { signToken, startTestService, testOrg } from './http/testing/testService.ts';
import type { TestService } from './http/testing/testService.ts';
import { ProblemError } from './platform/problemError.ts';

const org = testOrg(1);
let service: TestService;
let isStopping = false;
let isStoreUp = true;

beforeAll(async () => {
    const router = Router();
    router.post('/plans', (request, response) => {
        response.json(readInput(planRequestSchema, request.body));
    });
    router.get('/broken', () => {
        throw new Error('secret: the wiring of the store');
    });
    router.get('/known', () => Promise.reject(new ProblemError('no-base', 'The person has no start place.')));
    const query = () => (isStoreUp ? Promise.resolve([]) : Promise.reject(new Error('down')));
    service = await startTestService([org], [router], {
        isStopping: () => isStopping,
        database: { query } as never,
        limits: createRequestLimits({ perPerson: 12, perOrg: 1_000 })
    });
});
afterAll(async () => service.close());

async function send(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(service.url + path, {
        ...init,
        headers: {
            authorization: `Bearer ${await signToken(org)}`,
            'content-type': 'application/json',
            ...init.headers
        }
    });
}

describe('problems', () => {
    test.each<[string, string, RequestInit, number, string]>([
        ['an unknown path', '/v1/nothing', {}, 404, 'not-found'],
        ['a typed error', '/v1/known', {}, 422, 'no-base'],
        ['a body that is no JSON', '/v1/plans', { method: 'POST', body: '{' }, 400, 'invalid-request'],
        [
            'a body that is too large',
            '/v1/plans',
            { method: 'POST', body: `"${'x'.repeat(300_000)}"` },
            413,
            'too-large'
        ]
    ])('%s', async (_name, path, init, status, code) => {
        const response = await send(path, init);
        expect(response.status).toBe(status);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        expect(problemSchema.parse(await response.json()).code).toBe(code);
    });

    test('point at every member that does not fit', async () => {
        const body = JSON.stringify({ fromDate: 'soon', dayCount: 99, settings: { lunchMinutes: -1 }, more: 1 });
        const problem = problemSchema.parse(await (await send('/v1/plans', { method: 'POST', body })).json());
        expect(problem.errors?.map((error) => error.pointer)).toEqual([
            '/fromDate',
            '/dayCount',
            '/settings/lunchMinutes',
            ''
        ]);
    });

    test('of an unknown kind show nothing but the request id', async () => {
        const response = await send('/v1/broken', { headers: { 'x-request-id': 'request-0001' } });
        const text = await response.text();
        expect(text).not.toContain('secret');
        expect(problemSchema.parse(JSON.parse(text))).toMatchObject({
            status: 500,
            instance: 'urn:fieldmap:request:request-0001'
        });
    });

    test('a request id that could forge a log line is replaced', async () => {
        const response = await fetch(`${service.url}/livez`, { headers: { 'x-request-id': 'a b {"level":60}' } });
        expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    });
});

describe('open pages', () => {
    test.each(['/livez', '/readyz', '/healthz', '/metrics', '/openapi.json', '/docs', '/docs/problems'])(
        '%s answers',
        async (path) => {
            const response = await fetch(service.url + path);
            expect(response.status).toBe(200);
            expect(response.headers.get('x-content-type-options')).toBe('nosniff');
            expect(response.headers.get('x-powered-by')).toBeNull();
        }
    );

    test('readiness follows the store and the stop', async () => {
        const status = async () => (await fetch(`${service.url}/readyz`)).status;
        isStoreUp = false;
        expect(await status()).toBe(503);
        isStoreUp = true;
        isStopping = true;
        expect(await status()).toBe(503);
        isStopping = false;
        expect(await status()).toBe(200);
    });

    test('metrics name routes, never ids', async () => {
        const text = await (await fetch(`${service.url}/metrics`)).text();
        expect(text).toContain('route="/v1/known"');
        expect(text).not.toContain('nothing');
    });

    test('the page of the documentation loads nothing from elsewhere', async () => {
        const text = await (await fetch(`${service.url}/docs`)).text();
        expect(text).toContain('/v1/plans/{planId}/accept');
        expect(text).not.toMatch(/<script|src=|https?:\/\/(?!json-schema)/);
    });
});

test('a request that is no HTTP is answered with 400 and does not stop the service', async () => {
    const answer = await new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.end('nonsense\r\n\r\n'));
        socket.on('data', (data) => resolve(String(data)));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
});

test('a person who asks too often is told how long to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 13 }, () => send('/v1/me')));
    const refused = answers.find((response) => response.status === 429);
    expect(problemSchema.parse(await refused?.json()).code).toBe('too-many-requests');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
});
