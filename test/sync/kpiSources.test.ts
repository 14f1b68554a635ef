import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { difference, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* What KPIs read beside visits and deals: territories, one-on-ones and the choices of the org. */
let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterAll(async () => world.close());

test('territories of accounts and one-on-ones follow the org; choices are those of KpiSetting__mdt', async () => {
    const [accountId] = world.insert('Account', [{ Name: 'a', OwnerId: world.repId }]);
    const [modelId] = world.insert('Territory2Model', [{ Name: 'm', DeveloperName: 'm', State: 'Active' }]);
    const [one, other] = world.insert(
        'Territory2',
        ['one', 'other'].map((name) => ({ Name: name, DeveloperName: name, Territory2ModelId: modelId }))
    );
    const [membership] = world.insert('ObjectTerritory2Association', [
        { ObjectId: accountId, Territory2Id: one, AssociationCause: 'Territory2Manual', SobjectType: 'Account' }
    ]);
    const [note] = world.insert('CoachingNote__c', [{ Rep__c: world.repId, OwnerId: world.repId, Fact__c: 'private' }]);
    const sync = world.sync();
    const sameAfterPass = async (): Promise<void> => {
        world.tick(600);
        await sync.runOnce(world.org.orgId);
        expect(await difference(world, 'ObjectTerritory2Association')).toEqual(SAME);
        expect(await difference(world, 'CoachingNote__c')).toEqual(SAME);
    };
    await sameAfterPass();
    world.update('ObjectTerritory2Association', [{ Id: membership, Territory2Id: other }]);
    world.org.delete('CoachingNote__c', [note as string]);
    await sameAfterPass();
    world.org.delete('ObjectTerritory2Association', [membership as string]);
    await sameAfterPass();

    const choices = await world.database.query<{ role: string; on: number }>(
        `SELECT role, count(*) FILTER (WHERE is_on)::int AS on FROM kpi_settings GROUP BY role ORDER BY role`
    );
    expect(choices).toEqual([
        { role: 'manager', on: 5 },
        { role: 'rep', on: 5 }
    ]);
});
