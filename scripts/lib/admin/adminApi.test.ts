import { describe, expect, it } from '@jest/globals';
import { adminApi, type OrgSession } from './adminApi.ts';

interface Sent {
    readonly url: string;
    readonly method: string | undefined;
    readonly token: string | null;
}

/** Answers in order; notes what was asked. */
function orgThatAnswers(...answers: readonly (readonly [status: number, body: unknown])[]): {
    readonly send: typeof fetch;
    readonly sent: Sent[];
    readonly session: OrgSession;
} {
    const sent: Sent[] = [];
    const queue = [...answers];
    let token = 'old';
    return {
        sent,
        session: {
            instanceUrl: 'https://acme.my.salesforce.com',
            accessToken: () => token,
            refresh: async () => {
                token = 'new';
            }
        },
        send: async (url, init) => {
            sent.push({ url: String(url), method: init?.method, token: new Headers(init?.headers).get('authorization') });
            const [status, body] = queue.shift() ?? [500, 'nothing left'];
            return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
        }
    };
}

describe('adminApi', () => {
    it('asks the resource of the org', async () => {
        const { session, send, sent } = orgThatAnswers([200, { rows: 1 }]);
        await adminApi(session, send).kpiBoard('week', '2026-11-20', '005&x');
        expect(sent).toEqual([
            {
                url: 'https://acme.my.salesforce.com/services/apexrest/fieldmap/admin/kpis?period=week&asOf=2026-11-20&kpis=all&ownerId=005%26x',
                method: 'GET',
                token: 'Bearer old'
            }
        ]);
    });

    it('renews an ended session once, and not for ever', async () => {
        const ended = [401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }]] as const;
        const once = orgThatAnswers(ended, [200, { isAdmin: true }]);
        await adminApi(once.session, once.send).ping();
        expect(once.sent.map(({ token }) => token)).toEqual(['Bearer old', 'Bearer new']);

        const always = orgThatAnswers(ended, ended, ended);
        await expect(adminApi(always.session, always.send).ping()).rejects.toMatchObject({ code: 'INVALID_SESSION_ID' });
        expect(always.sent).toHaveLength(2);
    });

    it('waits while the middleware has too many requests of the person', async () => {
        const busy = [429, { code: 'rate-limited', detail: 'Too many.' }] as const;
        const { session, send, sent } = orgThatAnswers(busy, busy, [200, {}]);
        let pauses = 0;
        await adminApi(session, send, async () => void (pauses += 1)).addToImport('r', 'users', []);
        expect([sent.length, pauses]).toEqual([3, 2]);
    });

    it.each<[string, number, unknown, string, string]>([
        ['a problem of the middleware', 403, { code: 'not-allowed', detail: 'Only admins.' }, 'not-allowed', 'Only admins.'],
        ['an error of the org', 404, [{ errorCode: 'NOT_FOUND', message: 'No match' }], 'NOT_FOUND', 'No match'],
        ['a page of a proxy', 502, '<html>Bad gateway</html>', 'http-502', 'HTTP status 502']
    ])('reads %s', async (_name, status, body, code, message) => {
        const { session, send } = orgThatAnswers([status, body]);
        await expect(adminApi(session, send).syncStatus()).rejects.toMatchObject({ code, message, status });
    });
});
