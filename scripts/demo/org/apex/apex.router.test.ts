import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orgForTests, type OrgForTests } from '../server/orgForTests.ts';
import { AuraHandledError, type ApexClassStandIn } from './types.ts';

const problem = {
    type: 'about:blank',
    title: 'No',
    status: 409,
    detail: 'because',
    instance: '',
    code: 'conflict',
    actions: []
};
const sample: ApexClassStandIn = {
    echo: async ({ user }, args) => ({ userId: user.userId, args }),
    fail: async () => Promise.reject(new AuraHandledError(problem)),
    crash: async () => Promise.reject(new TypeError('broken')),
    call: async ({ callMiddleware }) => callMiddleware('GET', '/v1/plans')
};

let demo: OrgForTests;
beforeAll(async () => {
    demo = await orgForTests({
        apexClasses: new Map([['SampleController', sample]]),
        callMiddleware: async (method, path) => ({ status: 200, json: `${method} ${path}` })
    });
});
afterAll(() => demo.close());

const call = (method: string, body: unknown = {}, cookie = `fieldmap_demo_user=${demo.repId}`): Promise<Response> =>
    demo.call('POST', `/apex/SampleController/${method}`, { token: null, body, headers: { cookie } });

describe('POST /apex/Class/method', () => {
    it('runs as the signed-in person', async () => {
        expect(await (await call('echo', { a: 1 })).json()).toEqual({ userId: demo.repId, args: { a: 1 } });
    });

    it('needs a signed-in person, whatever the token', async () => {
        expect((await call('echo', {}, '')).status).toBe(401);
        expect((await call('echo', {}, 'fieldmap_demo_user=005000000000000AAA')).status).toBe(401);
    });

    it('passes handled errors on as the platform does', async () => {
        const response = await call('fail');
        const body = (await response.json()) as { message: string; exceptionType: string };
        expect([response.status, body.exceptionType]).toEqual([500, 'System.AuraHandledException']);
        expect(JSON.parse(body.message)).toEqual(problem);
    });

    it('answers 500 for a crash and 404 for what has no stand-in', async () => {
        expect((await call('crash')).status).toBe(500);
        expect((await call('toString')).status).toBe(404);
        expect((await call('nope')).status).toBe(404);
    });

    it('lets the controller call the middleware', async () => {
        expect(await (await call('call')).json()).toEqual({ status: 200, json: 'GET /v1/plans' });
    });
});
