import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../../platform/database.ts';
import { insertSmallOrg, SMALL_ORG } from '../testing/smallOrg.ts';
import { openTestDatabase } from '../testing/testDatabase.ts';
import { createPreviewSource } from '../settings/previewSource.ts';
import { createAdoptionSource } from './adoptionSource.ts';

const { orgId, rep1, timeZone } = SMALL_ORG;

describe('what is counted for adoption and previews', () => {
    let database: Database;
    beforeAll(async () => {
        database = await openTestDatabase();
        await insertSmallOrg(database);
    });
    afterAll(() => database.close());

    it('counts the entries that a person made, by where the visit came from', async () => {
        const of = async (source: string) => {
            await database.execute(
                `UPDATE field_visits SET source = $3, outcome = 'Order', contact_id = NULL, opportunity_id = NULL, mode = 'Phone',
                     check_in_distance_metres = NULL, report_seconds = 21, next_step_date = '2026-05-01'
                 WHERE org_id = $1 AND owner_id = $2`,
                [orgId, rep1, source]
            );
            const scope = { orgId, ownerIds: [rep1], fromDate: '2026-03-30', toDate: '2026-03-30', timeZone };
            return createAdoptionSource(database).visits(scope);
        };
        const row = { ownerId: rep1, day: '2026-03-30', reportSeconds: 21 };
        // Outcome, date of the next step and mode; by hand also customer, begin and end.
        expect(await of('Plan')).toEqual([1, 2].map(() => ({ ...row, source: 'Plan', entries: 3 })));
        expect(await of('Manual')).toEqual([1, 2].map(() => ({ ...row, source: 'Manual', entries: 6 })));
        expect(await createAdoptionSource(database).goLive(orgId, timeZone)).toEqual({ setting: null, firstDay: null });
    });

    it('groups customers by class and last visit, and names examples once', async () => {
        const preview = createPreviewSource(database);
        const rows = await preview.visitedOn(orgId, '2026-04-01');
        expect(rows.some(({ lastVisitDate, customers }) => lastVisitDate !== null && customers > 0)).toBe(true);
        const examples = await preview.examples(orgId, '2026-04-01');
        expect(new Set(examples.map(({ recordId }) => recordId)).size).toBe(examples.length);
    });
});
