import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StayAction, StayDecisionRequest } from '#kernel/contracts';
import type { Database } from '../../platform/database.ts';
import { TrackBuilder } from '../../visits/testing/tracks.ts';
import { testEngines } from '../testing/testDatabase.ts';
import {
    OTHER_REP,
    account,
    insertHistory,
    insertVisit,
    NOON_MS,
    openVisitWorld,
    PLACES,
    saveSetting,
    toPosition,
    VADUZ
} from './testing/visitWorld.ts';
import type { VisitWorld } from './testing/visitWorld.ts';

const DAY = { fromDate: '2026-11-17', toDate: '2026-11-17' };
const MINUTE = 60_000;
let keys = 0;
const decision = (
    stayKey: string,
    action: StayAction,
    more: Partial<StayDecisionRequest> = {}
): StayDecisionRequest => ({
    stayKey,
    action,
    clientKey: `decision-${keys++}`,
    ...more
});

/** 12:00 drive 2 km to customer 1, 30 minutes there, 6 km to customer 2, 25 minutes, and home. */
function day(): TrackBuilder {
    return new TrackBuilder(west(VADUZ), NOON_MS).drive(2).stay(30).drive(6).stay(25).drive(3);
}
const west = ({ latitude, longitude }: typeof VADUZ): typeof VADUZ => ({
    latitude,
    longitude: longitude - 2_000 / 75_600
});

