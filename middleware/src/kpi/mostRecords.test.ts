import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mostRecords } from './mostRecords.ts';

const viewOf = (records: readonly number[]) => ({
    entries: records.map((_count, place) => ({ ownerId: `u${String(place).padStart(3, '0')}`, spans: undefined })),
    notes: records
});

test('property: the same people as by sorting all of them', () => {
    fc.assert(
        fc.property(
            fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 }),
            fc.integer({ min: 1, max: 9 }),
            (records, limit) => {
                const view = viewOf(records);
                const { places, count } = mostRecords(view, false, new Set(), limit);
                const sorted = [...records.keys()]
                    .filter((place) => (records[place] ?? 0) > 0)
                    .sort((a, b) => (records[b] ?? 0) - (records[a] ?? 0) || a - b);
                expect(count).toBe(sorted.length);
                expect(places).toEqual(sorted.slice(0, limit).sort((a, b) => a - b));
            }
        )
    );
});

test('whoever leads is among them with few records; somebody without any only when alone', () => {
    expect(mostRecords(viewOf([5, 1, 4, 3]), false, new Set(['u001']), 2)).toEqual({ places: [0, 1], count: 4 });
    expect(mostRecords(viewOf([0]), false)).toEqual({ places: [], count: 0 });
    expect(mostRecords(viewOf([0]), true)).toEqual({ places: [0], count: 1 });
});
