import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '../../platform/database.ts';
import { testEngines } from '../../store/testing/testDatabase.ts';
import { MAPPINGS, readable, toRow } from '../mapping/index.ts';
import type { MirrorRow, ObjectMapping, ReadableMapping } from '../mapping/index.ts';
import { parseBulkPage } from './csvPage.ts';
import { toMirrorCsv } from './mirrorCsv.ts';
import { stagedRows, stagePage } from './stagedPage.ts';

/** Values as orgs write them, among them the odd ones. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
    text: ['a', '', 'a "b", c\nd\r\ne', '日本語', "it's", '\\.', '\\N', ' spaced '],
    'double precision': ['1.5', '', '0.0', '-0.25', '1.0E7', '90.0'],
    numeric: ['1234567.89', '', '0', '100.00', '1.0E7', '-3'],
    integer: ['30.0', '', '0', '2.5', '-2.5', '7'],
    boolean: ['true', 'false', '', 'TRUE', '1', '0'],
    date: ['2026-03-04', '', '2024-02-29', '1999-12-31'],
    timestamptz: ['2026-03-04T10:00:00.123Z', '2026-03-04T10:00:00.000+0000', '', '2026-03-04', '2026-03-04T23:59:59Z']
};
const ROWS = 60;

/**
 * A page of an object in which every field walks through the samples of its type at a pace of its own; `complete` leaves
 * no required value empty.
 */
function pageOf(mapping: ObjectMapping, content: 'any' | 'complete' = 'any'): string {
    const typeOf = new Map<string, string>();
    const required = new Set<string>();
    Object.values(mapping.columns).forEach((column) => {
        column.fields.forEach((field) => typeOf.set(field, column.type));
        if (column.isRequired && content === 'complete') {
            column.fields.forEach((field) => required.add(field));
        }
    });
    const names = [...typeOf.keys()];
    const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    const lines = Array.from({ length: ROWS }, (_item, row) =>
        quoted(
            names.map((name, index) => {
                const samples = (SAMPLES[typeOf.get(name) ?? 'text'] ?? []).filter(
                    (cell) => cell !== '' || !required.has(name)
                );
                return name === 'Id' ? `id${row}` : String(samples[(row * (index + 1) + index) % samples.length]);
            })
        )
    );
    return `${[quoted(names), ...lines].join('\n')}\n`;
}

const plain = (value: unknown): unknown =>
    value instanceof Date
        ? value.toISOString()
        : typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
          ? Number(value)
          : value;

const inOrder = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)])));

const expectedRows = (target: ReadableMapping, csv: string): MirrorRow[] =>
    parseBulkPage({ csv, recordCount: ROWS, nextLocator: null })
        .map((record) => toRow(target, record))
        .filter((row) => row !== null);

describe.each(testEngines())('a result page mapped by the database ($name)', ({ open }) => {
    let database: Database;
    beforeAll(async () => {
        database = await open();
    });
    afterAll(() => database.close());

    // Guard: any `sql` of columns.ts that differs from its `read`.
    test.each(MAPPINGS.map((mapping) => [mapping.objectApiName, mapping] as const))(
        '%s has the rows that the mapping makes of its records',
        async (_name, mapping) => {
            const target = readable(mapping, () => true);
            const csv = pageOf(mapping);
            const expected = expectedRows(target, csv);
            const actual = await database.transaction(async (tx) => {
                const staged = await stagePage(tx, csv);
                expect(staged.rows).toBe(ROWS);
                return tx.query(stagedRows(target, staged));
            });
            expect(inOrder(actual)).toEqual(inOrder(expected));
        }
    );

    // Guard: isCopied() that copies an empty flag; `copied: 'any'` for whole numbers.
    test.each(MAPPINGS.map((mapping) => [mapping.objectApiName, mapping] as const))(
        '%s has the same rows when the page is copied as it came',
        async (_name, mapping) => {
            const target = readable(mapping, () => true);
            const csv = pageOf(mapping, 'complete');
            const expected = expectedRows(target, csv);
            const actual = await database.transaction(async (tx) => {
                const mirrored = toMirrorCsv(target, 'org', csv);
                expect(mirrored?.rows).toBe(ROWS);
                await tx.execute(
                    `CREATE TEMP TABLE copied_page (org_id text, ${target.columns
                        .map((name) => `${name} ${mapping.columns[name]?.type}`)
                        .join(', ')}) ON COMMIT DROP`
                );
                await tx.copyCsv('copied_page', mirrored?.columns ?? [], mirrored?.csv ?? Buffer.from(''));
                return tx.query(`SELECT ${target.columns.join(', ')} FROM copied_page`);
            });
            expect(actual).toHaveLength(ROWS);
            expect(inOrder(actual)).toEqual(inOrder(expected));
        }
    );

    test('a field that the page does not have is no value, and fallbacks count', async () => {
        const mapping = MAPPINGS.find(({ objectApiName }) => objectApiName === 'User') as ObjectMapping;
        const target = readable(mapping, () => true);
        const csv = '"Id","Username","IsActive","SystemModstamp"\n"1","a@b","true","2026-01-01T00:00:00.000Z"\n';
        const [row] = await database.transaction(async (tx) => tx.query(stagedRows(target, await stagePage(tx, csv))));
        expect(row).toMatchObject({ username: 'a@b', time_zone: 'UTC', role_id: null, is_deleted: false });
    });
});
