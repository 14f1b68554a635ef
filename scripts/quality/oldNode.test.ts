import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../build/repositoryRoot.ts';

let directory: string;
beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-node-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Starts one of the programs that a person starts, with Node.js believing to be another version. */
function startedBy(version: string, program: string): { readonly status: number | null; readonly stderr: string } {
    const pretence = path.join(directory, `${version}.cjs`);
    writeFileSync(pretence, `Object.defineProperty(process.versions, 'node', { value: '${version}' });\n`);
    return spawnSync(process.execPath, ['--require', pretence, path.join('scripts', program)], {
        cwd: repositoryRoot,
        encoding: 'utf8',
        timeout: 60_000
    });
}

describe('a Node.js that is too old', () => {
    it.each(['start.mjs', 'test.mjs', 'build.mjs', 'bench.mjs'])(
        'is refused by %s before anything is installed',
        (program) => {
            const { status, stderr } = startedBy('18.20.4', program);
            expect(status).toBe(1);
            expect(stderr.trim().split('\n')).toEqual([
                'Fieldmap needs Node 20.18.1 or newer; this is 18.20.4.',
                'Next: install Node 20 or 22 (https://nodejs.org), then run the command again.'
            ]);
        }
    );

    it('is told apart to the last number', () => {
        expect(startedBy('20.18.0', 'start.mjs').stderr).toContain('this is 20.18.0');
    });
});
