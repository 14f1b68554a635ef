import { dueFromMs } from '../visitDue.ts';

const start = Date.parse('2026-04-01T09:00Z');
const minutesLater = (minutes: number): number => start + minutes * 60_000;
const at = (status: 'Planned' | 'In Progress' | 'Completed' | 'Skipped', plannedEndMs: number | null = null): number =>
    dueFromMs({ status, plannedStartMs: start, plannedEndMs });

describe('when a planned visit should have taken place', () => {
    test('not before its planned end, or the usual time where none is known', () => {
        expect(at('Planned', minutesLater(60))).toBe(minutesLater(60));
        expect(at('Planned')).toBe(minutesLater(45));
    });

    test('a short one has the grace of the board', () => {
        expect(at('Planned', minutesLater(5))).toBe(minutesLater(16));
    });

    test('one under way only when a day has passed without a check-out', () => {
        expect(at('In Progress', minutesLater(60))).toBe(minutesLater(24 * 60));
    });

    test('one that is settled from its planned start', () => {
        expect([at('Completed'), at('Skipped')]).toEqual([start, start]);
    });

    test('never without a planned start', () => {
        expect(dueFromMs({ status: 'Planned', plannedStartMs: null, plannedEndMs: null })).toBeNaN();
    });
});
