import { describe, expect, it } from '@jest/globals';
import { haversineMetres } from '#kernel/geo';
import { NOON_MS, TrackBuilder, twoVisits, VADUZ } from '../testing/tracks.ts';
import { detectStays } from './detectStays.ts';
import { staySettings } from './settings.ts';

const minutes = (stay: { startMs: number; endMs: number }): number => Math.round((stay.endMs - stay.startMs) / 60_000);

describe('detectStays', () => {
    it('finds two visits between drives, within half a minute', () => {
        const stays = detectStays(twoVisits());
        expect(stays).toHaveLength(2);
        expect(Math.abs(stays[0]!.startMs - (NOON_MS + 250_000))).toBeLessThan(30_000);
        expect(stays.map(minutes)).toEqual([30, 20]);
    });

    it('ignores a red light, a parcel and a drive-by', () => {
        const track = new TrackBuilder().drive(2).stay(1.5).drive(1).stay(4).drive(3);
        expect(detectStays(track.points)).toEqual([]);
    });

    it('ignores a slow stroll that never leaves 200 m for five minutes', () => {
        expect(detectStays(new TrackBuilder().go(400, 0.9).points)).toEqual([]);
    });

    it('keeps one stay through indoor drift', () => {
        const stays = detectStays(new TrackBuilder().drive(2).stay(40, 45).drive(2).points);
        expect(stays.map(minutes)).toEqual([40]);
    });

    it('joins a stay that a walk to the car cut in two', () => {
        const track = new TrackBuilder().drive(2).stay(15).go(60, 1.3, 0).go(60, 1.3, 180).stay(15).drive(2);
        expect(detectStays(track.points)).toHaveLength(1);
    });

    it('keeps two visits apart whose drive took a minute', () => {
        const track = new TrackBuilder().drive(2).stay(15).go(300, 8).stay(15).drive(2);
        expect(detectStays(track.points)).toHaveLength(2);
    });

    it('keeps two visits apart that are a minute on foot from each other', () => {
        const track = new TrackBuilder().drive(2).stay(15).go(60, 1.2).stay(7).drive(2);
        expect(detectStays(track.points).map(minutes)).toEqual([15, 7]);
    });

    it('sees a stay of little more than the dwell, whatever the dwell and however sparse the positions', () => {
        for (const [stepSeconds, dwellMinutes] of [
            [1, 5],
            [30, 5],
            [60, 5],
            [10, 1],
            [10, 2],
            [10, 15]
        ] as const) {
            const track = new TrackBuilder(undefined, undefined, stepSeconds);
            const { points } = track
                .drive(2)
                .stay(dwellMinutes * 1.25)
                .drive(2);
            const stays = detectStays(points, staySettings({ dwellSeconds: dwellMinutes * 60 }));
            expect({ stepSeconds, dwellMinutes, stays: stays.length }).toEqual({ stepSeconds, dwellMinutes, stays: 1 });
        }
    });

    it('does not take pauses on a walk for a stay', () => {
        const walk = new TrackBuilder().drive(2);
        for (let i = 0; i < 5; i++) walk.go(60, 1.2).stay(1.5);
        expect(detectStays(walk.drive(2).points)).toEqual([]);
    });

    it('lets positions that begin within a stay make up for the half minute that nobody saw', () => {
        expect(detectStays(new TrackBuilder().stay(4.8).drive(2).points)).toHaveLength(1);
        expect(detectStays(new TrackBuilder().drive(2).stay(4.6).drive(2).points)).toEqual([]);
        expect(detectStays(new TrackBuilder().stay(4.2).drive(2).points)).toEqual([]);
    });

    it('bridges lost signal at one place', () => {
        const stays = detectStays(new TrackBuilder().drive(2).stay(1).silence(40).stay(1).drive(2).points);
        expect(stays.map(minutes)).toEqual([42]);
    });

    it('claims nothing in a tunnel, nor across a night', () => {
        const tunnel = new TrackBuilder().drive(2);
        const far = new TrackBuilder({ latitude: 47.2, longitude: 9.6 }, tunnel.nowMs + 6 * 60_000).drive(2);
        expect(detectStays([...tunnel.points, ...far.points])).toEqual([]);
        expect(detectStays(new TrackBuilder().stay(2).silence(600).stay(2).points)).toEqual([]);
    });

    it('ends a stay before the phone woke up on the road', () => {
        const indoors = new TrackBuilder().drive(2).stay(2);
        const woke = new TrackBuilder(
            { latitude: VADUZ.latitude, longitude: VADUZ.longitude + 0.0263 + 0.004 },
            indoors.nowMs + 30 * 60_000
        ).drive(3);
        const [stay] = detectStays([...indoors.points, ...woke.points]);
        expect(minutes(stay!)).toBeGreaterThanOrEqual(30);
        expect(stay!.endMs).toBeLessThan(woke.points[0]!.atMs);
    });

    it('is not moved by jumps of impossible speed', () => {
        const clean = detectStays(new TrackBuilder().drive(2).stay(20).drive(2).points)[0]!;
        const jumpy = detectStays(
            new TrackBuilder().drive(2).stay(10).jump(20_000).jump(20_000).stay(10).drive(2).points
        );
        expect(jumpy).toHaveLength(1);
        expect(haversineMetres(clean, jumpy[0]!)).toBeLessThan(5);
    });

    it('is not fooled by a few positions an hour off', () => {
        const points = new TrackBuilder().drive(45).stay(30).drive(20).points;
        const early = points
            .filter(({ atMs }, i) => i % 40 === 30 && atMs > NOON_MS + 3_700_000)
            .map((point) => ({ ...point, atMs: point.atMs - 3_600_500 }));
        expect(early.length).toBeGreaterThan(5);
        expect(detectStays([...points, ...early]).map(minutes)).toEqual([30]);
    });

    it('lets the more accurate position decide', () => {
        const points = new TrackBuilder().stay(20, 0).points;
        const vague = points.map((point) => ({
            ...point,
            atMs: point.atMs + 3_000,
            latitude: point.latitude + 0.0008,
            accuracyMetres: 150
        }));
        const [stay] = detectStays([...points, ...vague]);
        expect(haversineMetres(stay!, VADUZ)).toBeLessThan(3);
    });

    it('marks the last stay open and honours the dwell', () => {
        const points = new TrackBuilder().drive(2).stay(8).points;
        expect(detectStays(points)).toEqual([expect.objectContaining({ isOpen: true })]);
        expect(detectStays(points, staySettings({ dwellSeconds: 600 }))).toEqual([]);
    });

    it('answers nothing for nothing', () => {
        expect(detectStays([])).toEqual([]);
        expect(detectStays(twoVisits().slice(0, 1))).toEqual([]);
    });
});

describe('staySettings', () => {
    it('names the setting that is out of range', () => {
        expect(() => staySettings({ dwellSeconds: 5 })).toThrow(/dwellSeconds must lie between 60 and 14400, got 5/);
    });
});
