import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPglite } from './openPglite.ts';
import { acquireStoreLock } from './storeLock.ts';

let root: string;
beforeAll(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-store-'));
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Mirrors into `image` what a power cut right now would leave of `source`: only what was forced to the disk. */
function powerCutImage(source: string, image: string): (synced: string) => void {
    return (synced) => {
        const target = path.join(image, path.relative(source, synced));
        if (!fs.existsSync(synced)) {
            return;
        }
        if (fs.statSync(synced).isDirectory()) {
            fs.mkdirSync(target, { recursive: true });
            const kept = new Set(fs.readdirSync(synced));
            for (const name of fs.readdirSync(target)) {
                if (!kept.has(name)) {
                    fs.rmSync(path.join(target, name), { recursive: true });
                }
            }
        } else {
            fs.mkdirSync(path.dirname(target), { recursive: true });
            fs.copyFileSync(synced, target);
        }
    };
}

describe('the embedded store', () => {
    test('replaces a half-made cluster, then keeps every acknowledged commit when the power is cut', async () => {
        const live = path.join(root, 'live');
        fs.mkdirSync(path.join(live, 'data/base'), { recursive: true });
        fs.writeFileSync(path.join(live, 'data/PG_VERSION'), '18\n'); // As an interrupted first start leaves it.
        const image = path.join(root, 'image');
        let onSync: (synced: string) => void = () => undefined;
        const store = await openPglite(live, (synced) => onSync(synced));
        await store.execute('CREATE TABLE kept (id integer PRIMARY KEY)');
        await store.execute('CHECKPOINT');
        fs.cpSync(live, image, { recursive: true });
        onSync = powerCutImage(live, image);
        for (let id = 0; id < 40; id++) {
            await store.transaction((tx) => tx.execute('INSERT INTO kept (id) VALUES ($1)', [id]));
        }
        onSync = () => undefined; // The cut: nothing written from here on reaches the disk.
        await store.close();
        fs.rmSync(path.join(image, 'lock'));

        const reopened = await openPglite(image);
        const [row] = await reopened.query('SELECT count(*)::int AS n, max(id) AS last FROM kept');
        await reopened.close();
        expect(row).toEqual({ n: 40, last: 39 });
    }, 180_000);

    test('says in words that the directory cannot be written', async () => {
        const file = path.join(root, 'a-file');
        fs.writeFileSync(file, '');
        await expect(openPglite(path.join(file, 'store'))).rejects.toThrow(/cannot be written .*FIELDMAP_STORE_DIR/);
    });
});

describe('the store lock', () => {
    test('keeps a second opener out and names the holder', async () => {
        const directory = path.join(root, 'locked');
        fs.mkdirSync(directory);
        const lock = acquireStoreLock(path.join(directory, 'lock'));
        await expect(openPglite(directory)).rejects.toThrow(`in use by process ${process.pid}`);
        lock.release();
        expect(fs.existsSync(path.join(directory, 'lock'))).toBe(false);
    });

    const staleHolder = (pid: number): string => JSON.stringify({ pid, startMark: 'another start' });
    const stale: [string, () => string][] = [
        ['a dead process', () => staleHolder(spawnSync('true').pid)],
        ['an earlier process with the same number', () => staleHolder(process.pid)],
        ['a file cut off while it was written', () => '{"pid":']
    ];
    if (process.platform === 'linux') {
        // Only /proc tells when a process started.
        stale.push(['an earlier process whose number is in use again', () => staleHolder(process.ppid)]);
    }
    test.each(stale)('is taken over from %s', (_name, content) => {
        const file = path.join(root, 'stale-lock');
        fs.writeFileSync(file, content());
        const lock = acquireStoreLock(file);
        expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
        lock.release();
    });
});
