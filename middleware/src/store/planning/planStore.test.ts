import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Plan } from '#kernel/contracts';
import type { PlanFacts, PlanStore } from '../../planning/ports.ts';
import type { Database } from '../../platform/database.ts';
import { openTestDatabase } from '../testing/testDatabase.ts';
import { createPlanStore } from './planStore.ts';

const ORG = '00D000000000001AAA';
const plan = (planId: string, changes: Partial<Plan> = {}): Plan =>
    ({
        planId,
        status: 'improving',
        revision: 1,
        createdAt: '2026-11-22T19:00:00.000Z',
        shifts: [],
        ...changes
    }) as unknown as Plan;
const facts = (unseenCount: number): PlanFacts => ({ version: 1, unseenCount }) as unknown as PlanFacts;
const LEASE = '2026-11-22T19:00:06.000Z';

describe('createPlanStore', () => {
    let database: Database;
    let store: PlanStore;

    beforeAll(async () => {
        database = await openTestDatabase();
        store = createPlanStore(database);
    });
    afterAll(() => database.close());

    it('takes better revisions while a plan improves, and renews its lease', async () => {
        await store.save(ORG, 'me', plan('a'), facts(1), LEASE);
        expect(await store.improve(ORG, 'a', { plan: plan('a', { revision: 2 }), facts: facts(2) }, LEASE)).toBe(true);
        const later = '2026-11-22T19:00:07.000Z';
        expect(await store.improve(ORG, 'a', null, later)).toBe(true);
        expect(await store.load(ORG, 'a')).toMatchObject({
            plan: { status: 'improving', revision: 2 },
            createdBy: 'me',
            improvingUntil: later
        });
        expect(await store.facts(ORG, 'a')).toEqual(facts(2));
        expect(await store.improve(ORG, 'a', null, null)).toBe(true);
        expect(await store.load(ORG, 'a')).toMatchObject({ plan: { status: 'proposed' }, improvingUntil: null });
    });

    it('takes nothing for a plan that a person has closed', async () => {
        await store.save(ORG, 'me', plan('b'), facts(1), LEASE);
        await store.setStatus(ORG, 'b', 'discarded');
        expect(await store.improve(ORG, 'b', { plan: plan('b', { revision: 2 }), facts: facts(2) }, LEASE)).toBe(false);
        expect(await store.load(ORG, 'b')).toMatchObject({ plan: { status: 'discarded', revision: 1 } });
        expect(await store.facts(ORG, 'b')).toEqual(facts(1));
    });

    it('knows which plan took the place of another, until that is taken back', async () => {
        for (const planId of ['first', 'second', 'repair']) await store.save(ORG, 'me', plan(planId), facts(1));
        await store.setSuccessor(ORG, ['first'], 'repair');
        expect((await store.load(ORG, 'first'))?.plan.supersededBy).toBe('repair');
        expect((await store.load(ORG, 'second'))?.plan).not.toHaveProperty('supersededBy');
        await store.clearSuccessor(ORG, 'repair');
        expect((await store.load(ORG, 'first'))?.plan).not.toHaveProperty('supersededBy');
    });

    it('keeps orgs apart and forgets plans, and their facts, of last season', async () => {
        await store.save(ORG, 'me', plan('old', { createdAt: '2026-01-01T00:00:00.000Z' }), facts(1));
        expect(await store.load('00D000000000002AAA', 'old')).toBeNull();
        await store.save(ORG, 'me', plan('new'), facts(1));
        expect(await store.load(ORG, 'old')).toBeNull();
        expect(await store.facts(ORG, 'old')).toBeNull();
    });
});
