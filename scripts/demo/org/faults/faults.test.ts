import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTROL_KEY, orgForTests, type OrgForTests } from '../server/orgForTests.ts';

const QUERY = '/services/data/v66.0/limits';
const headers = { 'x-demo-control-key': CONTROL_KEY };

let demo: OrgForTests;
beforeAll(async () => {
    demo = await orgForTests();
});
afterEach(() => demo.call('DELETE', '/demo/faults', { headers }));
afterAll(() => demo.close());

const plan = async (fault: Record<string, unknown>): Promise<Response> =>
    demo.call('POST', '/demo/faults', { headers, body: { match: 'GET .*/limits', ...fault } });
const ask = (): Promise<Response> => demo.call('GET', QUERY);

describe('faults', () => {
    it('need the control key', async () => {
        expect((await demo.call('POST', '/demo/faults', { body: { kind: 'reset', match: '.' } })).status).toBe(403);
    });

    it.each([
        [{ kind: 'nonsense', match: '.' }, 'Unknown kind nonsense'],
        [{ kind: 'reset' }, 'needs match'],
        [{ kind: 'slow', match: '.' }, 'needs delayMs'],
        [{ kind: 'reset', match: '.', count: -1 }, 'whole numbers']
    ])('say what is wrong with %p', async (body, message) => {
        const response = await demo.call('POST', '/demo/faults', { headers, body });
        expect(response.status).toBe(400);
        expect(((await response.json()) as { message: string }).message).toContain(message);
    });

    it('hit after the skipped requests, as often as asked, and are counted', async () => {
        await plan({ kind: 'error', status: 503, count: 2, skip: 1, retryAfterSeconds: 7 });
        const answers = [await ask(), await ask(), await ask(), await ask()];
        expect(answers.map(({ status }) => status)).toEqual([200, 503, 503, 200]);
        expect(answers[1]?.headers.get('retry-after')).toBe('7');
        const [rule] = (await (await demo.call('GET', '/demo/faults', { headers })).json()) as { hits: number }[];
        expect(rule?.hits).toBe(2);
    });

    it('reset the connection without processing', async () => {
        await plan({ kind: 'reset' });
        await expect(ask()).rejects.toThrow();
        expect((await ask()).status).toBe(200);
    });

    it('cut the body after the headers', async () => {
        await plan({ kind: 'cutBody', afterBytes: 10 });
        const response = await ask();
        expect(response.status).toBe(200);
        await expect(response.text()).rejects.toThrow();
    });

    it('answer 200 with half of the JSON', async () => {
        await plan({ kind: 'truncatedJson' });
        const response = await ask();
        const text = await response.text();
        expect(response.status).toBe(200);
        expect(text).toMatch(/^\{/);
        expect(() => JSON.parse(text) as unknown).toThrow();
    });

    it('process the request and lose the answer', async () => {
        await plan({ kind: 'lostAnswer', match: 'POST .*/ingest' });
        const body = { object: 'Account', operation: 'insert' };
        await expect(demo.call('POST', '/services/data/v66.0/jobs/ingest', { body })).rejects.toThrow();
        const jobs = await (await demo.call('GET', '/services/data/v66.0/jobs/ingest')).json();
        expect((jobs as { records: unknown[] }).records).toHaveLength(1);
    });

    it('answer a web page, or 401', async () => {
        await plan({ kind: 'html', status: 502 });
        const page = await ask();
        expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
        await plan({ kind: 'unauthorized', count: null });
        const storm = [await ask(), await ask(), await ask()];
        expect(storm.map(({ status }) => status)).toEqual([401, 401, 401]);
    });

    it('answer slowly', async () => {
        await plan({ kind: 'slow', delayMs: 120 });
        const startedAt = performance.now();
        expect((await ask()).status).toBe(200);
        expect(performance.now() - startedAt).toBeGreaterThan(100);
    });

    it('expire all sessions at once', async () => {
        const token = demo.tokenOf(demo.repId);
        await demo.call('POST', '/demo/faults', { headers, body: { kind: 'expireSessions', match: 'GET /nothing' } });
        expect((await demo.call('GET', QUERY, { token })).status).toBe(200);
        const other = await orgForTests();
        await other.call('POST', '/demo/faults', { headers, body: { kind: 'expireSessions' } });
        expect((await other.call('GET', QUERY)).status).toBe(401);
        await other.close();
    });

    it('lock records', async () => {
        await demo.call('POST', '/demo/faults', { headers, body: { kind: 'lockRows', ids: ['001xx'] } });
        expect(demo.org.faults.lockedIds.has('001xx')).toBe(true);
    });
});

describe('API usage', () => {
    it('is told by a header and refused above the limit', async () => {
        const other = await orgForTests();
        other.context.usage.dailyLimit = 2;
        const path = '/services/data/v66.0/jobs/query';
        expect((await other.call('GET', path)).headers.get('sforce-limit-info')).toBe('api-usage=1/2');
        await other.call('GET', path);
        const refused = await other.call('GET', path);
        expect(refused.status).toBe(403);
        expect(await refused.json()).toMatchObject([{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }]);
        await other.close();
    });

    it('break the streams of change events at once; an org without them does not mind', async () => {
        for (const kind of ['killEventStreams', 'stallEventStreams', 'forgetEvents']) {
            const answer = await demo.call('POST', '/demo/faults', { headers, body: { kind } });
            expect(answer.status).toBe(200);
        }
    });
});
