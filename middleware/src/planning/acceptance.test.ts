import { describe, expect, it } from '@jest/globals';
import { planAcceptanceSchema } from '../contracts/index.ts';
import { CALLER, COLLEAGUE, createPlanningWorld, REP } from './testing/planningWorld.ts';

describe('readAcceptance', () => {
    it('counts the caller and those below; an admin gets the total of the org, without persons', async () => {
        const world = createPlanningWorld();
        world.decisions = [
            { ownerId: REP, decision: 'accepted', reason: null, count: 6 },
            { ownerId: REP, decision: 'rejected', reason: 'not-worth-it', count: 2 },
            { ownerId: COLLEAGUE, decision: 'later', reason: 'not-now', count: 4 }
        ];
        const acceptance = await world.planning.acceptance(CALLER, {});
        expect(planAcceptanceSchema.parse(acceptance)).toEqual(acceptance);
        expect(acceptance).toEqual({
            fromDate: '2026-10-26',
            toDate: '2026-11-22',
            total: { accepted: 6, later: 0, rejected: 2, rate: 0.75 },
            byOwner: [{ ownerId: REP, accepted: 6, later: 0, rejected: 2, rate: 0.75 }],
            byReason: [{ reason: 'not-worth-it', count: 2 }]
        });
        const asAdmin = await world.planning.acceptance({ ...CALLER, isAdmin: true }, {});
        expect(asAdmin).toMatchObject({ total: { accepted: 6, later: 4, rejected: 2, rate: 0.5 } });
        expect(asAdmin.byOwner).toEqual(acceptance.byOwner);
    });

    it('has no rate without decisions, and refuses a period that runs backwards', async () => {
        const { planning } = createPlanningWorld();
        expect((await planning.acceptance(CALLER, {})).total.rate).toBeNull();
        await expect(
            planning.acceptance(CALLER, { fromDate: '2026-11-02', toDate: '2026-11-01' })
        ).rejects.toMatchObject({
            code: 'invalid-request'
        });
    });
});
