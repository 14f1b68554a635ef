import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { fixedClock } from '../../platform/clock.ts';
import { silentLogger } from '../../platform/logger.ts';
import type { HttpCall, Send } from './transport.ts';
import { createTransport } from './transport.ts';

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

let server: http.Server;
let base: string;
let script: Answer[] = [];
let seen: string[] = [];
const slept: number[] = [];

beforeAll(async () => {
    server = http.createServer((request, response) => {
        seen.push(`${request.method} ${request.url}`);
        (script.shift() ?? ok('{"fine":true}'))(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
    server.closeAllConnections();
    server.close();
});
afterEach(() => {
    script = [];
    seen = [];
    slept.length = 0;
});

const ok =
    (body: string): Answer =>
    (_request, response) => {
        response.setHeader('content-type', 'application/json').end(body);
    };
const status =
    (code: number, headers: Record<string, string> = {}, body = '[]'): Answer =>
    (_request, response) => {
        response.writeHead(code, headers).end(body);
    };
const reset: Answer = (request) => request.socket.destroy();
const cutBody: Answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"records":[', () => response.socket?.destroy());
};

/** All bytes arrive, but fewer than the header of a proxy announced. */
const shortBody: Answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '1000' });
    response.write('Id\n001', () => response.socket?.end());
};

function transport(overrides: Partial<Parameters<typeof createTransport>[0]> = {}): Send {
    return createTransport({
        fetch,
        clock: fixedClock('2026-11-01T12:00:00Z'),
        random: () => 1,
        logger: silentLogger,
        sleep: async (seconds) => {
            slept.push(seconds);
        },
        deadlineSeconds: 2,
        ...overrides
    });
}

const get = (path = '/services/data/v66.0/query'): HttpCall => ({
    method: 'GET',
    url: base + path,
    headers: {},
    body: null
});
const post = (path: string): HttpCall => ({ method: 'POST', url: base + path, headers: {}, body: '{}' });

describe('a repeatable call', () => {
    test.each([
        ['a body that is cut', cutBody],
        ['a reset before any header', reset],
        ['JSON that ends early', ok('{"records":[{"Id"')],
        ['a page of HTML with status 503', status(503, { 'content-type': 'text/html' }, '<html>')],
        ['a page of HTML that says it is JSON', ok('<html><body>maintenance</body></html>')],
        ['a body shorter than announced', shortBody],
        ['408', status(408)],
        ['420', status(420)],
        ['429', status(429)],
        ['502', status(502)],
        ['504', status(504)]
    ])('survives %s', async (_name, fault) => {
        script = [fault];
        await expect(transport()(get())).resolves.toMatchObject({ status: 200, body: '{"fine":true}' });
        expect(seen).toHaveLength(2);
    });

    test('gives up after five attempts with the last failure', async () => {
        script = Array.from({ length: 9 }, () => reset);
        await expect(transport()(get())).rejects.toMatchObject({ kind: 'network', code: 'NETWORK' });
        expect(seen).toHaveLength(5);
        expect(slept).toEqual([0.3, 0.6, 1.2, 2.4]);
    });

    test('waits as long as Retry-After says', async () => {
        script = [status(503, { 'retry-after': '7' })];
        await transport()(get());
        expect(slept).toEqual([7]);
    });

    test('waits for the instant that Retry-After names', async () => {
        script = [status(429, { 'retry-after': 'Sun, 01 Nov 2026 12:00:09 GMT' })];
        await transport()(get());
        expect(slept).toEqual([9]);
    });

    test('asks the budget before every attempt, also before a repeated one', async () => {
        let asked = 0;
        script = [status(503), status(503)];
        await transport({ beforeAttempt: () => (asked += 1) })(get());
        expect(asked).toBe(3);
    });

    test('a storm of 401 is not the business of the transport: one answer, no repeat', async () => {
        script = [status(401), status(401)];
        await expect(transport()(get())).resolves.toMatchObject({ status: 401 });
        expect(seen).toHaveLength(1);
    });

    test('does not wait for a Retry-After of an hour but hands the answer over', async () => {
        script = [status(503, { 'retry-after': '3600' })];
        await expect(transport()(get())).resolves.toMatchObject({ status: 503 });
    });

    test('has a deadline that covers the body', async () => {
        script = [
            (_request, response) => {
                response.writeHead(200, { 'content-type': 'application/json' });
                response.write('{');
            }
        ];
        const slow = transport({ deadlineSeconds: 0.2, retry: { ...ONCE } });
        await expect(slow(get())).rejects.toMatchObject({ kind: 'network' });
    });
});

const ONCE = { maxAttempts: 1, firstDelaySeconds: 0.1, maxDelaySeconds: 1, maxRetryAfterSeconds: 1 };

describe('a write', () => {
    test('that makes records is sent once', async () => {
        script = [reset];
        await expect(transport()(post('/services/data/v66.0/composite/sobjects'))).rejects.toMatchObject({
            kind: 'network'
        });
        expect(seen).toHaveLength(1);
    });

    test('by external id is repeated', async () => {
        script = [reset];
        const path = '/services/data/v66.0/composite/sobjects/FieldVisit__c/ClientKey__c';
        await expect(transport()({ ...post(path), method: 'PATCH' })).resolves.toMatchObject({ status: 200 });
        expect(seen).toHaveLength(2);
    });

    test('client errors are not repeated', async () => {
        script = [status(400)];
        await expect(transport()(get())).resolves.toMatchObject({ status: 400 });
        expect(seen).toHaveLength(1);
    });
});
