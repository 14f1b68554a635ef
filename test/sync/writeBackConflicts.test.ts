import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { GuardedChange } from '../../middleware/src/sync/outbox/guardedUpdate.ts';
import { updateUnlessChanged } from '../../middleware/src/sync/outbox/guardedUpdate.ts';
import { openContext } from './support/context.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* Changes that must not overwrite a person's. The guard of each scenario is named; it was taken out and the test failed. */
let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const VISIT = { objectApiName: 'FieldVisit__c', keyField: 'ClientKey__c' } as const;
const NINE = '2026-11-12T08:00:00.000Z';
const TEN = '2026-11-12T09:00:00.000Z';
const ELEVEN = '2026-11-12T10:00:00.000Z';

function visits(count: number): string[] {
    const ids = world.insert(
        'FieldVisit__c',
        Array.from({ length: count }, (_item, index) => ({
            ClientKey__c: `v${index}`,
            OwnerId: world.repId,
            Status__c: 'Planned',
            PlannedStart__c: NINE,
            PlannedEnd__c: TEN
        }))
    );
    world.tick(5);
    return ids;
}
const move = (key: string): GuardedChange => ({
    key,
    base: { PlannedStart__c: NINE, PlannedEnd__c: TEN },
    values: { PlannedStart__c: TEN, PlannedEnd__c: ELEVEN }
});
const startOf = (id: string | undefined) => world.org.row('FieldVisit__c', id ?? '')?.['PlannedStart__c'];
const stateOf = (outcome: { readonly state: string } | undefined) => outcome?.state;

describe('a change that counts on what it saw', () => {
    test('is written, and a repeat writes nothing', async () => {
        const ids = visits(30);
        const context = await openContext(world);
        const changes = ids.map((_id, index) => move(`v${index}`));
        const first = await updateUnlessChanged(context, VISIT, changes);
        expect(new Set([...first.values()].map(stateOf))).toEqual(new Set(['written']));
        const stamp = world.org.row('FieldVisit__c', ids[0] ?? '')?.['SystemModstamp'];
        world.tick(5);
        const second = await updateUnlessChanged(context, VISIT, changes);
        expect(new Set([...second.values()].map(stateOf))).toEqual(new Set(['unchanged']));
        expect(world.org.row('FieldVisit__c', ids[0] ?? '')?.['SystemModstamp']).toBe(stamp);
    });

    // Guard: judge() without isTouched.
    test('is a conflict where a person moved the visit, and shows what the person chose', async () => {
        const [id] = visits(1);
        world.update('FieldVisit__c', [{ Id: id, PlannedStart__c: '2026-11-13T08:00:00.000Z' }]);
        world.tick(5);
        const outcome = (await updateUnlessChanged(await openContext(world), VISIT, [move('v0')])).get('v0');
        expect(outcome).toMatchObject({
            state: 'conflict',
            reason: 'changed',
            theirs: { PlannedStart__c: '2026-11-13T08:00:00.000+0000' }
        });
        expect(startOf(id)).toBe('2026-11-13T08:00:00.000+0000');
    });

    test('is none where the person wrote a note', async () => {
        const [id] = visits(1);
        world.update('FieldVisit__c', [{ Id: id, Notes__c: 'ring twice' }]);
        world.tick(5);
        const outcome = (await updateUnlessChanged(await openContext(world), VISIT, [move('v0')])).get('v0');
        expect(stateOf(outcome)).toBe('written');
        expect(world.org.row('FieldVisit__c', id ?? '')?.['Notes__c']).toBe('ring twice');
    });

    test('is a conflict where the visit is gone', async () => {
        const [id] = visits(1);
        world.org.delete('FieldVisit__c', [id as string]);
        const outcome = (await updateUnlessChanged(await openContext(world), VISIT, [move('v0')])).get('v0');
        expect(outcome).toMatchObject({ state: 'conflict', reason: 'deleted', theirs: null });
    });

    // Guard: unmodifiedComposite() without If-Unmodified-Since.
    test('does not overwrite an edit between its read and its write', async () => {
        const [id] = visits(1);
        const context = await openContext(world);
        const { client } = context;
        let isFirst = true;
        const slow = {
            ...client,
            updateUnmodified: (...args: Parameters<typeof client.updateUnmodified>) => {
                if (isFirst) {
                    isFirst = false;
                    world.update('FieldVisit__c', [{ Id: id, PlannedStart__c: '2026-11-14T08:00:00.000Z' }]);
                    world.tick(5);
                }
                return client.updateUnmodified(...args);
            }
        };
        const outcome = (await updateUnlessChanged({ ...context, client: slow }, VISIT, [move('v0')])).get('v0');
        expect(outcome).toMatchObject({ state: 'conflict', reason: 'changed' });
        expect(startOf(id)).toBe('2026-11-14T08:00:00.000+0000');
    });

    // Guard: judge() without the comparison of whole seconds.
    test('does not trust a record that was changed in the second of the read', async () => {
        const [id] = visits(1);
        world.update('FieldVisit__c', [{ Id: id, Notes__c: 'now' }]);
        let pauses = 0;
        const context = await openContext(world, {
            sleep: async () => {
                pauses += 1;
                world.update('FieldVisit__c', [{ Id: id, PlannedStart__c: '2026-11-15T08:00:00.000Z' }]);
                world.tick(5);
            }
        });
        const outcome = (await updateUnlessChanged(context, VISIT, [move('v0')])).get('v0');
        expect(pauses).toBe(1);
        expect(stateOf(outcome)).toBe('conflict');
        expect(startOf(id)).toBe('2026-11-15T08:00:00.000+0000');
    });
});

describe('locks', () => {
    test('are tried again for the record alone', async () => {
        const [id] = visits(2);
        world.org.faults.lockedIds.add(id as string);
        const context = await openContext(world, { sleep: async () => world.org.faults.lockedIds.clear() });
        const outcomes = await updateUnlessChanged(context, VISIT, [move('v0'), move('v1')]);
        expect([...outcomes.values()].map(stateOf)).toEqual(['written', 'written']);
    });
});
