import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { component, customField, makeTestOrg } from './testOrg.ts';
import { createOrg } from './org.ts';

let dir: string;
beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'demo-org-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const reopen = (): ReturnType<typeof createOrg> =>
    createOrg({ orgId: '00D5g000004Fmap', clock: { now: () => 0 }, dataDir: dir });

describe('an org on disk', () => {
    it('has the same records, schema and next ids when it is opened again', () => {
        const { org } = makeTestOrg(dir);
        org.deployMetadata([
            component('CustomObject', 'Thing__c', '<label>Thing</label><sharingModel>Private</sharingModel>'),
            customField('Thing__c', 'Size__c', 'Number', '<precision>5</precision><scale>1</scale>')
        ]);
        const [thing] = org.insert('Thing__c', [{ Name: 'first', Size__c: 1.5 }]);
        org.checkpoint();
        const [account] = org.insert('Account', [{ Name: 'after the snapshot' }]);
        org.delete('Account', [account?.id ?? '']);
        const nextId = org.nextId('Account');
        org.close();

        const again = reopen();
        expect(again.query('SELECT Id, Name, Size__c FROM Thing__c').records).toEqual([
            expect.objectContaining({ Id: thing?.id, Name: 'first', Size__c: 1.5 })
        ]);
        expect(again.row('Account', account?.id ?? '')?.['IsDeleted']).toBe(true);
        expect(again.nextId('Account')).toBe(nextId);
        expect(again.schema.object('thing__c')?.keyPrefix).toBe('a00');
        expect(again.notes).toEqual([]);
        again.close();
    });

    it('leaves an unfinished last line out, says so, and goes on', () => {
        const { org } = makeTestOrg(dir);
        org.insert('Account', [{ Name: 'kept' }]);
        org.close();
        appendFileSync(join(dir, 'journal-0.jsonl'), '{"rows":[["Account",{"Id":"0015g00');
        const again = reopen();
        expect(again.notes).toEqual([expect.stringContaining('not written completely')]);
        expect(again.count('SELECT COUNT() FROM Account')).toBe(1);
        again.insert('Account', [{ Name: 'later' }]);
        again.close();
        const third = reopen();
        expect(third.notes).toEqual([]);
        expect(third.count('SELECT COUNT() FROM Account')).toBe(2);
        third.close();
    });

    it('refuses damage in the middle, naming the line', () => {
        writeFileSync(join(dir, 'journal-0.jsonl'), '{"rows":[]}\nnot json\n{"rows":[]}\n');
        expect(reopen).toThrow(/line 2 of .*journal-0\.jsonl is not JSON/);
    });

    it('keeps the old state when a checkpoint stopped before its end', () => {
        const { org } = makeTestOrg(dir);
        org.insert('Account', [{ Name: 'kept' }]);
        org.close();
        writeFileSync(join(dir, 'snapshot-1.jsonl.tmp'), '{"rows":[["Acc');
        const again = reopen();
        expect(again.count('SELECT COUNT() FROM Account')).toBe(1);
        again.close();
    });

    it('has every acknowledged change after kill -9', async () => {
        const script = join(dir, 'writer.mjs');
        const library = pathToFileURL(join(process.cwd(), 'lib/scripts/demo/org/index.js')).href;
        writeFileSync(
            script,
            `import { createDemoOrg } from '${library}';
             const org = createDemoOrg({ dataDir: process.argv[2] });
             for (let i = 0; ; i++) {
                 org.insert('Account', [{ Name: 'account ' + i }]);
                 process.stdout.write(i + '\\n');
             }`
        );
        const data = join(dir, 'data');
        const child = spawn(process.execPath, [script, data], { stdio: ['ignore', 'pipe', 'inherit'] });
        let acknowledged = '';
        await new Promise<void>((resolve) => {
            child.stdout.on('data', (chunk: Buffer) => {
                acknowledged += chunk.toString();
                if (acknowledged.length > 200) {
                    child.kill('SIGKILL');
                }
            });
            child.on('close', () => resolve());
        });
        const whole = acknowledged.slice(0, acknowledged.lastIndexOf('\n')).split('\n');
        expect(whole.length).toBeGreaterThan(10);
        const org = createOrg({ orgId: '00D5g000004Fmap', clock: { now: () => 0 }, dataDir: data });
        const names = new Set(org.query('SELECT Name FROM Account').records.map((record) => record['Name']));
        expect(whole.filter((i) => !names.has(`account ${i}`))).toEqual([]);
        org.close();
    });

    it('is not opened by a second living process', () => {
        const { org } = makeTestOrg(dir);
        expect(readFileSync(join(dir, 'lock'), 'utf8')).toBe(String(process.pid));
        org.close();
        writeFileSync(join(dir, 'lock'), '1');
        expect(reopen).toThrow(/in use by process 1/);
    });
});
