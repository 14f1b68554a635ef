import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createVisitValues } from '../../middleware/src/planning/index.ts';
import { createPlanningSource } from '../../middleware/src/store/index.ts';
import type { Sync, SyncOptions } from '../../middleware/src/sync/index.ts';
import { difference, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* Fields that Fieldmap computes and writes. The guard of each scenario is named; it was taken out and the test failed. */
let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const DAY = 86_400;
const COLLECTION = 'PATCH .*/composite/sobjects$';

const derivingSync = (options: Partial<SyncOptions> = {}): Sync =>
    world.sync({ recordValues: createVisitValues(createPlanningSource(world.database)), ...options });
const at = (seconds: number): string => new Date(world.now() + seconds * 1000).toISOString();
const day = (seconds: number): string => at(seconds).slice(0, 10);
const rowOf = (objectApiName: string, id: string | undefined) => world.org.row(objectApiName, id ?? '');
const accounts = (count: number, fields: object = {}): string[] =>
    world.insert(
        'Account',
        Array.from({ length: count }, (_item, index) => ({
            Name: `a${index}`,
            OwnerId: world.repId,
            CustomerClass__c: 'A',
            ...fields
        }))
    );
const completed = (fields: object, startsIn: number): string[] =>
    world.insert('FieldVisit__c', [
        {
            OwnerId: world.repId,
            Status__c: 'Completed',
            ActualStart__c: at(startsIn),
            ActualEnd__c: at(startsIn + 1800),
            ...fields
        }
    ]);
const pass = async (sync: Sync, kind: 'touched' | 'all' = 'touched') => {
    await sync.runOnce(world.org.orgId);
    return sync.refreshDerived(world.org.orgId, kind);
};
const DERIVED = {
    Account: ['LastVisitDate__c', 'NextVisitDue__c', 'VisitPriority__c'],
    Lead: ['LastVisitDate__c', 'NextVisitDue__c', 'VisitPriority__c'],
    Opportunity: ['DaysInStage__c', 'IsStalled__c', 'VisitPriority__c']
} as const;

describe('what is written', () => {
    test('account: last visit, next due, priority; lead and deal likewise', async () => {
        const [account] = accounts(1);
        const [lead] = world.insert('Lead', [{ LastName: 'l', Company: 'c', OwnerId: world.repId, Rating: 'Hot' }]);
        const [deal, won] = world.insert('Opportunity', [
            { Name: 'd', OwnerId: world.repId, AccountId: account, StageName: 'Prospecting', CloseDate: day(9 * DAY) },
            { Name: 'w', OwnerId: world.repId, AccountId: account, StageName: 'Closed Won', CloseDate: day(-9 * DAY) }
        ]);
        world.tick(50 * DAY);
        completed({ Account__c: account }, -20 * DAY);
        completed({ Account__c: account }, -10 * DAY);
        completed({ Lead__c: lead }, -3 * DAY);
        expect(await pass(derivingSync())).toMatchObject({ written: 3, refused: 0, postponed: 0 });
        expect(rowOf('Account', account)).toMatchObject({
            LastVisitDate__c: day(-10 * DAY),
            NextVisitDue__c: day(4 * DAY)
        });
        // class 40, cadence 30 x (10/14)^3 = 10.9, an open deal 2, stalled 10
        expect(rowOf('Account', account)?.['VisitPriority__c']).toBe(63);
        expect(rowOf('Lead', lead)).toMatchObject({ LastVisitDate__c: day(-3 * DAY), VisitPriority__c: 30 });
        expect(rowOf('Opportunity', deal)).toMatchObject({
            DaysInStage__c: 50,
            IsStalled__c: true,
            VisitPriority__c: 63
        });
        expect(rowOf('Opportunity', won)).toMatchObject({ IsStalled__c: false });
        expect(rowOf('Opportunity', won)?.['DaysInStage__c'] ?? null).toBeNull();
    });

    test('only fields that Fieldmap owns', async () => {
        const [account] = accounts(1, { Industry: 'Retail' });
        const before = { ...rowOf('Account', account) };
        world.tick(DAY);
        await pass(derivingSync());
        const after = { ...rowOf('Account', account) };
        const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
        const stamps = ['SystemModstamp', 'LastModifiedDate', 'LastModifiedById'];
        expect(changed.filter((name) => !stamps.includes(name))).toEqual(['VisitPriority__c']);
    });

    test('dates move by themselves: once a day everybody is looked at', async () => {
        const [account] = accounts(1);
        completed({ Account__c: account }, -DAY);
        const sync = derivingSync();
        await pass(sync);
        const before = rowOf('Account', account)?.['VisitPriority__c'] as number;
        world.tick(10 * DAY);
        expect(await pass(sync)).toMatchObject({ written: 1 });
        expect(rowOf('Account', account)?.['VisitPriority__c']).toBeGreaterThan(before);
    });

    test('a visit that is taken back takes its date back', async () => {
        const [account] = accounts(1);
        const visits = completed({ Account__c: account }, -DAY);
        const sync = derivingSync();
        await pass(sync);
        world.tick(60);
        world.org.delete('FieldVisit__c', visits);
        world.tick(600);
        await pass(sync);
        expect(rowOf('Account', account)?.['LastVisitDate__c'] ?? null).toBeNull();
        expect(rowOf('Account', account)?.['NextVisitDue__c'] ?? null).toBeNull();
    });
});

describe('nothing twice', () => {
    // Guard: derivedChanges() without areSame().
    test('our own writes come back as changes and cause none', async () => {
        const ids = accounts(30);
        ids.forEach((id) => completed({ Account__c: id }, -DAY));
        const sync = derivingSync();
        expect(await pass(sync)).toMatchObject({ written: 30 });
        const stamps = (): unknown[] => ids.map((id) => rowOf('Account', id)?.['SystemModstamp']);
        const written = stamps();
        for (let round = 0; round < 3; round += 1) {
            world.tick(60);
            expect(await pass(sync)).toMatchObject({ written: 0 });
        }
        expect(stamps()).toEqual(written);
        expect(await pass(sync)).toMatchObject({ checked: 0 });
        expect(await difference(world, 'Account')).toEqual(SAME);
    });

    // Guard: settle() without takeOver().
    test('the answer is lost: the next run writes what was not confirmed, to the same end', async () => {
        const ids = accounts(3);
        const sync = derivingSync();
        await sync.runOnce(world.org.orgId);
        world.fault({ kind: 'lostAnswer' }, COLLECTION, { count: 10 });
        await expect(sync.refreshDerived(world.org.orgId, 'touched')).rejects.toMatchObject({ code: 'NETWORK' });
        world.demo.faults.clear();
        expect(await sync.refreshDerived(world.org.orgId, 'touched')).toMatchObject({ written: 3 });
        ids.forEach((id) => expect(rowOf('Account', id)?.['VisitPriority__c']).toBe(60));
        expect(await sync.refreshDerived(world.org.orgId, 'all')).toMatchObject({ written: 0 });
    });
});

describe('records by themselves', () => {
    test('a lock: the others are written, it comes with the next run', async () => {
        const ids = accounts(3);
        world.org.faults.lockedIds.add(ids[1] as string);
        const sync = derivingSync();
        expect(await pass(sync)).toMatchObject({ written: 2, postponed: 1 });
        world.org.faults.lockedIds.clear();
        expect(await sync.refreshDerived(world.org.orgId, 'all')).toMatchObject({ written: 1, postponed: 0 });
    });

    // Guard: refreshObject() without refusedRecords().
    test('a refusal is noted, shown, and not repeated at once', async () => {
        const [ours, foreign] = accounts(2);
        const admin = world.org.rows('User');
        const stranger = [...admin].find((user) => user['UserRoleId'] == null && user.Id !== world.repId)?.Id;
        world.update('Account', [{ Id: foreign, OwnerId: stranger }]);
        const sync = derivingSync();
        expect(await pass(sync)).toMatchObject({ written: 1, refused: 1 });
        expect(rowOf('Account', ours)?.['VisitPriority__c']).toBe(60);
        const alerts = async () => (await sync.status(world.org.orgId)).alerts.map(({ code }) => code);
        expect(await alerts()).toContain('DERIVED_REFUSED');
        expect(await sync.refreshDerived(world.org.orgId, 'all')).toMatchObject({ written: 0, refused: 0 });
        world.tick(2 * 3600);
        expect(await sync.refreshDerived(world.org.orgId, 'all')).toMatchObject({ refused: 1 });
        world.update('Account', [{ Id: foreign, OwnerId: world.repId }]);
        world.tick(3 * 3600);
        expect(await pass(sync, 'all')).toMatchObject({ written: 1, refused: 0 });
        expect(await alerts()).not.toContain('DERIVED_REFUSED');
    });

    // Guard: refreshObject() without forgetSettled(); with it, but without refusedAndGone().
    test.each(['touched', 'all'] as const)('the alert goes when the refused record is deleted (%s)', async (kind) => {
        const [foreign] = accounts(1);
        const stranger = [...world.org.rows('User')].find(
            (user) => user['UserRoleId'] == null && user.Id !== world.repId
        )?.Id;
        world.update('Account', [{ Id: foreign, OwnerId: stranger }]);
        const sync = derivingSync();
        expect(await pass(sync)).toMatchObject({ refused: 1 });
        world.tick(60);
        world.org.delete('Account', [foreign as string]);
        await pass(sync, kind);
        expect((await sync.status(world.org.orgId)).alerts.map(({ code }) => code)).not.toContain('DERIVED_REFUSED');
    });

    test('the API share is kept: the run stops and goes on when there is room', async () => {
        accounts(3);
        const sync = derivingSync();
        await sync.runOnce(world.org.orgId);
        world.demo.context.usage.dailyLimit = 1;
        await sync.runOnce(world.org.orgId).catch(() => undefined);
        await expect(sync.refreshDerived(world.org.orgId, 'all')).rejects.toMatchObject({ kind: 'limit' });
    });
});

describe('many at once', () => {
    // Guard: createDerivedWriter() that never takes byIngest().
    test('go by one ingest job, locked rows by themselves', async () => {
        const ids = accounts(500);
        world.org.faults.lockedIds.add(ids[7] as string);
        const sync = derivingSync({
            settings: { ingestAboveRows: 100 },
            sleep: async () => world.org.faults.lockedIds.clear()
        });
        const jobs = (): number =>
            world.demo.requests.entries.filter(({ method, url }) => method === 'POST' && url.endsWith('/jobs/ingest'))
                .length;
        expect(await pass(sync)).toMatchObject({ written: 500, refused: 0, postponed: 0 });
        expect(jobs()).toBe(1);
        expect(new Set(ids.map((id) => rowOf('Account', id)?.['VisitPriority__c']))).toEqual(new Set([60]));
        expect(await sync.refreshDerived(world.org.orgId, 'all')).toMatchObject({ written: 0 });
    });

    test('empty a field by ingest too', async () => {
        const ids = accounts(120, { LastVisitDate__c: '2020-01-01', NextVisitDue__c: '2020-02-01' });
        await pass(derivingSync({ settings: { ingestAboveRows: 100 } }));
        expect(new Set(ids.map((id) => rowOf('Account', id)?.['LastVisitDate__c'] ?? null))).toEqual(new Set([null]));
    });
});

test('the permission set lets the integration user edit these fields, and of customers nothing else', () => {
    const [set] = world.org.metadata('PermissionSet').filter(({ fullName }) => fullName === 'Fieldmap_Integration');
    const xml = String(set?.xml);
    const editable = [...xml.matchAll(/<editable>true<\/editable>\s*<field>(\w+)\.(\w+)<\/field>/g)]
        .map(([, object, field]) => `${object}.${field}`)
        .filter((name) => /^(Account|Lead|Opportunity|Contact|User|VisitGoal__c)\./.test(name));
    const derived = Object.entries(DERIVED).flatMap(([object, fields]) => fields.map((field) => `${object}.${field}`));
    expect(editable.sort()).toEqual(derived.sort());
    expect(xml).not.toContain('<allowDelete>true</allowDelete>');
    expect(xml).not.toContain('<modifyAllRecords>true</modifyAllRecords>');
});
