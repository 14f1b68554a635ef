import { describe, expect, it } from '@jest/globals';
import { MOST_POSITIONS, readPositions, type ReadOptions } from './readPositions.ts';

const NOW = Date.parse('2026-11-17T12:00:00Z');
const OPTIONS: ReadOptions = { receivedMs: NOW, isLive: true };
const at = (secondsAgo: number): string => new Date(NOW - secondsAgo * 1000).toISOString();
const good = (secondsAgo: number): { at: string; latitude: number; longitude: number } => ({
    at: at(secondsAgo),
    latitude: 47.14,
    longitude: 9.52
});

describe('readPositions', () => {
    it('keeps the good ones and says of each bad one what was expected and what came', () => {
        const { points, report } = readPositions(
            {
                positions: [
                    good(60),
                    { ...good(50), latitude: 0, longitude: 0 },
                    { ...good(40), latitude: 91 },
                    { ...good(30), at: 'yesterday' },
                    { ...good(20), at: '2026-11-17T11:00:00' },
                    null as never,
                    good(10)
                ]
            },
            OPTIONS
        );
        expect(points).toHaveLength(2);
        expect(report).toMatchObject({ received: 7, accepted: 2, refusedCount: 5 });
        expect(report.refused.map(({ row, reason }) => [row, reason])).toEqual([
            [2, 'no-place'],
            [3, 'no-place'],
            [4, 'no-time'],
            [5, 'no-time'],
            [6, 'unreadable']
        ]);
        expect(report.refused[2]).toMatchObject({ got: '"yesterday"' });
    });

    it('counts doubles', () => {
        expect(readPositions({ positions: [good(5), good(5)] }, OPTIONS).report).toMatchObject({
            accepted: 1,
            duplicates: 1
        });
    });

    it('refuses the future but not a clock two minutes fast', () => {
        const { report } = readPositions({ positions: [good(-100), good(-1_000)] }, OPTIONS);
        expect(report.accepted).toBe(1);
        expect(report.refused[0]!.reason).toBe('in-future');
    });

    it('moves a live batch back whose clock is an hour fast, and only by whole hours', () => {
        const { points, report } = readPositions({ positions: [good(-3_590), good(-3_000)] }, OPTIONS);
        expect(report).toMatchObject({ accepted: 2, clockShiftSeconds: -3_600 });
        expect(points[0]!.atMs).toBe(NOW - 10_000);
        expect(readPositions({ positions: [good(-1_800)] }, OPTIONS).report.accepted).toBe(0);
        expect(readPositions({ positions: [good(-3_590)] }, { receivedMs: NOW }).report.accepted).toBe(0);
    });

    it('believes the device about its own clock, fast or slow', () => {
        const slow = readPositions({ sentAt: at(3_600), positions: [good(3_660)] }, OPTIONS);
        expect(slow.points[0]!.atMs).toBe(NOW - 60_000);
        expect(slow.report.clockShiftSeconds).toBe(3_600);
    });

    it("refuses another person's device as a whole", () => {
        const { report } = readPositions(
            { deviceId: 'b', positions: [good(1), good(2)] },
            { ...OPTIONS, devices: ['a'] }
        );
        expect(report).toMatchObject({ accepted: 0, refusedCount: 2 });
        expect(report.refused[0]!.reason).toBe('foreign-device');
    });

    it('refuses what is over the limit and keeps what is below', () => {
        const positions = Array.from({ length: MOST_POSITIONS + 150 }, (_, i) => good(i));
        const { report } = readPositions({ positions }, OPTIONS);
        expect(report).toMatchObject({ accepted: MOST_POSITIONS, refusedCount: 150 });
        expect(report.refused).toHaveLength(100);
    });

    it('refuses what is older than allowed', () => {
        const { report } = readPositions({ positions: [good(100)] }, { ...OPTIONS, notBeforeMs: NOW - 50_000 });
        expect(report.refused[0]!.reason).toBe('too-old');
    });
});
