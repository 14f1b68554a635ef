import { describe, expect, it } from '@jest/globals';
import { fateOf, stepAt, type Fate } from './fate.ts';

const START = Date.parse('2026-11-23T09:00:00Z');
const END = Date.parse('2026-11-23T09:45:00Z');
const fates = Array.from({ length: 500 }, (_, n) => fateOf(`visit ${n}`, START, END));

describe('a day in the field', () => {
    it('is the same for the same visit, and holds done, late, missed and skipped ones', () => {
        expect(fateOf('a', START, END)).toEqual(fateOf('a', START, END));
        const count = (kind: Fate['kind']): number => fates.filter((fate) => fate.kind === kind).length;
        expect(count('done')).toBeGreaterThan(300);
        for (const kind of ['late', 'missed', 'skipped'] as const) {
            expect(count(kind)).toBeGreaterThan(10);
        }
    });

    it('goes from check-in to check-out, never back', () => {
        const done = fates.find(({ kind }) => kind === 'done') as Fate;
        expect(stepAt(done, 'Planned', done.beginsMs - 1)).toBe('none');
        expect(stepAt(done, 'Planned', done.beginsMs)).toBe('check-in');
        expect(stepAt(done, 'In Progress', done.endsMs - 1)).toBe('none');
        expect(stepAt(done, 'In Progress', done.endsMs)).toBe('check-out');
        expect(stepAt(done, 'Completed', done.endsMs + 1)).toBe('none');
        expect(stepAt(done, 'Cancelled', done.endsMs + 1)).toBe('none');
    });

    it('leaves missed visits alone and skips others once', () => {
        const missed = fates.find(({ kind }) => kind === 'missed') as Fate;
        const skipped = fates.find(({ kind }) => kind === 'skipped') as Fate;
        expect(stepAt(missed, 'Planned', END * 2)).toBe('none');
        expect(stepAt(skipped, 'Planned', skipped.beginsMs)).toBe('skip');
        expect(stepAt(skipped, 'Skipped', skipped.beginsMs)).toBe('none');
    });
});
