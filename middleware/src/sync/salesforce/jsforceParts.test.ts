import { expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { Connection } from 'jsforce';
import { HttpApi } from 'jsforce/lib/http-api.js';

/* What is used of jsforce below its public face. When a new version moves it, this fails and names it. */

test('a connection sends with the transport in `_transport`', () => {
    const transport: unknown = Reflect.get(new Connection({ version: '66.0' }), '_transport');
    expect(typeof (transport as { httpRequest?: unknown }).httpRequest).toBe('function');
});

test('HttpApi sends with the transport of its connection, renews the session once and asks again', async () => {
    const sent: (string | undefined)[] = [];
    let renewals = 0;
    const connection = new Connection({
        version: '66.0',
        instanceUrl: 'https://org.example',
        accessToken: 'ended',
        refreshFn: (_connection, callback) => {
            renewals += 1;
            callback(null, 'fresh');
        }
    });
    const httpRequest = (request: { headers?: Record<string, string> }): unknown => {
        const token = request.headers?.['Authorization'];
        sent.push(token);
        const isFresh = token === 'Bearer fresh';
        const body = isFresh ? '{"fine":true}' : '[{"errorCode":"INVALID_SESSION_ID","message":"ended"}]';
        const headers = { 'content-type': 'application/json' };
        const answer = Promise.resolve({ statusCode: isFresh ? 200 : 401, headers, body });
        return Object.assign(answer, { stream: () => new PassThrough() });
    };
    Reflect.set(connection, '_transport', { httpRequest });
    const api = new HttpApi(connection, {});
    const statuses: number[] = [];
    api.on('response', ({ statusCode }: { statusCode: number }) => statuses.push(statusCode));
    await expect(api.request({ method: 'GET', url: 'https://org.example/x' })).resolves.toEqual({ fine: true });
    expect({ sent, renewals }).toEqual({ sent: ['Bearer ended', 'Bearer fresh'], renewals: 1 });
    expect(statuses).toContain(200);
});
