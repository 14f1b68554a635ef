import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

const MAIN = path.resolve('lib/middleware/src/main.js');
let directory: string;
let environment: Record<string, string>;
const children: ChildProcess[] = [];

beforeAll(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-process-'));
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    fs.writeFileSync(path.join(directory, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
    const nowhere = 'http://127.0.0.1:9'; // The org is unreachable; the service must live with that.
    const org = {
        orgId: '00D000000000001AAA',
        issuer: nowhere,
        instanceUrl: nowhere,
        loginUrl: nowhere,
        clientId: 'c',
        username: 'u'
    };
    fs.writeFileSync(
        path.join(directory, 'orgs.json'),
        JSON.stringify([{ ...org, privateKeyFile: 'key.pem', publicKeys: [{ kid: 'k', pem }] }])
    );
    environment = {
        PATH: process.env['PATH'] ?? '',
        FIELDMAP_PORT: '0',
        FIELDMAP_ORGS_FILE: path.join(directory, 'orgs.json'),
        FIELDMAP_STORE_DIR: path.join(directory, 'store'),
        FIELDMAP_LOG_LEVEL: 'error'
    };
});
afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => kill(child)));
});
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }));

async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
    }
    return child.exitCode;
}

interface Started {
    readonly child: ChildProcess;
    /** Address when it listens; what it wrote to standard error when it ends before. */
    readonly url?: string;
    readonly complaint?: string;
}

async function start(change: Record<string, string> = {}): Promise<Started> {
    const child = spawn(process.execPath, [MAIN], { env: { ...environment, ...change }, stdio: 'pipe' });
    children.push(child);
    let complaint = '';
    child.stderr?.on('data', (data) => (complaint += String(data)));
    const [output] = (await Promise.race([
        once(child.stdout as NodeJS.ReadableStream, 'data'),
        once(child, 'close')
    ])) as unknown[];
    if (!Buffer.isBuffer(output)) {
        return { child, complaint };
    }
    const ready = JSON.parse(String(output)) as { ready: boolean; url: string };
    expect(ready.ready).toBe(true);
    return { child, url: ready.url };
}

describe('the middleware process', () => {
    test('says when it is ready, answers, and stops in order with its org out of reach', async () => {
        const { child, url } = await start();
        expect((await fetch(`${url}/readyz`)).status).toBe(200);
        expect((await fetch(`${url}/v1/me`)).status).toBe(401);
        child.kill('SIGINT');
        expect(await kill(child, 'SIGTERM')).toBe(0); // Ctrl-C reaches the child twice: from the terminal and from its parent.
        expect(fs.existsSync(path.join(directory, 'store/lock'))).toBe(false);
    });

    test('starts again after kill -9, and keeps a second process out of its store', async () => {
        const first = await start();
        await kill(first.child, 'SIGKILL');
        const second = await start();
        expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
        const third = await start();
        expect(third.child.exitCode).toBe(1);
        expect(third.complaint).toContain(`The store is in use by process ${second.child.pid}`);
    });

    test('names a port that is taken and ends', async () => {
        const other = createServer().listen(0, '127.0.0.1');
        await once(other, 'listening');
        const { port } = other.address() as AddressInfo;
        const { child, complaint } = await start({ FIELDMAP_PORT: String(port) });
        other.close();
        expect(complaint).toContain(`Port ${port} on 127.0.0.1 is taken`);
        expect(complaint).not.toContain('    at ');
        expect(child.exitCode).toBe(1);
    });

    test('lists all faults of its configuration and ends', async () => {
        const { child, complaint } = await start({
            FIELDMAP_PORT: 'x',
            FIELDMAP_TRAVEL: 'road',
            FIELDMAP_LOG_LEVEL: 'loud'
        });
        expect(complaint).toMatch(/2 faults:\n {2}- FIELDMAP_PORT: .*\n {2}- FIELDMAP_LOG_LEVEL: /);
        expect(child.exitCode).toBe(1);
    });

    test('says that the road graph is missing and how to build it', async () => {
        const { complaint } = await start({
            FIELDMAP_TRAVEL: 'road',
            FIELDMAP_ROAD_GRAPH: path.join(directory, 'no.graph')
        });
        expect(complaint).toContain('no.graph');
        expect(complaint).not.toContain('    at ');
    });
});
