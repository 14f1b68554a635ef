import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImportLine } from '../admin/adminApi.ts';
import { findImportFiles, inParts, readImportFile } from './importFiles.ts';

let directory: string;
beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'fieldmap-files-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const put = (name: string, text: string): void => writeFileSync(join(directory, name), text);
async function linesOf(name: string): Promise<ImportLine[]> {
    const lines: ImportLine[] = [];
    for await (const line of readImportFile({ kind: 'users', file: join(directory, name) })) lines.push(line);
    return lines;
}

describe('files of the neutral form', () => {
    it('come in the order of the form, other files are left alone', () => {
        ['visits.csv', 'accounts.json', 'users.csv', 'notes.txt'].forEach((name) => put(name, ''));
        expect(findImportFiles(directory).map(({ kind }) => kind)).toEqual(['users', 'accounts', 'visits']);
    });
    it.each([
        [['customers.csv'], 'customers.csv is no file of the form'],
        [['users.csv', 'users.json'], 'two files of users'],
        [[], 'has no .csv and no .json files']
    ])('%j: %s', (names, message) => {
        names.forEach((name) => put(name, ''));
        expect(() => findImportFiles(directory)).toThrow(message);
    });
    it.each([
        ['users.csv', '\uFEFFid,username\r\n"u-1","a, ""b""\nc"\r\nu-2,d\r\n', [3, 4]],
        ['users.csv', 'id;username\nu-1;"a, ""b""\nc"\nu-2;d\n', [3, 4]],
        ['users.json', '[{"id":"u-1","username":"a, \\"b\\"\\nc"},{"id":"u-2","username":"d"}]', [1, 2]]
    ])('%s is read with its lines', async (name, text, lines) => {
        put(name, text);
        expect(await linesOf(name)).toEqual([
            { line: lines[0], values: { id: 'u-1', username: 'a, "b"\nc' } },
            { line: lines[1], values: { id: 'u-2', username: 'd' } }
        ]);
    });
    it.each([
        ['users.json', '{"id":1}', 'holds no list'],
        ['users.json', '[1]', 'record 1 is no object'],
        ['users.csv', 'id,username\nu-1\n', 'cannot be read as CSV']
    ])('%s with %s is refused', async (name, text, message) => {
        put(name, text);
        await expect(linesOf(name)).rejects.toThrow(message);
    });
    it('goes in parts that a body may have, and loses nothing', async () => {
        async function* many(): AsyncGenerator<ImportLine> {
            for (let line = 1; line <= 5000; line += 1) yield { line, values: { id: `u-${line}`, username: 'x'.repeat(100) } };
        }
        const parts: ImportLine[][] = [];
        for await (const part of inParts(many())) parts.push(part);
        expect(parts.length).toBeGreaterThan(3);
        expect(Math.max(...parts.map((part) => JSON.stringify(part).length))).toBeLessThan(200_000);
        expect(parts.flat().map(({ line }) => line)).toEqual(Array.from({ length: 5000 }, (_item, index) => index + 1));
    });
});
