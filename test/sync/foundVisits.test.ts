import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { enqueue } from '../../middleware/src/sync/outbox/outboxStore.ts';
import type { FoundVisitWrite } from '../../middleware/src/visits/ports.ts';
import { difference, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* Confirmed stays on their way to the org. */
let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const STARTS = '2026-11-09T09:05:00.000Z';
const ENDS = '2026-11-09T09:40:00.000Z';

function found(changes: Partial<FoundVisitWrite> = {}): FoundVisitWrite {
    const [recordId = ''] =
        changes.recordId === undefined
            ? world.insert('Account', [{ Name: 'a', OwnerId: world.repId }])
            : [changes.recordId];
    return {
        action: 'create',
        outboxKey: `${world.repId}:decision-1`,
        clientKey: `stay:${world.repId}:20261109T0905Z`,
        visitId: null,
        statusBefore: null,
        actualStartBefore: null,
        ownerId: world.repId,
        recordId,
        objectApiName: 'Account',
        startsAt: STARTS,
        endsAt: ENDS,
        distanceMetres: 12,
        ...changes
    };
}

/** A planned visit of the rep in the org. */
function planned(recordId: string, values: Record<string, unknown> = {}): string {
    const [id = ''] = world.insert('FieldVisit__c', [
        {
            OwnerId: world.repId,
            Account__c: recordId,
            Status__c: 'Planned',
            Source__c: 'Plan',
            IsOnSite__c: false,
            ...values
        }
    ]);
    world.tick(5);
    return id;
}

const visits = () => [...world.org.rows('FieldVisit__c')].filter((row) => row['IsDeleted'] !== true);
const ms = (value: unknown): number => Date.parse(String(value));

test('a confirmed stay is a completed visit in the org and in the mirror, once', async () => {
    const sync = world.sync();
    const write = found();
    const first = await sync.writer.writeFoundVisit(world.org.orgId, write);
    expect(first).toMatchObject({ state: 'written', visitId: visits()[0]!.Id });
    expect(await sync.writer.writeFoundVisit(world.org.orgId, write)).toEqual(first);
    expect(visits()).toHaveLength(1);
    expect(visits()[0]).toMatchObject({
        Account__c: write.recordId,
        OwnerId: world.repId,
        Status__c: 'Completed',
        Source__c: 'Detected',
        IsOnSite__c: true
    });
    expect([ms(visits()[0]!['ActualStart__c']), ms(visits()[0]!['ActualEnd__c'])]).toEqual([ms(STARTS), ms(ENDS)]);
    expect(await difference(world, 'FieldVisit__c')).toEqual(SAME);
});

test('another customer is the same visit, taking it back cancels it, confirming again brings it back', async () => {
    const sync = world.sync();
    const write = found();
    const send = (changes: Partial<FoundVisitWrite>) => {
        world.tick(5);
        return sync.writer.writeFoundVisit(world.org.orgId, { ...write, ...changes });
    };
    await send({});
    const other = found().recordId;
    await send({ outboxKey: 'rep:2', recordId: other });
    expect(visits()).toMatchObject([{ Account__c: other, Status__c: 'Completed' }]);
    expect(await send({ outboxKey: 'rep:3', recordId: other, action: 'cancel' })).toMatchObject({ state: 'written' });
    expect(visits()).toMatchObject([{ Status__c: 'Cancelled' }]);
    await send({ outboxKey: 'rep:4' });
    expect(visits()).toMatchObject([{ Account__c: write.recordId, Status__c: 'Completed' }]);
    expect(await difference(world, 'FieldVisit__c')).toEqual(SAME);
});

test('the planned visit is completed and planned again, its source stays', async () => {
    const sync = world.sync();
    const { recordId } = found();
    const visitId = planned(recordId);
    const write = found({ recordId, action: 'complete', visitId, statusBefore: 'Planned', clientKey: 'stay:planned' });
    expect(await sync.writer.writeFoundVisit(world.org.orgId, write)).toMatchObject({ state: 'written', visitId });
    expect(visits()).toMatchObject([{ Id: visitId, Status__c: 'Completed', Source__c: 'Plan', IsOnSite__c: true }]);
    world.tick(5);
    const back = { ...write, action: 'reopen' as const, outboxKey: 'rep:2' };
    expect(await sync.writer.writeFoundVisit(world.org.orgId, back)).toMatchObject({ state: 'written' });
    expect(visits()[0]).toMatchObject({ Status__c: 'Planned', IsOnSite__c: false });
    expect(visits()[0]!['ActualEnd__c'] ?? null).toBeNull();
});

test('a visit that was cancelled meanwhile is a conflict and stays as it is', async () => {
    const { recordId } = found();
    const visitId = planned(recordId, { Status__c: 'Cancelled' });
    const write = found({ recordId, action: 'complete', visitId, statusBefore: 'Planned', clientKey: 'stay:planned' });
    const sync = world.sync();
    expect(await sync.writer.writeFoundVisit(world.org.orgId, write)).toMatchObject({ state: 'conflict', visitId });
    expect(visits()).toMatchObject([{ Status__c: 'Cancelled' }]);
    expect(await sync.conflicts(world.org.orgId)).toMatchObject([{ kind: 'found-visit', reason: 'changed' }]);
});

test('a decision that was taken back before the org took it is never written', async () => {
    const write = found();
    const back = { ...write, action: 'cancel' as const, outboxKey: 'rep:2' };
    for (const payload of [write, back]) {
        await enqueue(world.database, world.org.orgId, 'found-visit', [{ clientKey: payload.outboxKey, payload }]);
    }
    const sync = world.sync();
    expect(await sync.writer.writeFoundVisit(world.org.orgId, write)).toMatchObject({ state: 'written' });
    expect(await sync.writer.writeFoundVisit(world.org.orgId, back)).toMatchObject({ state: 'written' });
    expect(visits()).toEqual([]);
});
