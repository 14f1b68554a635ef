import { afterEach, expect, test } from '@jest/globals';
import { Router, type Response } from 'express';
import { fixedClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/logger.ts';
import { createRequestLimits } from './rateLimit.ts';
import { createSharedCounts, type CountedRequests, type CountLedger, type RequestCounts } from './requestCounts.ts';
import { ACTIVE_USER, signToken, startTestService, testOrg, type TestService } from './testing/testService.ts';

const home = testOrg(1);
const clock = fixedClock('2026-04-01T10:00:20Z');
const services: TestService[] = [];
const counts: RequestCounts[] = [];
afterEach(async () => {
    counts.splice(0).forEach((one) => one.close());
    await Promise.all(services.splice(0).map((service) => service.close()));
});

/** What two processes tell each other, as the store keeps it; away when it is told so. */
function ledger(): CountLedger & { isAway: boolean } {
    const sums = new Map<string, CountedRequests>();
    return {
        isAway: false,
        add(counted) {
            if (this.isAway) return Promise.reject(new Error('away'));
            const totals = counted.map((one) => {
                const key = `${one.counter} ${one.windowStart}`;
                const sum = { ...one, requests: (sums.get(key)?.requests ?? 0) + one.requests };
                sums.set(key, sum);
                return sum;
            });
            return Promise.resolve(totals);
        },
        forgetBefore: () => Promise.resolve()
    };
}

async function start(shared: CountLedger): Promise<TestService> {
    const own = createSharedCounts(shared, clock, silentLogger);
    counts.push(own);
    const limits = createRequestLimits({ perPerson: 4, perOrg: 100, counts: own });
    const service = await startTestService([home], [], { limits });
    services.push(service);
    return service;
}

async function statuses(service: TestService, count: number): Promise<number[]> {
    const found: number[] = [];
    for (let round = 0; round < count; round += 1) {
        const authorization = `Bearer ${await signToken(home, { sub: ACTIVE_USER })}`;
        found.push((await fetch(`${service.url}/v1/me`, { headers: { authorization } })).status);
    }
    return found;
}

/** As often as the timer does it. */
async function tellEachOther(): Promise<void> {
    for (const one of [...counts, ...counts]) await one.tell();
}

test('two processes hold a person to one number', async () => {
    const shared = ledger();
    const [first, second] = [await start(shared), await start(shared)];
    expect(await statuses(first, 2)).toEqual([200, 200]);
    expect(await statuses(second, 1)).toEqual([200]);
    await tellEachOther();
    expect(await statuses(second, 2)).toEqual([200, 429]);
    await tellEachOther();
    expect(await statuses(first, 1)).toEqual([200]); // it hears of the others when it has something to tell
    await tellEachOther();
    expect(await statuses(first, 1)).toEqual([429]);
    clock.advanceSeconds(60);
    expect(await statuses(first, 1)).toEqual([200]);
});

test('when the store is away each process counts for itself, and nothing is lost or counted twice', async () => {
    const shared = ledger();
    const [first, second] = [await start(shared), await start(shared)];
    shared.isAway = true;
    expect(await statuses(first, 3)).toEqual([200, 200, 200]);
    await expect(counts[0]!.tell()).rejects.toThrow('away');
    expect(await statuses(first, 2)).toEqual([200, 429]);
    shared.isAway = false;
    expect(await statuses(second, 1)).toEqual([200]);
    await tellEachOther();
    await tellEachOther();
    expect(await statuses(second, 1)).toEqual([429]);
});

test('a device is held to its number before its key is looked at, its person and the org after', async () => {
    const limits = createRequestLimits({ perPerson: 100, perOrg: 5, perDevice: 3 });
    let looked = 0;
    const owner = (response: Response): { orgId: string; userId: string } => {
        looked += 1;
        return { orgId: home.orgId, userId: String(response.req.headers['x-person']) };
    };
    const router = Router().post(
        '/feed',
        limits.device((authorization) => authorization ?? 'none'),
        ...limits.devicesOf(owner),
        (_request, response) => {
            response.json([]);
        }
    );
    const service = await startTestService([home], [], { limits, openRouters: [router] });
    services.push(service);
    const send = async (device: string, person: string): Promise<number> => {
        const headers = { authorization: device, 'x-person': person };
        const answer = await fetch(`${service.url}/v1/feed`, { method: 'POST', headers });
        if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        return answer.status;
    };
    expect([await send('a', 'A'), await send('a', 'A'), await send('a', 'A')]).toEqual([200, 200, 200]);
    const before = looked;
    expect(await send('a', 'A')).toBe(429);
    expect(looked).toBe(before);
    expect(await send('b', 'A')).toBe(429); // the person has used up what all devices together may send
    expect([await send('c', 'C'), await send('c', 'C'), await send('c', 'C')]).toEqual([200, 200, 429]); // the org
    expect(await statuses(service, 1)).toEqual([429]); // which is one number for devices and pages
});
