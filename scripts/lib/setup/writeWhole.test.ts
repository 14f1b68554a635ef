import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeWhole } from './writeWhole.ts';

let directory: string;
beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-whole-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('writeWhole', () => {
    it('makes the folder, for the owner only, and leaves nothing beside the file', () => {
        const file = path.join(directory, 'etc', 'setup.json');
        writeWhole(file, '{}');
        expect(readFileSync(file, 'utf8')).toBe('{}');
        expect(statSync(file).mode & 0o777).toBe(0o600);
        expect(readdirSync(path.dirname(file))).toEqual(['setup.json']);
    });

    it('goes over what a killed process left half written', () => {
        const file = path.join(directory, 'setup.json');
        writeFileSync(file, 'old');
        writeFileSync(`${file}.new`, '{"half');
        writeWhole(file, 'new');
        expect([readFileSync(file, 'utf8'), readdirSync(directory)]).toEqual(['new', ['setup.json']]);
    });

    const asRoot = process.getuid?.() === 0 ? it : it.skip;
    asRoot('belongs to the owner of the folder when root writes it', () => {
        chownSync(directory, 1234, 1235);
        const file = path.join(directory, 'orgs.json');
        writeWhole(file, '[]');
        expect(statSync(file)).toMatchObject({ uid: 1234, gid: 1235 });
    });

    it('keeps the old content when the new one cannot be written', () => {
        const file = path.join(directory, 'folder');
        writeFileSync(file, 'old');
        expect(() => writeWhole(path.join(file, 'below'), 'new')).toThrow(/ENOTDIR|EEXIST/);
        expect(readFileSync(file, 'utf8')).toBe('old');
    });
});
