import { afterEach, describe, expect, test } from '@jest/globals';
import { problemSchema } from '../contracts/index.ts';
import { createRequestLimits, type RateLimits } from './rateLimit.ts';
import { ACTIVE_USER, signToken, startTestService, testOrg, type TestService } from './testing/testService.ts';

const OTHER_USER = '005000000000003AAA';
const home = testOrg(1);
const neighbour = testOrg(2);

let service: TestService;
afterEach(async () => service.close());

async function start(rates: RateLimits): Promise<void> {
    const person = { isActive: true, timeZone: 'UTC', isAdmin: false, visibleUserIds: new Set<string>() };
    const users = { find: () => Promise.resolve(person), hasUsers: () => Promise.resolve(true) };
    service = await startTestService([home, neighbour], [], { users, limits: createRequestLimits(rates) });
}

async function statuses(count: number, org = home, sub = ACTIVE_USER): Promise<number[]> {
    const found: number[] = [];
    for (let round = 0; round < count; round += 1) {
        const authorization = `Bearer ${await signToken(org, { sub })}`;
        found.push((await fetch(`${service.url}/v1/me`, { headers: { authorization } })).status);
    }
    return found;
}

describe('createRequestLimits', () => {
    test('holds a person to their own number and leaves others of the org alone', async () => {
        await start({ perPerson: 3, perOrg: 100 });
        expect(await statuses(4)).toEqual([200, 200, 200, 429]);
        expect(await statuses(3, home, OTHER_USER)).toEqual([200, 200, 200]);
    });

    test('holds an org to its number over all people, and leaves other orgs alone', async () => {
        await start({ perPerson: 3, perOrg: 5 });
        expect(await statuses(3)).toEqual([200, 200, 200]);
        expect(await statuses(3, home, OTHER_USER)).toEqual([200, 200, 429]);
        expect(await statuses(3, neighbour)).toEqual([200, 200, 200]);
    });

    test('what a person may not send does not count for the org', async () => {
        await start({ perPerson: 2, perOrg: 4 });
        expect(await statuses(20)).toEqual([200, 200, ...Array.from({ length: 18 }, () => 429)]);
        expect(await statuses(2, home, OTHER_USER)).toEqual([200, 200]);
    });

    test('says how long to wait, and whose limit it was', async () => {
        await start({ perPerson: 100, perOrg: 1 });
        await statuses(1);
        const authorization = `Bearer ${await signToken(home)}`;
        const refused = await fetch(`${service.url}/v1/me`, { headers: { authorization } });
        expect(refused.status).toBe(429);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
        const problem = problemSchema.parse(await refused.json());
        expect(problem).toMatchObject({
            code: 'too-many-requests',
            detail: 'More than 1 requests in a minute of all people of the org together.'
        });
    });
});
