import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createKpis } from '../../kpi/index.ts';
import type { Kpis } from '../../kpi/index.ts';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { account, insertSmallOrg, opportunity, SMALL_ORG, visit } from '../testing/smallOrg.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { createKpiSource } from './kpiSource.ts';

const { orgId, manager, rep1, rep2, timeZone, now } = SMALL_ORG;
const caller: Caller = {
    orgId,
    userId: manager,
    visibleUserIds: new Set([manager, rep1, rep2]),
    timeZone,
    isAdmin: false
};

/** Changes as a sync makes them: any of the statements that write the mirror. */
const person = fc.constantFrom(rep1, rep2);
const one = (ids: (n: number) => string, most: number) => fc.integer({ min: 1, max: most }).map(ids);
const change = fc.oneof(
    fc.record({
        sql: fc.constant('UPDATE field_visits SET status = $3'),
        id: one(visit, 20),
        value: fc.constantFrom('Completed', 'Skipped')
    }),
    fc.record({ sql: fc.constant('UPDATE field_visits SET owner_id = $3'), id: one(visit, 20), value: person }),
    fc.record({
        sql: fc.constant('UPDATE field_visits SET account_id = $3'),
        id: one(visit, 20),
        value: one(account, 7)
    }),
    fc.record({ sql: fc.constant('UPDATE field_visits SET is_deleted = $3'), id: one(visit, 20), value: fc.boolean() }),
    fc.record({ sql: fc.constant('UPDATE accounts SET owner_id = $3'), id: one(account, 7), value: person }),
    fc.record({
        sql: fc.constant('UPDATE accounts SET customer_class = $3'),
        id: one(account, 7),
        value: fc.constantFrom('A', 'B', null)
    }),
    fc.record({
        sql: fc.constant('UPDATE opportunities SET account_id = $3'),
        id: one(opportunity, 7),
        value: one(account, 7)
    }),
    fc.record({
        sql: fc.constant('UPDATE opportunities SET is_won = $3'),
        id: one(opportunity, 7),
        value: fc.boolean()
    }),
    fc.record({
        sql: fc.constant('UPDATE opportunities SET close_date = $3'),
        id: one(opportunity, 7),
        value: fc.constantFrom('2026-03-31', '2026-01-15')
    })
);

