import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createKpis } from '../../kpi/index.ts';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { userDirectory } from '../identity/userDirectory.ts';
import { insertSmallOrg, SMALL_ORG } from '../testing/smallOrg.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { createKpiSource } from './kpiSource.ts';

const { orgId, manager, rep1, timeZone, now } = SMALL_ORG;

/*
 * The week of the small org: rep 1 made visits 1 and 2 on Monday and 3 on Tuesday, rep 2 made 8 and 9 on Wednesday; rep 1 owns the
 * accounts 1 2 3 of seven.
 */
describe.each(testEngines())('people who leave on $name', ({ open }) => {
    let database: Database;
    beforeEach(async () => {
        database = await open();
        await insertSmallOrg(database);
    });
    afterEach(async () => database.close());

    /** What the manager is told, with the people whom the mirror says that they may see. */
    async function figures(asOf = '2026-04-01') {
        const found = await userDirectory(database).find(orgId, manager);
        const visibleUserIds = new Set([manager, ...(found?.visibleUserIds ?? [])]);
        const caller: Caller = { orgId, userId: manager, visibleUserIds, timeZone, isAdmin: false };
        const kpis = createKpis({ source: createKpiSource(database), clock: fixedClock(now) });
        const keys = ['visits-completed', 'coverage'];
        const cut = await kpis.cut(caller, { period: 'month', asOf, cut: 'person', keys });
        const byClass = await kpis.cut(caller, { period: 'month', asOf, cut: 'class', keys });
        expect(byClass.total).toEqual(cut.total);
        const [visits, coverage] = cut.total;
        return {
            visits: visits?.current.numerator,
            accounts: coverage?.current.denominator,
            people: Object.fromEntries(cut.segments.map(({ key, cells }) => [key, cells[0]?.current.numerator]))
        };
    }
    const change = (set: string, at: string): Promise<number> =>
        database.execute(`UPDATE users SET ${set}, system_modstamp = $3 WHERE org_id = $1 AND id = $2`, [
            orgId,
            rep1,
            at
        ]);

    test('a deactivated owner still counts: the work was done', async () => {
        const before = await figures();
        await change('is_active = false', '2026-04-01T08:00+02:00');
        expect(await figures()).toEqual(before);
    });

    test('a deleted owner keeps what was done until that day in the team; the accounts are the team’s no more', async () => {
        await database.execute(`UPDATE users SET system_modstamp = '2026-01-01' WHERE org_id = $1`, [orgId]);
        const march = await figures('2026-03-31');
        expect(march.people[rep1]).toBe(4);
        expect((await figures()).accounts).toBe(7);
        await change('is_active = false, is_deleted = true, role_id = NULL', '2026-04-01T08:00+02:00');
        expect(await figures('2026-03-31')).toMatchObject({ visits: march.visits, people: march.people });
        expect((await figures()).accounts).toBe(4);
    });

    test('somebody who moved to another team in mid-month: each day counts where it was worked', async () => {
        await database.execute(
            `INSERT INTO user_roles (org_id, id, parent_role_id, system_modstamp) VALUES ($1, 'elsewhere', NULL, now())`,
            [orgId]
        );
        await database.execute(
            `UPDATE field_visits SET actual_start = actual_start + interval '2 days', actual_end = actual_end + interval '2 days'
             WHERE org_id = $1 AND owner_id = $2 AND actual_start BETWEEN '2026-03-30' AND '2026-03-31'`,
            [orgId, rep1]
        );
        // Visits 1 and 2 are on 1 April now; rep 1 leaves on that day, which counts for the new team.
        expect((await figures()).visits).toBe(4);
        await change(`role_id = 'elsewhere'`, '2026-04-01T08:00+02:00');
        expect((await figures()).visits).toBe(2);
    });
});
