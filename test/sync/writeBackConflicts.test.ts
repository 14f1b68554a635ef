import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { GuardedChange } from '../../middleware/src/sync/outbox/guardedUpdate.ts';
import type { PlannedVisitWrite } from '../../middleware/src/planning/ports.ts';
import type { Sync } from '../../middleware/src/sync/index.ts';
import { updateUnlessChanged } from '../../middleware/src/sync/outbox/guardedUpdate.ts';
import { difference, SAME } from './support/compare.ts';
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

describe('conflicts wait for a decision', () => {
    const planned = (recordId: string): PlannedVisitWrite => ({
        clientKey: 'plan:1',
        stopId: 's1',
        ownerId: world.repId,
        recordId,
        objectApiName: 'Account',
        startsAt: NINE,
        endsAt: TEN,
        planId: 'plan',
        sequence: 1
    });
    const decide = (sync: Sync, kind: 'planned-visit' | 'visit-move', clientKey: string, keep: 'mine' | 'theirs') =>
        sync.resolveConflict(world.org.orgId, { kind, clientKey, keep, userId: world.repId });

    /** An accepted visit with its Event, and then a person moves it, or deletes it. */
    async function accepted(sync: Sync): Promise<{ readonly visitId: string; readonly eventId: string }> {
        const [account] = world.insert('Account', [{ Name: 'a', OwnerId: world.repId }]);
        const [result] = await sync.writer.writePlannedVisits(world.org.orgId, [planned(account ?? '')]);
        world.tick(5);
        return { visitId: result?.visitId ?? '', eventId: result?.eventId ?? '' };
    }
    const moveTo = (visitId: string, clientKey: string, [startsAt, endsAt]: readonly [string, string]) => ({
        clientKey,
        visitId,
        from: { startsAt: NINE, endsAt: TEN },
        startsAt,
        endsAt,
        planId: 'plan',
        sequence: 1
    });

    test('a move is written with its Event, once', async () => {
        const sync = world.sync();
        const { visitId, eventId } = await accepted(sync);
        const moves = [moveTo(visitId, 'm1', [TEN, ELEVEN])];
        expect(await sync.writer.moveVisits(world.org.orgId, moves)).toMatchObject([{ outcome: 'moved' }]);
        expect(startOf(visitId)).toBe('2026-11-12T09:00:00.000+0000');
        expect(world.org.row('Event', eventId)?.['StartDateTime']).toBe('2026-11-12T09:00:00.000+0000');
        expect(await sync.writer.moveVisits(world.org.orgId, moves)).toMatchObject([{ outcome: 'unchanged' }]);
        for (const objectApiName of ['FieldVisit__c', 'Event']) {
            expect(await difference(world, objectApiName)).toEqual(SAME);
        }
    });

    test('a lost answer about a move does no harm', async () => {
        const sync = world.sync();
        const { visitId } = await accepted(sync);
        const moves = [moveTo(visitId, 'm1', [TEN, ELEVEN])];
        world.fault({ kind: 'lostAnswer' }, 'POST .*/composite$');
        expect(await sync.writer.moveVisits(world.org.orgId, moves)).toMatchObject([{ outcome: 'failed' }]);
        world.tick(5);
        const [again] = await sync.writer.moveVisits(world.org.orgId, moves);
        expect(['moved', 'unchanged']).toContain(again?.outcome);
        expect(startOf(visitId)).toBe('2026-11-12T09:00:00.000+0000');
        expect((await sync.status(world.org.orgId)).outbox).toEqual({ waiting: 0, failed: 0, conflicts: 0 });
    });

    test('theirs: the record stays, the conflict is gone', async () => {
        const sync = world.sync();
        const { visitId } = await accepted(sync);
        world.update('FieldVisit__c', [{ Id: visitId, PlannedStart__c: '2026-11-13T08:00:00.000Z' }]);
        world.tick(5);
        const [result] = await sync.writer.moveVisits(world.org.orgId, [moveTo(visitId, 'm1', [TEN, ELEVEN])]);
        expect(result).toMatchObject({ outcome: 'conflict', code: 'conflict' });
        expect(await sync.conflicts(world.org.orgId)).toMatchObject([
            {
                kind: 'visit-move',
                clientKey: 'm1',
                recordId: visitId,
                reason: 'changed',
                mine: { PlannedStart__c: TEN },
                theirs: { PlannedStart__c: '2026-11-13T08:00:00.000+0000' }
            }
        ]);
        expect((await sync.status(world.org.orgId)).outbox.conflicts).toBe(1);
        await decide(sync, 'visit-move', 'm1', 'theirs');
        expect(await sync.conflicts(world.org.orgId)).toEqual([]);
        expect(startOf(visitId)).toBe('2026-11-13T08:00:00.000+0000');
        await expect(decide(sync, 'visit-move', 'm1', 'mine')).rejects.toMatchObject({ code: 'not-found' });
    });

    // Guard: pushMoves() without acceptedBase.
    test('mine: written over what was shown, not over what is newer still', async () => {
        const sync = world.sync();
        const { visitId, eventId } = await accepted(sync);
        const movedByPerson = (at: string): void => {
            world.update('FieldVisit__c', [{ Id: visitId, PlannedStart__c: at }]);
            world.tick(5);
        };
        movedByPerson('2026-11-13T08:00:00.000Z');
        await sync.writer.moveVisits(world.org.orgId, [moveTo(visitId, 'm1', [TEN, ELEVEN])]);
        movedByPerson('2026-11-14T08:00:00.000Z');
        await decide(sync, 'visit-move', 'm1', 'mine');
        expect(startOf(visitId)).toBe('2026-11-14T08:00:00.000+0000');
        expect(await sync.conflicts(world.org.orgId)).toHaveLength(1);
        await decide(sync, 'visit-move', 'm1', 'mine');
        expect(startOf(visitId)).toBe('2026-11-12T09:00:00.000+0000');
        expect(await sync.conflicts(world.org.orgId)).toMatchObject([{ objectApiName: 'Event' }]);
        await decide(sync, 'visit-move', 'm1', 'mine');
        expect(world.org.row('Event', eventId)?.['StartDateTime']).toBe('2026-11-12T09:00:00.000+0000');
        expect(await sync.conflicts(world.org.orgId)).toEqual([]);
    });

    test.each([
        ['moved', (id: string) => world.update('FieldVisit__c', [{ Id: id, PlannedStart__c: ELEVEN }])],
        ['deleted', (id: string) => void world.org.delete('FieldVisit__c', [id])]
    ])('a planned visit that a person %s is written anew when an admin says so', async (_name, change) => {
        const [account] = world.insert('Account', [{ Name: 'a', OwnerId: world.repId }]);
        const write = planned(account ?? '');
        const [existing] = world.insert('FieldVisit__c', [
            {
                ClientKey__c: write.clientKey,
                OwnerId: world.repId,
                Account__c: account,
                PlannedStart__c: NINE,
                PlannedEnd__c: TEN
            }
        ]);
        change(existing ?? '');
        world.tick(5);
        const sync = world.sync();
        const [result] = await sync.writer.writePlannedVisits(world.org.orgId, [write]);
        expect(result?.outcome).toBe('conflict');
        await decide(sync, 'planned-visit', write.clientKey, 'mine');
        const visits = [...world.org.rows('FieldVisit__c')].filter((row) => row['IsDeleted'] !== true);
        expect(visits).toMatchObject([{ ClientKey__c: 'plan:1', PlannedStart__c: '2026-11-12T08:00:00.000+0000' }]);
        expect(await difference(world, 'FieldVisit__c')).toEqual(SAME);
        expect((await sync.status(world.org.orgId)).outbox).toEqual({ waiting: 0, failed: 0, conflicts: 0 });
    });
});