describe.each(testEngines())('roll-ups on $name', ({ open }) => {
    let database: Database;
    beforeAll(async () => {
        database = await open();
        await insertSmallOrg(database);
    });
    afterAll(async () => database.close());

    const kpis = (clock = fixedClock(now)) => createKpis({ source: createKpiSource(database), clock });
    const question = { period: 'week', kpis: 'all' } as const;

    /** What a first screen asks for; views of all of them are kept and follow the same changes. */
    const panels: readonly ((of: Kpis) => Promise<unknown>)[] = [
        (of) => of.board(caller, question),
        (of) => of.board(caller, { period: 'month', people: 'others' }),
        (of) => of.trend(caller, question),
        (of) => of.cut(caller, { period: 'week', cut: 'class-territory', keys: ['coverage', 'sales'] }),
        (of) => of.cut(caller, { period: 'month', cut: 'person' }),
        (of) => of.cut(caller, { period: 'week', cut: 'team' })
    ];

    test('property: after any changes the kept roll-ups equal a count from zero', async () => {
        const kept = kpis();
        for (const panel of panels) await panel(kept);
        await fc.assert(
            fc.asyncProperty(
                fc.array(change, { minLength: 1, maxLength: 3 }),
                fc.constantFrom(...panels),
                async (changes, panel) => {
                    for (const { sql, id, value } of changes) {
                        await database.execute(`${sql} WHERE org_id = $1 AND id = $2`, [orgId, id, value]);
                    }
                    expect(await panel(kept)).toEqual(await panel(kpis()));
                }
            ),
            { numRuns: 60 }
        );
    });

    test('questions that come together with changes all end with the numbers of a count from zero', async () => {
        const kept = kpis();
        for (let round = 0; round < 5; round += 1) {
            const turn = async (place: number): Promise<void> => {
                await database.execute(
                    `UPDATE field_visits SET status = CASE status WHEN 'Completed' THEN 'Skipped' ELSE 'Completed' END
                     WHERE org_id = $1 AND id = $2`,
                    [orgId, visit(place)]
                );
                await kept.board(caller, question);
            };
            await Promise.all([turn(1), turn(2), kept.trend(caller, question), turn(8), kept.board(caller, question)]);
        }
        for (const panel of panels) expect(await panel(kept)).toEqual(await panel(kpis()));
    });

    test('a deal of a colleague counts for the owner of the account', async () => {
        const deal = '006000000000001AAA';
        const ownAccount = `id = (SELECT account_id FROM opportunities WHERE org_id = $1 AND id = $2)`;
        const kept = kpis();
        for (const [owner, isWon] of [
            [rep1, true],
            [rep2, false],
            [rep1, false],
            [rep2, true]
        ] as const) {
            await database.execute(`UPDATE accounts SET owner_id = $3 WHERE org_id = $1 AND ${ownAccount}`, [
                orgId,
                deal,
                owner
            ]);
            await kept.board(caller, question);
            await database.execute('UPDATE opportunities SET is_won = $3 WHERE org_id = $1 AND id = $2', [
                orgId,
                deal,
                isWon
            ]);
            expect(await kept.board(caller, question)).toEqual(await kpis().board(caller, question));
        }
    });

    test('settings count for everybody', async () => {
        // Whatever the changes above left behind: an account that was seen five days ago.
        await database.execute(`UPDATE accounts SET customer_class = 'B', is_deleted = false WHERE org_id = $1`, [
            orgId
        ]);
        await database.execute(
            `UPDATE field_visits SET status = 'Completed', is_deleted = false, account_id = $3, owner_id = $4,
                                     actual_start = $5::timestamptz - interval '5 days', actual_end = NULL
             WHERE org_id = $1 AND id = $2`,
            [orgId, visit(13), account(4), rep2, now]
        );
        await database.execute(
            `UPDATE field_visits SET account_id = NULL
             WHERE org_id = $1 AND account_id = $2 AND actual_start > $3::timestamptz - interval '4 days'`,
            [orgId, account(4), now]
        );
        const kept = kpis();
        const before = await kept.board(caller, question);
        await database.execute(`UPDATE visit_cadences SET interval_days = 1 WHERE org_id = $1`, [orgId]);
        const after = await kept.board(caller, question);
        expect(after).not.toEqual(before);
        expect(after).toEqual(await kpis().board(caller, question));
    });

    test('time alone makes a planned visit due', async () => {
        await database.execute(
            `UPDATE field_visits SET status = 'Planned', is_deleted = false, owner_id = $3 WHERE org_id = $1 AND id = $2`,
            [orgId, visit(7), rep1]
        );
        const clock = fixedClock(now);
        const kept = kpis(clock);
        const planned = async () =>
            (await kept.board(caller, question)).team.find(({ key }) => key === 'visits-planned')?.current.numerator;
        const before = await planned();
        clock.advanceSeconds(4 * 3600);
        expect(await planned()).toBe((before ?? 0) + 1);
    });

    test('what was counted ahead is not counted again by a request', async () => {
        const source = createKpiSource(database);
        let reads = 0;
        const watched = createKpis({
            clock: fixedClock(now),
            source: {
                ...source,
                records: (org, ownerIds) => {
                    reads += ownerIds.length;
                    return source.records(org, ownerIds);
                }
            }
        });
        await watched.warm(orgId, new AbortController().signal);
        expect(reads).toBe(3);
        expect((await watched.board(caller, question)).team.length).toBeGreaterThan(0);
        expect(reads).toBe(3);
    });

    test('an untouched person is not counted again', async () => {
        const source = createKpiSource(database);
        const counted: string[][] = [];
        const watched = createKpis({
            clock: fixedClock(now),
            source: {
                ...source,
                records: (org, ownerIds) => {
                    counted.push([...ownerIds]);
                    return source.records(org, ownerIds);
                }
            }
        });
        await watched.board(caller, question);
        await watched.board(caller, question);
        await database.execute(
            `UPDATE opportunities SET amount = 77, account_id = NULL WHERE org_id = $1 AND id = $2`,
            [orgId, opportunity(1)]
        );
        await watched.board(caller, question);
        expect(counted[0]).toEqual([manager, rep1, rep2]);
        expect(counted.slice(1).every((owners) => owners.includes(rep1) && !owners.includes(manager))).toBe(true);
        expect(counted).toHaveLength(2);
    });
});
