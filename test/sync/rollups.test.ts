import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createKpis } from '../../middleware/src/kpi/index.ts';
import type { Caller } from '../../middleware/src/platform/caller.ts';
import type { Clock } from '../../middleware/src/platform/clock.ts';
import type { Database } from '../../middleware/src/platform/database.ts';
import { createKpiSource } from '../../middleware/src/store/index.ts';
import { Random } from '../../scripts/demo/data/random.ts';
import { openTestDatabase } from '../support/database.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/*
 * Roll-ups of KPIs are kept from pass to pass and counted again only for people whose records a transaction touched.
 * Guard: the triggers of migration 0007; without `kpi_updated` on field_visits this test failed.
 */
let world: World;
let fresh: Database;
beforeAll(async () => {
    world = await openWorld();
    fresh = await openTestDatabase();
});
afterAll(async () => {
    await world.close();
    await fresh.close();
});

const ROUNDS = 10;
const FIRST_CHANGES = 60;
/** Few, so that most people are not touched in a round. */
const CHANGES_A_ROUND = 1;
const DAY = 86_400_000;

test('after a random history of the org, kept roll-ups, a count from zero and a store from zero say the same', async () => {
    const source = new Random(7);
    world.tick((20 * DAY) / 1000);
    const random = (): number => source.next();
    const people = [world.repId, ...addPeople(2)];
    const change = changes(random, people);
    const clock: Clock = { now: () => new Date(world.now()), monotonicSeconds: () => 0 };
    const kpisOf = (database: Database) => createKpis({ source: createKpiSource(database), clock });
    const kept = kpisOf(world.database);
    const caller: Caller = {
        orgId: world.org.orgId,
        userId: world.repId,
        visibleUserIds: new Set(people),
        timeZone: 'Europe/Zurich',
        isAdmin: false
    };
    const board = async (kpis: ReturnType<typeof createKpis>) => ({
        ...(await kpis.board(caller, { period: 'month', kpis: 'all' })),
        dataAsOf: ''
    });
    const sync = world.sync();
    for (let round = 0; round < ROUNDS; round += 1) {
        for (let count = 0; count < (round === 0 ? FIRST_CHANGES : CHANGES_A_ROUND); count += 1) {
            change();
        }
        world.tick(900);
        await sync.runOnce(world.org.orgId, round % 4 === 0 ? 'thorough' : 'quick');
        expect(await board(kept)).toEqual(await board(kpisOf(world.database)));
    }
    await sync.runOnce(world.org.orgId);
    const anew = world.sync({ database: fresh });
    await anew.runOnce(world.org.orgId);
    const figures = await board(kept);
    expect(await board(kpisOf(fresh))).toEqual(figures);
    expect(figures.team.filter(({ current }) => (current.numerator ?? 0) !== 0).length).toBeGreaterThan(3);
}, 120_000);

function addPeople(count: number): string[] {
    const [rep] = [...world.org.rows('User')].filter(({ Id }) => Id === world.repId);
    return Array.from({ length: count }, (_item, index) => {
        const username = `rep${index}@sync.example`;
        const person = { Username: username, Email: username, LastName: 'Rep', Name: 'Rep', IsActive: true };
        const [id] = world.org.loadRecords('User', [
            { ...person, UserRoleId: rep?.['UserRoleId'], TimeZoneSidKey: 'Europe/Zurich' }
        ]);
        return id ?? '';
    });
}

/** One change of the org a call, of any kind that people make. */
function changes(random: () => number, people: readonly string[]): () => void {
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const live = (objectApiName: string): string[] =>
        [...world.org.rows(objectApiName)].filter((row) => row['IsDeleted'] !== true).map((row) => row.Id);
    const at = (): string => new Date(world.now() - Math.floor(random() * 20 * DAY)).toISOString();
    const addVisit = (): void => {
        const start = at();
        world.insert('FieldVisit__c', [
            {
                OwnerId: pick(people),
                Account__c: pick(live('Account')),
                Status__c: pick(['Completed', 'Planned', 'Skipped']),
                PlannedStart__c: start,
                ActualStart__c: start,
                ActualEnd__c: new Date(Date.parse(start) + 1_800_000).toISOString()
            }
        ]);
    };
    const addAccount = (): void =>
        void world.insert('Account', [{ Name: 'a', OwnerId: pick(people), CustomerClass__c: pick(['A', 'B', 'C']) }]);
    const addDeal = (): void =>
        void world.insert('Opportunity', [
            {
                Name: 'd',
                OwnerId: pick(people),
                AccountId: pick(live('Account')),
                StageName: pick(['Prospecting', 'Closed Won', 'Closed Lost']),
                Amount: Math.round(random() * 9000),
                CloseDate: at().slice(0, 10)
            }
        ]);
    const update = (objectApiName: string, fields: () => Record<string, unknown>) => (): void => {
        const ids = live(objectApiName);
        if (ids.length > 0) {
            world.update(objectApiName, [{ Id: pick(ids), ...fields() }]);
        }
    };
    const remove = (objectApiName: string) => (): void => {
        const ids = live(objectApiName);
        if (ids.length > 4) {
            world.org.delete(objectApiName, [pick(ids)]);
        }
    };
    const kinds = [
        addVisit,
        addVisit,
        addVisit,
        addAccount,
        addDeal,
        update('FieldVisit__c', () => ({ Status__c: pick(['Completed', 'Cancelled']) })),
        update('FieldVisit__c', () => ({ OwnerId: pick(people) })),
        update('Account', () => ({ OwnerId: pick(people) })),
        update('Account', () => ({ CustomerClass__c: pick(['A', 'B', 'C']) })),
        update('Opportunity', () => ({ StageName: pick(['Closed Won', 'Negotiation/Review']) })),
        remove('FieldVisit__c'),
        remove('Opportunity')
    ];
    addAccount();
    addAccount();
    return () => pick(kinds)();
}