describe.each(testEngines())('found stays on $name', ({ open }) => {
    let database: Database;
    let world: VisitWorld;
    beforeAll(async () => {
        database = await open();
    });
    beforeEach(async () => {
        world = await openVisitWorld(database);
    });
    afterAll(async () => database.close());

    it('finds stays with their customers in what a phone sent', async () => {
        await world.send(day().points, 50);
        const { stays } = await world.visits.stays(world.caller, DAY);
        expect(stays.map(({ assignment }) => assignment.best?.recordId)).toEqual([account(1), account(2)]);
        expect(stays[0]).toMatchObject({
            decidedAs: null,
            isOpen: false,
            assignment: { runnerUp: { recordId: account(3) } }
        });
    });

    it('lets the plan of the hour decide between neighbours', async () => {
        await insertVisit(database, { id: 'a01000000000777AAA', accountNo: 3, status: 'Planned', planned: 5 });
        const between = new TrackBuilder(west({ ...VADUZ, latitude: VADUZ.latitude + 25 / 111_195 }), NOON_MS);
        await world.send(between.drive(2).stay(30).drive(3).points);
        const { stays } = await world.visits.stays(world.caller, DAY);
        expect(stays[0]!.assignment).toMatchObject({ decision: 'clear', best: { recordId: account(3) } });
    });

    it('writes a visit when the person confirms, once, and takes it back', async () => {
        await world.send(day().points);
        const [first] = (await world.visits.stays(world.caller, DAY)).stays;
        const request = decision(first!.stayKey, 'confirm');
        const result = await world.visits.decide(world.caller, request);
        expect(result).toMatchObject({ date: '2026-11-17', writeOutcome: 'written' });
        expect(result.stays[0]).toMatchObject({ decidedAs: 'confirmed', recordId: account(1) });
        expect(result.stays[0]!.visitId).toMatch(/^a01/);
        await world.visits.decide(world.caller, request);
        expect(world.writes).toHaveLength(1);
        expect(world.writes[0]).toMatchObject({ action: 'create', recordId: account(1), ownerId: world.caller.userId });
        const undone = await world.visits.decide(world.caller, decision(first!.stayKey, 'undo'));
        expect(undone.stays[0]).toMatchObject({ decidedAs: null, recordId: null, visitId: null });
        expect(world.writes[1]).toMatchObject({ action: 'cancel', clientKey: world.writes[0]!.clientKey });
    });

    it("completes today's planned visit instead of a second one", async () => {
        await insertVisit(database, { id: 'a01000000000777AAA', accountNo: 1, status: 'Planned', planned: 120 });
        await world.send(day().points);
        const [first] = (await world.visits.stays(world.caller, DAY)).stays;
        await world.visits.decide(world.caller, decision(first!.stayKey, 'confirm', { recordId: account(1) }));
        expect(world.writes).toMatchObject([
            { action: 'complete', visitId: 'a01000000000777AAA', statusBefore: 'Planned' }
        ]);
        await world.visits.decide(world.caller, decision(first!.stayKey, 'undo'));
        expect(world.writes[1]).toMatchObject({ action: 'reopen', visitId: 'a01000000000777AAA' });
    });

    it('takes the visit that was logged by hand for the same one', async () => {
        await insertVisit(database, { id: 'a01000000000777AAA', accountNo: 1, status: 'Completed', actual: [4, 30] });
        await world.send(day().points);
        const [first] = (await world.visits.stays(world.caller, DAY)).stays;
        const result = await world.visits.decide(
            world.caller,
            decision(first!.stayKey, 'confirm', { recordId: account(1) })
        );
        expect(result).toMatchObject({ writeOutcome: 'written', stays: [{ visitId: 'a01000000000777AAA' }, {}] });
        expect(world.writes).toEqual([]);
    });

    it('changes the customer of a confirmed stay on the same visit', async () => {
        await world.send(day().points);
        const [first] = (await world.visits.stays(world.caller, DAY)).stays;
        await world.visits.decide(world.caller, decision(first!.stayKey, 'confirm', { recordId: account(1) }));
        await world.visits.decide(world.caller, decision(first!.stayKey, 'confirm', { recordId: account(3) }));
        expect(world.writes.map(({ action, recordId }) => [action, recordId])).toEqual([
            ['create', account(1)],
            ['create', account(3)]
        ]);
        expect(world.writes[1]!.clientKey).toBe(world.writes[0]!.clientKey);
    });

    it('takes a customer that is no candidate only when the org says that the person sees it', async () => {
        const outside = '001000000000998AAA';
        await database.query(
            `INSERT INTO accounts SELECT (jsonb_populate_record(a, jsonb_build_object('id', $2::text, 'owner_id', $3::text,
                'latitude', 48.5, 'longitude', 8.5))).* FROM accounts a WHERE org_id = $1 AND id = $4`,
            [world.caller.orgId, outside, OTHER_REP, account(1)]
        );
        await world.send(day().points);
        const [first] = (await world.visits.stays(world.caller, DAY)).stays;
        const confirm = (recordId: string, isRecordSeen: boolean) =>
            world.visits.decide(world.caller, decision(first!.stayKey, 'confirm', { recordId, isRecordSeen }));
        await expect(confirm(outside, false)).rejects.toMatchObject({ code: 'not-allowed' });
        await expect(confirm('001000000000997AAA', true)).rejects.toMatchObject({ code: 'not-found' });
        expect(world.writes).toEqual([]);
        expect((await confirm(outside, true)).stays[0]).toMatchObject({ decidedAs: 'confirmed', recordId: outside });
    });

    it('keeps a visit that the org did not take and writes it later', async () => {
        await world.send(day().points);
        const [first] = (await world.visits.stays(world.caller, DAY)).stays;
        world.answers.push({ state: 'waiting', visitId: null, detail: 'SERVER_UNAVAILABLE' });
        const result = await world.visits.decide(world.caller, decision(first!.stayKey, 'confirm'));
        expect(result).toMatchObject({ writeOutcome: 'waiting', writeDetail: 'SERVER_UNAVAILABLE' });
        await world.visits.work(new AbortController().signal);
        expect((await world.visits.stays(world.caller, DAY)).stays[0]!.visitId).toMatch(/^a01/);
        expect(new Set(world.writes.map(({ outboxKey }) => outboxKey)).size).toBe(1);
    });

    it('deletes the raw positions of a decided stay and changes no other', async () => {
        await world.send(day().points);
        const before = (await world.visits.stays(world.caller, DAY)).stays;
        const count = (await world.visits.tracking(world.caller)).rawPositionCount;
        await world.visits.decide(world.caller, decision(before[0]!.stayKey, 'private'));
        const inside = await database.query<{ count: string }>(
            'SELECT count(*) AS count FROM positions WHERE at_ms BETWEEN $1 AND $2',
            [Date.parse(before[0]!.startsAt), Date.parse(before[0]!.endsAt)]
        );
        expect(Number(inside[0]!.count)).toBe(0);
        expect((await world.visits.tracking(world.caller)).rawPositionCount).toBeLessThan(count);
        const after = (await world.visits.stays(world.caller, DAY)).stays;
        expect(after[1]).toEqual(before[1]);
        await world.send(day().points);
        expect((await world.visits.stays(world.caller, DAY)).stays).toHaveLength(2);
    });

    it('splits, merges and takes both back', async () => {
        await world.send(day().points);
        const [first] = (await world.visits.stays(world.caller, DAY)).stays;
        const atTime = new Date(Date.parse(first!.startsAt) + 12 * MINUTE).toISOString();
        const split = await world.visits.decide(world.caller, decision(first!.stayKey, 'split', { atTime }));
        expect(split.stays.map(({ endsAt }) => endsAt).slice(0, 2)).toEqual([atTime, first!.endsAt]);
        const [a, b] = split.stays;
        const merged = await world.visits.decide(
            world.caller,
            decision(b!.stayKey, 'merge', { otherStayKey: a!.stayKey })
        );
        expect(merged.stays[0]).toMatchObject({ startsAt: first!.startsAt, endsAt: first!.endsAt });
        const undone = await world.visits.decide(world.caller, decision(a!.stayKey, 'undo'));
        expect(undone.stays).toHaveLength(3);
        await expect(
            world.visits.decide(world.caller, decision(a!.stayKey, 'merge', { otherStayKey: undone.stays[2]!.stayKey }))
        ).rejects.toThrow(/Only a stay and the next one/);
    });

    it('does not decide a stay that goes on', async () => {
        await insertHistory(database, 1);
        const here = new TrackBuilder(west(VADUZ), world.clock.now().getTime() - 20 * MINUTE).drive(2).stay(17);
        await world.send(here.points);
        const [stay] = (await world.visits.stays(world.caller, DAY)).stays;
        expect(stay).toMatchObject({ isOpen: true });
        await expect(world.visits.decide(world.caller, decision(stay!.stayKey, 'confirm'))).rejects.toThrow(/goes on/);
        expect(await world.visits.statusOf(world.caller.orgId, [world.caller.userId], world.clock.now())).toMatchObject(
            [{ state: 'at-customer', recordId: null, place: null, sinceAt: stay!.startsAt }]
        );
        world.clock.advanceSeconds(25 * 60);
        await world.visits.decide(world.caller, decision(stay!.stayKey, 'confirm'));
    });

    it('confirms by itself only above the probability that was set', async () => {
        await insertHistory(database, 2);
        await world.send(day().points);
        await world.visits.work(new AbortController().signal);
        expect(world.writes).toEqual([]);
        await saveSetting(database, 'autoConfirmAbove', '0.85');
        await world.visits.work(new AbortController().signal);
        expect(world.writes.map(({ recordId }) => recordId)).toEqual([account(2)]);
        const [, second] = (await world.visits.stays(world.caller, DAY)).stays;
        expect(second).toMatchObject({ isAutoConfirmed: true });
        await world.visits.decide(world.caller, decision(second!.stayKey, 'undo'));
        await world.visits.work(new AbortController().signal);
        expect((await world.visits.stays(world.caller, DAY)).stays[1]).toMatchObject({ decidedAs: null });
    });

    it('learns where a customer really is and proposes to correct the record', async () => {
        await world.send(
            [0, 1, 2].flatMap((i) => {
                const place = { ...PLACES[1]!, latitude: PLACES[1]!.latitude + 220 / 111_195 };
                return new TrackBuilder(west(place), NOON_MS + i * 90 * MINUTE).drive(2).stay(20).drive(4).points;
            })
        );
        const { stays } = await world.visits.stays(world.caller, DAY);
        expect(stays).toHaveLength(3);
        for (const { stayKey } of stays) {
            await world.visits.decide(world.caller, decision(stayKey, 'confirm', { recordId: account(2) }));
        }
        const [proposal] = await world.visits.proposals(world.caller.orgId, world.caller);
        expect(proposal).toMatchObject({ recordId: account(2), visits: 3 });
        expect(Math.abs(proposal!.distanceMetres - 220)).toBeLessThan(15);
        await world.visits.decide(world.caller, decision(stays[0]!.stayKey, 'undo'));
        expect(await world.visits.proposals(world.caller.orgId, world.caller)).toEqual([]);
    });

    it('writes the day with its ways', async () => {
        await world.send(day().points);
        const [first] = (await world.visits.stays(world.caller, DAY)).stays;
        await world.visits.decide(world.caller, decision(first!.stayKey, 'confirm', { recordId: account(1) }));
        const timeline = await world.visits.day(world.caller, '2026-11-17');
        expect(timeline.entries.map(({ kind }) => kind)).toEqual(['stay', 'leg', 'stay']);
        expect(timeline.mileage).toMatchObject([{ fromRecordId: account(1), source: 'track' }]);
        expect(Math.abs(timeline.kilometres - 6)).toBeLessThan(0.3);
        expect(await world.visits.mileage(world.caller, DAY)).toMatchObject({ kilometres: timeline.kilometres });
    });

    it('says the same whatever the order and size of the batches, decided stays included', async () => {
        const { points } = day().stay(12).drive(2);
        const answers: unknown[] = [];
        for (const [size, step] of [
            [1_000, 1],
            [37, 11],
            [113, 7]
        ] as const) {
            world = await openVisitWorld(database);
            const batches = Array.from({ length: Math.ceil(points.length / size) }, (_, i) =>
                points.slice(i * size, (i + 1) * size)
            );
            const split = Math.floor(batches.length / 2);
            for (let i = 0; i < batches.length; i++) {
                await world.send([...batches[(i * step) % batches.length]!].reverse());
                if (i === split) await world.visits.work(new AbortController().signal);
            }
            const { stays } = await world.visits.stays(world.caller, DAY);
            await world.visits.decide(world.caller, decision(stays[1]!.stayKey, 'confirm', { recordId: account(2) }));
            const after = (await world.visits.stays(world.caller, DAY)).stays;
            answers.push([after, (await world.visits.day(world.caller, '2026-11-17')).entries]);
        }
        expect(answers[1]).toEqual(answers[0]);
        expect(answers[2]).toEqual(answers[0]);
    });

    it('takes batches by two instances at once, one writer for each person', async () => {
        const { points } = day();
        const others = [world.visits, world.openInstance()];
        const batches = Array.from({ length: Math.ceil(points.length / 40) }, (_, i) =>
            points.slice(i * 40, (i + 1) * 40)
        );
        const reports = await Promise.all(
            batches.flatMap((batch) =>
                others.map((visits) => visits.takeBatch(world.caller, { positions: batch.map(toPosition) }))
            )
        );
        const sum = (member: 'accepted' | 'duplicates'): number =>
            reports.reduce((all, report) => all + report[member], 0);
        expect([sum('accepted'), sum('duplicates')]).toEqual([points.length, points.length]);
        const [first, second] = await Promise.all(others.map((visits) => visits.stays(world.caller, DAY)));
        expect(first).toEqual(second);
        expect(first!.stays).toHaveLength(2);
        const request = decision(first!.stays[1]!.stayKey, 'confirm');
        await Promise.all(others.map((visits) => visits.decide(world.caller, request)));
        expect(new Set(world.writes.map(({ outboxKey }) => outboxKey)).size).toBe(1);
    });
});
