import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

interface Started {
    readonly child: ChildProcess;
    readonly url: string;
    readonly output: () => string;
}

const PORT = 24_100 + (process.pid % 300) * 10;

/** Runs `npm start`'s program and waits for the address it prints. */
async function start(dataDirectory: string, port = PORT): Promise<Started> {
    const args = ['scripts/start.mjs', '--data-dir', dataDirectory, '--accounts', '100'];
    const child = spawn(process.execPath, [...args, '--port', String(port), '--middleware-port', String(port + 5)]);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    const address = async (): Promise<string> => {
        for (;;) {
            const url = /Fieldmap is ready:\s+(\S+)/.exec(output)?.[1];
            if (url !== undefined) return url;
            if (child.exitCode !== null) throw new Error(`The start ended with ${child.exitCode}:\n${output}`);
            await sleep(100);
        }
    };
    return { child, url: await address(), output: () => output };
}

async function isAnswering(url: string): Promise<boolean> {
    return fetch(`${url}/demo/health`).then(
        (response) => response.ok,
        () => false
    );
}

/** The board of the company's head, as a number that only stored and synced visits can give. */
async function visitsOfTheMonth(url: string): Promise<number> {
    const people = (await (await fetch(`${url}/demo/people`)).json()) as { userId: string; role: string }[];
    const manager = people.find(({ role }) => role === 'manager');
    const response = await fetch(`${url}/apex/KpiController/getBoard`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${manager?.userId ?? ''}` },
        body: JSON.stringify({ period: 'month', asOf: new Date().toISOString().slice(0, 10), ownerId: null })
    });
    const answer: unknown = await response.json();
    const board = JSON.parse(String(answer)) as { team: { key: string; previous: { value: number } }[] };
    return board.team.find(({ key }) => key === 'visits-completed')?.previous.value ?? -1;
}

describe('npm start', () => {
    let dataDirectory: string;
    let running: Started | undefined;
    let blocker: Server | undefined;

    beforeAll(() => {
        dataDirectory = mkdtempSync(path.join(tmpdir(), 'fieldmap-start-'));
    });
    afterEach(async () => {
        blocker?.close();
        blocker = undefined;
        if (running && running.child.exitCode === null && running.child.signalCode === null) {
            running.child.kill('SIGTERM');
            await once(running.child, 'exit');
        }
        running = undefined;
    });
    afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

    it('goes on with the same data after Ctrl-C and after kill -9, without leaving a process behind', async () => {
        running = await start(dataDirectory);
        const { url, child } = running;
        const visits = await visitsOfTheMonth(url);
        expect(visits).toBeGreaterThan(0);
        child.kill('SIGINT');
        const [code] = (await once(child, 'exit')) as [number];
        expect(code).toBe(0);
        expect(await isAnswering(url)).toBe(false);

        running = await start(dataDirectory);
        running.child.kill('SIGKILL');
        await once(running.child, 'exit');
        for (let attempt = 0; attempt < 100 && (await isAnswering(running.url)); attempt += 1) await sleep(100);
        expect(await isAnswering(running.url)).toBe(false);

        running = await start(dataDirectory);
        expect(await visitsOfTheMonth(running.url)).toBe(visits);
    }, 240_000);

    it('takes the next free port and says so when the port is taken', async () => {
        blocker = createServer().listen(PORT, '127.0.0.1');
        await once(blocker, 'listening');
        running = await start(dataDirectory);
        expect(running.output()).toContain(`Port ${PORT} is taken`);
        expect(running.url).toContain(String(PORT + 1));
        expect(await isAnswering(running.url)).toBe(true);
    }, 120_000);

    it.each([
        [['--accounts', 'many'], '--accounts expects a whole number from 100 to 50000, got "many".'],
        [['--data-dir', 'package.json/nowhere'], 'package.json/nowhere. Next: make it writable']
    ])('says what is wrong with %j', async (args, message) => {
        const child = spawn(process.execPath, ['scripts/start.mjs', ...args]);
        let output = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
        const [code] = (await once(child, 'exit')) as [number];
        expect(code).toBe(1);
        expect(output).toContain(message);
    });

    it('says which Node it needs', async () => {
        const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.19.0"})';
        const child = spawn(process.execPath, ['--import', old, 'scripts/start.mjs']);
        let output = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
        const [code] = (await once(child, 'exit')) as [number];
        expect(code).toBe(1);
        expect(output).toContain('needs Node 20.18.1 or newer; this is 18.19.0');
    });
});
