import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { PlannedVisitWrite } from '../../middleware/src/planning/ports.ts';
import { difference, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* Write-back through the outbox. The guard of each scenario is named; it was taken out and the test failed. */
let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const VISIT_UPSERT = 'PATCH .*/composite/sobjects/FieldVisit__c/ClientKey__c';
const EVENT_CREATE = 'POST .*/composite/sobjects';

function writes(count: number): PlannedVisitWrite[] {
    const ids = world.insert(
        'Account',
        Array.from({ length: count }, (_item, index) => ({ Name: `a${index}`, OwnerId: world.repId }))
    );
    return ids.map((recordId, index) => ({
        clientKey: `plan:${index}`,
        stopId: `stop-${index}`,
        ownerId: world.repId,
        recordId,
        objectApiName: 'Account',
        startsAt: `2026-11-09T${String(8 + index).padStart(2, '0')}:00:00+01:00`,
        endsAt: `2026-11-09T${String(8 + index).padStart(2, '0')}:45:00+01:00`,
        planId: 'plan',
        sequence: index + 1
    }));
}
const live = (objectApiName: string) => [...world.org.rows(objectApiName)].filter((row) => row['IsDeleted'] !== true);
const expectOnce = (count: number): void => {
    expect(live('FieldVisit__c')).toHaveLength(count);
    expect(live('Event')).toHaveLength(count);
    for (const visit of live('FieldVisit__c')) {
        const event = live('Event').find((row) => row['FieldVisitKey__c'] === visit['ClientKey__c']);
        expect(visit['EventId__c']).toBe(event?.Id);
    }
};
const write = (sync = world.sync(), planned = writes(3)) => sync.writer.writePlannedVisits(world.org.orgId, planned);

test('planned visits and their Events are in the org and in the mirror at once', async () => {
    const results = await write();
    expect(results.map((result) => result.outcome)).toEqual(['created', 'created', 'created']);
    expectOnce(3);
    for (const objectApiName of ['FieldVisit__c', 'Event']) {
        expect(await difference(world, objectApiName)).toEqual(SAME);
    }
});

// Guard: enqueue() without ON CONFLICT, pushVisits() without findExisting().
test('a repeat changes nothing', async () => {
    const planned = writes(2);
    const sync = world.sync();
    const first = await write(sync, planned);
    const again = await write(sync, planned);
    expect(again.map((result) => result.outcome)).toEqual(['unchanged', 'unchanged']);
    expect(again.map((result) => result.visitId)).toEqual(first.map((result) => result.visitId));
    expectOnce(2);
});

// Guard: createEvents() without findEvents().
test.each([
    ['the visits', VISIT_UPSERT],
    ['the Events', EVENT_CREATE]
])('D4 the answer about %s is lost: the second push finds what is there', async (_name, match) => {
    const planned = writes(2);
    world.fault({ kind: 'lostAnswer' }, match);
    const sync = world.sync();
    const first = await write(sync, planned);
    const second = first.some((result) => result.outcome === 'failed') ? await write(sync, planned) : first;
    expect(second.map((result) => result.outcome)).not.toContain('failed');
    expectOnce(2);
});

describe('D3 a record is locked by somebody else', () => {
    /** Locks the visit with this key as soon as it exists, so that linking its Event meets the lock. */
    const lockOnceCreated = (clientKey: string): (() => void) =>
        world.org.onChange((events) => {
            for (const event of events) {
                if (event.changeType === 'CREATE' && event.record['ClientKey__c'] === clientKey) {
                    world.org.faults.lockedIds.add(event.id);
                }
            }
        });

    // Guard: saveWithRetry() with one round.
    test('for a moment: it alone is tried again', async () => {
        const planned = writes(3);
        const stopLocking = lockOnceCreated('plan:1');
        let pauses = 0;
        const sync = world.sync({
            sleep: async () => {
                pauses += 1;
                world.org.faults.lockedIds.clear();
            }
        });
        const results = await write(sync, planned);
        stopLocking();
        expect(results.map((result) => result.outcome)).toEqual(['created', 'created', 'created']);
        expect(pauses).toBe(1);
        expectOnce(3);
    });

    test('for long: the others are written, it stays in the outbox and follows', async () => {
        const planned = writes(3);
        const stopLocking = lockOnceCreated('plan:1');
        const sync = world.sync();
        const results = await write(sync, planned);
        stopLocking();
        expect(results.map((result) => result.outcome)).toEqual(['created', 'failed', 'created']);
        expect((await sync.status(world.org.orgId)).outbox).toMatchObject({ waiting: 1, failed: 0 });
        world.org.faults.lockedIds.clear();
        expect((await write(sync, planned)).map((result) => result.outcome)).not.toContain('failed');
        expectOnce(3);
    });
});

test('the org is away: what was accepted is stored and written later', async () => {
    const planned = writes(2);
    world.fault({ kind: 'reset' }, '.*', { count: null });
    const first = await write(world.sync(), planned);
    expect(first.map((result) => [result.outcome, result.code])).toEqual([
        ['failed', 'org-unreachable'],
        ['failed', 'org-unreachable']
    ]);
    world.demo.faults.clear();
    const later = world.sync({ settings: { intervalSeconds: 600 } });
    expect((await later.status(world.org.orgId)).outbox).toMatchObject({ waiting: 2, failed: 0 });
    later.start();
    await until(() => live('Event').length === 2);
    await later.stop();
    expectOnce(2);
});

// Guard: compareVisit() that sees no difference.
test('what a person changed or deleted meanwhile is left alone', async () => {
    const planned = writes(2);
    const [moved, removed] = world.insert(
        'FieldVisit__c',
        planned.map((item) => ({
            ClientKey__c: item.clientKey,
            OwnerId: item.ownerId,
            Account__c: item.recordId,
            Status__c: 'Planned',
            PlannedStart__c: '2026-11-12T08:00:00.000Z',
            PlannedEnd__c: '2026-11-12T08:45:00.000Z'
        }))
    );
    world.org.delete('FieldVisit__c', [removed as string]);
    const results = await write(world.sync(), planned);
    expect(results.map((result) => [result.outcome, result.code])).toEqual([
        ['conflict', 'conflict'],
        ['conflict', 'conflict']
    ]);
    expect(world.org.row('FieldVisit__c', moved as string)?.['PlannedStart__c']).toBe('2026-11-12T08:00:00.000+0000');
    expect(live('Event')).toHaveLength(0);
});

test('a record that the org refuses fails alone, with its reason', async () => {
    const [good, bad] = writes(2);
    const planned = [good, { ...bad, recordId: '001000000000000AAA' }] as PlannedVisitWrite[];
    const sync = world.sync();
    const results = await write(sync, planned);
    expect(results.map((result) => result.outcome)).toEqual(['created', 'failed']);
    expect(results[1]?.detail).toBeTruthy();
    expect((await sync.status(world.org.orgId)).alerts.map((alert) => alert.code)).toContain('WRITE_REFUSED');
});

test('a decision is written once, whatever happens to the answer', async () => {
    const [item] = writes(1) as [PlannedVisitWrite];
    world.fault({ kind: 'lostAnswer' }, 'PATCH .*/SuggestionFeedback__c/');
    await world.sync().writer.writeFeedback(world.org.orgId, {
        clientKey: 'f1',
        ownerId: world.repId,
        recordId: item.recordId,
        objectApiName: 'Account',
        decision: 'later',
        reason: 'not-now',
        comment: 'next month',
        points: 12.34,
        rank: 2,
        planId: 'plan'
    });
    expect(live('SuggestionFeedback__c')).toHaveLength(1);
    expect(live('SuggestionFeedback__c')[0]).toMatchObject({ Decision__c: 'Later', Reason__c: 'not-now' });
    expect(await difference(world, 'SuggestionFeedback__c')).toEqual(SAME);
});

async function until(isTrue: () => boolean): Promise<void> {
    for (let round = 0; round < 500 && !isTrue(); round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(isTrue()).toBe(true);
}
