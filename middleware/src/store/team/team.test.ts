import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { looksSchema, placeRepairsSchema, sharedPersonSchema, teamStatusSchema } from '../../contracts/index.ts';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { createTeam, type Team } from '../../team/index.ts';
import type { PersonStatus } from '../../visits/index.ts';
import { account, insertSmallOrg, SMALL_ORG, visit } from '../testing/smallOrg.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { createLookLog } from './lookLog.ts';
import { createTeamSource } from './teamSource.ts';

const { orgId, manager, rep1, rep2, now } = SMALL_ORG;
const callerOf = (userId: string, timeZone: string, others: readonly string[] = []): Caller => ({
    orgId,
    userId,
    visibleUserIds: new Set([userId, ...others]),
    timeZone,
    isAdmin: false
});
const REP = callerOf(rep1, 'Europe/Vaduz');
// In another zone: nothing of the answer may depend on who asks.
const MANAGER = callerOf(manager, 'Asia/Tokyo', [rep1, rep2]);
const travelling = (userId: string): PersonStatus => ({
    userId,
    state: 'travelling',
    recordId: null,
    sinceAt: null,
    untilAboutAt: null,
    place: null
});
const place = { latitude: 47.15, longitude: 9.53 };

describe.each(testEngines())('what a manager sees, on $name', ({ open }) => {
    let database: Database;
    let team: Team;
    const clock = fixedClock(now);
    const setting = (name: string, value: string): Promise<unknown> =>
        database.execute(
            `INSERT INTO settings (org_id, name, value) VALUES ($1, $2, $3)
             ON CONFLICT (org_id, name) DO UPDATE SET value = excluded.value`,
            [orgId, name, value]
        );

    beforeAll(async () => {
        database = await open();
        await insertSmallOrg(database);
        await database.execute('UPDATE field_visits SET check_in_latitude = 47.15, check_in_longitude = 9.53');
        team = createTeam({
            source: createTeamSource(database),
            log: createLookLog(database),
            visits: {
                statusOf: (_org, ids) => Promise.resolve(ids.map(travelling)),
                proposals: () => Promise.resolve([])
            },
            clock
        });
    });
    afterAll(async () => database.close());

    it('is byte for byte what the person sees, with coordinates and without', async () => {
        for (const isShown of ['false', 'true']) {
            await setting('showCoordinatesToManagers', isShown);
            const [own, seen] = [await team.shared(REP, rep1), await team.shared(MANAGER, rep1)];
            expect(JSON.stringify(seen)).toBe(JSON.stringify(own));
            expect(sharedPersonSchema.parse(seen)).toEqual(seen);
            expect(seen.visits.map(({ place: shown }) => shown)).toEqual(
                seen.visits.map(() => (isShown === 'true' ? place : null))
            );
        }
    });

    it('holds the visits of the last seven days on the clock of the person, the latest first', async () => {
        const { fromDate, toDate, visits } = await team.shared(MANAGER, rep1);
        expect({ fromDate, toDate }).toEqual({ fromDate: '2026-03-26', toDate: '2026-04-01' });
        expect(visits.map(({ visitId }) => visitId)).toEqual([4, 3, 2, 1].map(visit));
    });

    it('is refused to a colleague and for strangers in the same words', async () => {
        const colleague = callerOf(rep2, 'Europe/Vaduz');
        await expect(team.shared(colleague, rep1)).rejects.toMatchObject({ code: 'not-allowed' });
        await expect(team.shared(colleague, account(1))).rejects.toMatchObject({ code: 'not-allowed' });
        const blind = { ...MANAGER, hiddenFields: new Set(['FieldVisit__c']) };
        await expect(team.shared(blind, rep1)).rejects.toMatchObject({ code: 'not-allowed' });
    });

    it('leaves a line for every look of another and none for the own', async () => {
        const before = await team.looks(REP);
        await team.shared(REP, rep1);
        expect(await team.looks(REP)).toEqual(before);
        const status = await team.status(MANAGER);
        expect(teamStatusSchema.parse(status).people.map(({ userId }) => userId)).toEqual([rep1, rep2]);
        await team.status(MANAGER);
        const { looks } = looksSchema.parse(await team.looks(REP));
        expect(looks.find(({ what }) => what === 'status')).toMatchObject({ viewerId: manager, reads: 2 });
        expect(looks.find(({ what }) => what === 'shared')?.reads).toBeGreaterThanOrEqual(3);
        expect(await team.status(REP)).toEqual({ people: [] });
    });

    it('says at which customer somebody is who checked in, without any position, in the same words to both', async () => {
        expect((await team.shared(REP, rep1)).status.state).toBe('travelling');
        await database.execute(
            `UPDATE field_visits SET status = 'In Progress', actual_start = $3::timestamptz - interval '10 minutes', actual_end = NULL,
                    planned_start = $3::timestamptz - interval '30 minutes', planned_end = $3::timestamptz, account_id = $4
             WHERE org_id = $1 AND id = $2`,
            [orgId, visit(7), now, account(2)]
        );
        const began = Date.parse(now) - 10 * 60_000;
        const expected = {
            userId: rep1,
            state: 'at-customer',
            recordId: account(2),
            sinceAt: new Date(began).toISOString(),
            untilAboutAt: new Date(began + 30 * 60_000).toISOString(),
            place: null
        };
        expect((await team.shared(REP, rep1)).status).toEqual(expected);
        expect((await team.status(MANAGER)).people[0]).toEqual(expected);
        const blind = { ...MANAGER, hiddenFields: new Set(['FieldVisit__c']) };
        expect((await team.status(blind)).people[0]?.state).toBe('travelling');
        await database.execute(
            `UPDATE field_visits SET status = 'Planned', actual_start = NULL WHERE org_id = $1 AND id = $2`,
            [orgId, visit(7)]
        );
    });

    it('deletes lines after the days of the org', async () => {
        await setting('lookRetentionDays', '2');
        expect(await team.retain(orgId)).toBe(0);
        clock.advanceSeconds(3 * 86_400);
        expect(await team.retain(orgId)).toBeGreaterThan(0);
        expect(await team.looks(REP)).toEqual({ looks: [], retentionDays: 2 });
        clock.advanceSeconds(-3 * 86_400);
    });

    it('lists pins to repair of those below only, page by page', async () => {
        await database.execute(
            `UPDATE accounts SET latitude = 47.2, longitude = 9.53, geocode_accuracy = 'Address' WHERE id = $1`,
            [account(1)]
        );
        const all = await team.repairs(MANAGER, { offset: 0, limit: 50 });
        expect(placeRepairsSchema.parse(all)).toEqual(all);
        expect(all.repairs[0]).toMatchObject({ recordId: account(1), fault: 'elsewhere', isEstimate: false });
        expect(all.repairs[0]?.proposal).toMatchObject(place);
        expect(all.total).toBe(all.repairs.length);
        const second = await team.repairs(MANAGER, { offset: 1, limit: 1 });
        expect(second.repairs).toEqual([all.repairs[1]]);
        expect((await team.repairs(MANAGER, { offset: 0, limit: 50, fault: 'elsewhere' })).total).toBe(1);
        const own = await team.repairs(callerOf(rep2, 'Europe/Vaduz'), { offset: 0, limit: 50 });
        expect(own.repairs.map(({ recordId }) => recordId)).not.toContain(account(1));
        expect(own.checked).toBe(4);
    });
});
