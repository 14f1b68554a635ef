import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testEngines } from './testing/testDatabase.ts';
import type { Database } from '../platform/database.ts';

describe.each(testEngines())('the database port on $name', ({ open }) => {
    let database: Database;
    beforeAll(async () => {
        database = await open();
        await database.execute('CREATE TABLE things (id integer PRIMARY KEY, label text, amount numeric)');
    });
    afterAll(async () => database.close());

    test('gives the same value types on every engine', async () => {
        const [row] = await database.query(
            `SELECT timestamptz '2026-03-29 02:30:00.25+02' AS at, 9007199254740993::bigint AS big, 0.10::numeric AS exact,
                    date '2026-02-28' AS day, '{"a":[1]}'::jsonb AS doc, NULL::numeric AS nothing`
        );
        expect(row).toEqual({
            at: new Date('2026-03-29T00:30:00.250Z'),
            big: '9007199254740993',
            exact: '0.10',
            day: '2026-02-28',
            doc: { a: [1] },
            nothing: null
        });
    });

    test('takes Dates, arrays and null as parameters', async () => {
        const at = new Date('2026-01-01T10:00:00Z');
        const rows = await database.query<{ id: string }>(
            `SELECT u AS id FROM unnest($1::text[]) u WHERE $2::timestamptz = timestamptz '2026-01-01 10:00Z' AND $3::text IS NULL`,
            [['a', 'b'], at, null]
        );
        expect(rows.map((row) => row.id)).toEqual(['a', 'b']);
    });

    test('a failing transaction leaves nothing, also of its nested parts', async () => {
        const work = database.transaction(async (tx) => {
            await tx.execute('INSERT INTO things (id) VALUES (1)');
            await tx.transaction((inner) => inner.execute('INSERT INTO things (id) VALUES (2)'));
            throw new Error('stop');
        });
        await expect(work).rejects.toThrow('stop');
        expect(await database.query('SELECT id FROM things')).toEqual([]);
    });

    test('a statement that bypasses its own transaction is refused instead of waiting for ever', async () => {
        const work = database.transaction(async () => database.query('SELECT 1'));
        await expect(work).rejects.toThrow('use the database handed to its work');
    });

    test('transactions started together do not mix', async () => {
        const insert = (id: number) =>
            database.transaction(async (tx) => {
                const before = await tx.query('SELECT count(*) AS n FROM things WHERE id >= 100');
                await tx.execute('INSERT INTO things (id) VALUES ($1)', [id]);
                return before;
            });
        await Promise.all([insert(100), insert(101), insert(102)]);
        expect(await database.execute('DELETE FROM things WHERE id >= 100')).toBe(3);
    });

    test('copies CSV with quotes, line breaks and no values, quoted or not, inside a transaction', async () => {
        const csv = new TextEncoder().encode('10,"a ""b"",\nc",1.50\n11,,\n12,"",0\n');
        const chunks = (async function* () {
            yield csv.subarray(0, 7);
            yield csv.subarray(7);
        })();
        const copied = await database.transaction((tx) => tx.copyCsv('things', ['id', 'label', 'amount'], chunks));
        expect(copied).toBe(3);
        expect(await database.query('SELECT * FROM things WHERE id >= 10 ORDER BY id')).toEqual([
            { id: 10, label: 'a "b",\nc', amount: '1.50' },
            { id: 11, label: null, amount: null },
            { id: 12, label: null, amount: '0' }
        ]);
    });

    test('refuses names in COPY that are not plain', async () => {
        const copy = async () => database.copyCsv('things; DROP TABLE things', ['id'], new Uint8Array());
        await expect(copy()).rejects.toThrow('plain lower-case names');
    });
});
