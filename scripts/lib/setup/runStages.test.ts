import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runStages, StageError, type Stage } from './runStages.ts';
import { fileStateStore } from './setupState.ts';

const NAMES = ['build', 'check', 'dry-run', 'keys', 'deploy', 'permissions', 'middleware', 'sync'];
const SILENT = { started: () => undefined, progress: () => undefined, finished: () => undefined };
const ORG = '00D000000000001AAA';

let directory: string;
beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'fieldmap-stages-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Stages that note their runs; one of them fails while it is named. */
function stages(ran: string[], failing: { name: string | null }, fingerprint = 'a'): Stage[] {
    return NAMES.map((name) => ({
        name,
        fingerprint: () => fingerprint,
        run: async () => {
            ran.push(name);
            if (failing.name === name) {
                throw new Error(`${name} was interrupted`);
            }
            return '';
        }
    }));
}

const open = (): ReturnType<typeof fileStateStore> => fileStateStore(join(directory, 'state.json'), ORG);

describe('runStages', () => {
    it.each(NAMES)('goes on with %s where it was interrupted, and repeats nothing', async (name) => {
        const ran: string[] = [];
        const failing: { name: string | null } = { name };
        const failure = await runStages(stages(ran, failing), open(), SILENT, () => 0).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(StageError);
        expect((failure as StageError).stage).toBe(name);
        const before = NAMES.slice(0, NAMES.indexOf(name) + 1);
        expect(ran).toEqual(before);

        failing.name = null;
        await runStages(stages(ran, failing), open(), SILENT, () => 0);
        expect(ran).toEqual([...before, ...NAMES.slice(NAMES.indexOf(name))]);
    });

    it('runs again what has something else before it', async () => {
        const ran: string[] = [];
        await runStages(stages(ran, { name: null }), open(), SILENT, () => 0);
        await runStages(stages(ran, { name: null }, 'b'), open(), SILENT, () => 0);
        expect(ran).toEqual([...NAMES, ...NAMES]);
    });

    it('does again what was asked for, and knows it as done afterwards', async () => {
        const ran: string[] = [];
        const [deploy] = stages(ran, { name: null });
        await runStages([deploy!], open(), SILENT, () => 0);
        await runStages([{ ...deploy!, isForced: () => true }], open(), SILENT, () => 0);
        await runStages([deploy!], open(), SILENT, () => 0);
        expect(ran).toEqual(['build', 'build']);
    });

    it('looks at a stage without a fingerprint every time', async () => {
        const ran: string[] = [];
        const always: Stage = { name: 'check', fingerprint: () => null, run: async () => `${ran.push('check')}` };
        await runStages([always], open(), SILENT, () => 0);
        await runStages([always], open(), SILENT, () => 0);
        expect(ran).toHaveLength(2);
    });

    it('says what to do with a state that it does not know', () => {
        writeFileSync(join(directory, 'state.json'), '{"schema":2}');
        expect(open).toThrow(/Delete it; setup then starts from the beginning/);
    });
});
