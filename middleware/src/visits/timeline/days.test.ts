import { describe, expect, it } from '@jest/globals';
import { NOON_MS, TrackBuilder, VADUZ } from '../testing/tracks.ts';
import { detectStays } from '../stays/detectStays.ts';
import { stayKeyOf } from '../stays/stayKey.ts';
import type { StoredStay } from '../ports.ts';
import { dayOf, mileageBetween } from './days.ts';
import { isBelievable, viaPlaces, wayBetween, wayUntil } from './ways.ts';

const ZONE = 'Europe/Vaduz';
const MINUTE = 60_000;
const ASSIGNMENT = {
    decision: 'no-customer',
    best: null,
    runnerUp: null,
    sharedBy: [],
    noCustomerProbability: 1,
    candidates: []
} as const;

function staysOf(track: TrackBuilder): StoredStay[] {
    const found = detectStays(track.points);
    return found.map((stay, i) => ({
        ...stay,
        stayKey: stayKeyOf(stay.startMs),
        isSettled: false,
        way: wayBetween(found[i - 1] ?? null, stay, track.points, null, null),
        assignment: ASSIGNMENT,
        assignedMs: 1,
        decidedAs: null,
        decidedMs: null,
        isAutoConfirmed: false,
        recordId: `customer ${i}`,
        visit: null,
        beforeEdit: null
    }));
}

const track = (): TrackBuilder => new TrackBuilder().stay(20).drive(6).stay(30).drive(4).stay(20);

describe('dayOf', () => {
    it('shows the road where it was measured, else the track', () => {
        const [first, second, third] = staysOf(track());
        const day = dayOf('2026-11-17', ZONE, [
            first!,
            { ...second!, way: { ...second!.way!, roadMetres: 6_840 } },
            third!
        ]);
        expect(day.entries.map(({ kind, source }) => [kind, source])).toEqual([
            ['stay', undefined],
            ['leg', 'road'],
            ['stay', undefined],
            ['leg', 'track'],
            ['stay', undefined]
        ]);
        expect(day.mileage.map(({ kilometres, source }) => [kilometres, source])).toEqual([
            [6.8, 'road'],
            [4, 'track']
        ]);
        expect(day.kilometres).toBe(10.8);
    });

    it('joins the ways around a stay that was none', () => {
        const [first, second, third] = staysOf(track());
        const { rows, kilometres } = mileageBetween('2026-11-17', '2026-11-17', ZONE, [
            first!,
            { ...second!, decidedAs: 'rejected' },
            third!
        ]);
        expect(rows).toMatchObject([{ fromRecordId: 'customer 0', toRecordId: 'customer 2' }]);
        expect(Math.abs(kilometres - 10)).toBeLessThan(0.3);
    });

    it('counts no way over a night', () => {
        const evening = staysOf(new TrackBuilder().stay(20));
        const next = staysOf(new TrackBuilder(VADUZ, NOON_MS + 20 * 60 * MINUTE).stay(20));
        const way = wayBetween(evening[0]!, next[0]!, [], null, null);
        expect(mileageBetween('2026-11-17', '2026-11-18', ZONE, [...evening, { ...next[0]!, way }]).rows).toEqual([]);
    });
});

describe('ways', () => {
    it('are carried when their positions go before the next stay is found', () => {
        const { points } = track();
        const [first, second] = staysOf(track());
        const cutMs = (first!.endMs + second!.startMs) / 2;
        const carried = wayUntil(first!, cutMs, points, null);
        const rest = points.filter(({ atMs }) => atMs > cutMs);
        const metres = (entries: readonly { metres: number }[]): number =>
            entries.reduce((sum, entry) => sum + entry.metres, 0);
        const whole = metres(second!.way!.entries);
        expect(Math.abs(metres(wayBetween(first!, second!, rest, carried, null)!.entries) - whole)).toBeLessThan(200);
        expect(wayBetween(first!, second!, rest, carried, second!.way)).toBe(second!.way);
    });

    it('lead a road engine along the track, from stay to stay', () => {
        const { points } = track();
        const [first, second] = staysOf(track());
        const between = points.filter(({ atMs }) => atMs > first!.endMs && atMs < second!.startMs);
        const via = viaPlaces(first!, second!, between);
        expect(via.length).toBeGreaterThan(4);
        expect(via.length).toBeLessThan(25);
        expect([via[0]!.latitude, via[via.length - 1]!.longitude]).toEqual([first!.latitude, second!.longitude]);
    });

    it('believe a road that agrees with the positions', () => {
        const leg = { kind: 'leg' as const, startsAt: '', endsAt: '', seconds: 0, metres: 6_000, recordId: null };
        expect([4_000, 5_000, 7_000, 9_000].map((metres) => isBelievable(metres, [leg]))).toEqual([
            false,
            true,
            true,
            false
        ]);
        const gap = { ...leg, kind: 'gap' as const };
        expect([5_000, 9_000, 30_000].map((metres) => isBelievable(metres, [gap]))).toEqual([false, true, false]);
    });
});
