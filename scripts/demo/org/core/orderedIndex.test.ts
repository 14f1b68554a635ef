import { describe, expect, it } from '@jest/globals';
import { Table } from './table.ts';
import type { Row } from './types.ts';

const row = (id: string, stamp: string, more: Record<string, string> = {}): Row => ({
    Id: id,
    SystemModstamp: stamp,
    ...more
});

describe('Table', () => {
    it('reads in the order (stamp, Id) through additions, changes and deletions', () => {
        const table = new Table();
        [row('c', '2'), row('a', '1'), row('b', '2')].forEach((each) => table.put(each));
        const ids = (lower: string | null): string[] =>
            [...table.ordered('SystemModstamp').from(lower)].map((r) => r.Id);
        expect(ids(null)).toEqual(['a', 'b', 'c']);
        table.put(row('a', '3'));
        table.put(row('d', '0'));
        expect(ids(null)).toEqual(['d', 'b', 'c', 'a']);
        table.delete('b');
        expect(ids('2')).toEqual(['c', 'a']);
    });

    it('agrees with sorting everything after thousands of random changes', () => {
        const table = new Table();
        let seed = 7;
        const random = (n: number): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
        for (let i = 0; i < 5000; i++) {
            const id = `id${random(800)}`;
            if (random(10) === 0) {
                table.delete(id);
            } else {
                table.put(row(id, String(1000 + random(50))));
            }
            if (i % 500 === 0) {
                const sorted = [...table.rows()].sort((a, b) =>
                    `${a['SystemModstamp']}${a.Id}` < `${b['SystemModstamp']}${b.Id}` ? -1 : 1
                );
                expect([...table.ordered('SystemModstamp').from(null)]).toEqual(sorted);
            }
        }
    });

    it('finds rows by value after they change', () => {
        const table = new Table();
        table.put(row('a', '1', { OwnerId: 'x' }));
        const owned = (id: string): string[] => [...table.lookup('OwnerId', id)].map((r) => r.Id);
        expect(owned('x')).toEqual(['a']);
        table.put(row('a', '2', { OwnerId: 'y' }));
        table.put(row('b', '2', { OwnerId: 'x' }));
        expect([owned('x'), owned('y')]).toEqual([['b'], ['a']]);
        table.delete('b');
        expect(owned('x')).toEqual([]);
    });
});
