import { describe, expect, it } from '@jest/globals';
import { detectStays } from '../stays/detectStays.ts';
import { TrackBuilder } from '../testing/tracks.ts';
import { dayTimeline, mileageRows, type DayStay } from './dayTimeline.ts';

function dayOf(track: TrackBuilder): { stays: DayStay[]; timeline: ReturnType<typeof dayTimeline> } {
    const stays = detectStays(track.points).map((stay, i) => ({ ...stay, recordId: `customer ${i}` }));
    return { stays, timeline: dayTimeline(stays, track.points) };
}

describe('dayTimeline', () => {
    const whole = dayOf(new TrackBuilder().stay(20).drive(6).stay(30).drive(4).stay(20));

    it('follows stays and legs in time without overlap', () => {
        expect(whole.timeline.map(({ kind }) => kind)).toEqual(['stay', 'leg', 'stay', 'leg', 'stay']);
        whole.timeline.slice(1).forEach((entry, i) => {
            expect(Date.parse(entry.startsAt)).toBeGreaterThanOrEqual(Date.parse(whole.timeline[i]!.endsAt));
        });
    });

    it('measures the legs along the positions', () => {
        const [first, second] = mileageRows('2026-11-17', whole.stays, whole.timeline);
        expect(first).toMatchObject({ fromRecordId: 'customer 0', toRecordId: 'customer 1', source: 'track' });
        expect(Math.abs(first!.kilometres - 6)).toBeLessThan(0.2);
        expect(Math.abs(second!.kilometres - 4)).toBeLessThan(0.2);
    });

    it('takes the road where an engine knows it', () => {
        const rows = mileageRows('2026-11-17', whole.stays, whole.timeline, [{ metres: 7_340 }, null]);
        expect(rows.map(({ kilometres, source }) => [kilometres, source])[0]).toEqual([7.3, 'road']);
        expect(rows[1]!.source).toBe('track');
    });

    it('shows a gap of which nothing is known, and counts it as a straight line', () => {
        const before = new TrackBuilder().stay(20).drive(2);
        const after = new TrackBuilder({ latitude: 47.3, longitude: 9.6 }, before.nowMs + 40 * 60_000)
            .drive(1)
            .stay(20);
        before.points.push(...after.points);
        const { stays, timeline } = dayOf(before);
        expect(timeline.map(({ kind }) => kind)).toEqual(['stay', 'leg', 'gap', 'leg', 'stay']);
        expect(mileageRows('2026-11-17', stays, timeline)[0]!.source).toBe('line');
    });

    it('is empty without stays', () => {
        expect(dayTimeline([], [])).toEqual([]);
        expect(mileageRows('2026-11-17', [], [])).toEqual([]);
    });
});
