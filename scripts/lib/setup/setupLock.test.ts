import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockSetup } from './setupLock.ts';

let directory: string;
let file: string;
beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-lock-'));
    file = path.join(directory, 'org', 'setup.lock');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('lockSetup', () => {
    it('keeps a second one away until the first has ended', () => {
        const end = lockSetup(file, 11, () => true);
        expect(() => lockSetup(file, 12, () => true)).toThrow('running already (process 11)');
        end();
        expect(existsSync(file)).toBe(false);
        lockSetup(file, 12, () => true);
        expect(readFileSync(file, 'utf8')).toBe('12');
    });

    it('goes over what a killed one left, or somebody wrote', () => {
        lockSetup(file, 11, () => false);
        lockSetup(file, 12, () => false);
        writeFileSync(file, 'nonsense');
        lockSetup(file, 13, () => true);
        expect(readFileSync(file, 'utf8')).toBe('13');
    });

    it('knows by itself who is alive', () => {
        lockSetup(file, process.ppid);
        expect(() => lockSetup(file, process.pid)).toThrow(`process ${process.ppid}`);
    });
});
