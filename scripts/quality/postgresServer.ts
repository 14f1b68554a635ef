import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import process from 'node:process';

/** A PostgreSQL server of its own in a directory of its own; nothing of an installed server is touched. */
export interface PostgresServer {
    /** Connection URL of an administrator; databases may be made on it. */
    readonly url: string;
    readonly version: string;
    /** The cluster's directory; everything that is durable is in it. */
    readonly directory: string;
    /** Orderly end. */
    stop(): Promise<void>;
    /** SIGKILL to every process of the server, as a crash of the machine's software. */
    kill(): Promise<void>;
    /** Starts again after `stop` or `kill`, on the same port; gives when it answers. */
    start(): Promise<void>;
}

export const INSTALL_POSTGRES =
    'Install a PostgreSQL server (Debian: apt-get install postgresql) or name its directory of programs in FIELDMAP_POSTGRES_BIN.';

const ANSWERS_WITHIN_SECONDS = 30;

/** Directory of `initdb` and `postgres`, newest version first; null when there is no server on this machine. */
export function findPostgres(): string | null {
    const versions = path.resolve('/usr/lib/postgresql');
    const packaged = fs.existsSync(versions) ? fs.readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
    const places = [
        process.env['FIELDMAP_POSTGRES_BIN'] ?? '',
        ...packaged.map((version) => path.join(versions, version, 'bin')),
        ...(process.env['PATH'] ?? '').split(path.delimiter),
        '/opt/homebrew/opt/postgresql/bin'
    ];
    const isComplete = (place: string): boolean =>
        place !== '' && ['initdb', 'postgres'].every((program) => fs.existsSync(path.join(place, program)));
    return places.find(isComplete) ?? null;
}

/**
 * Makes a cluster in a directory and starts it. `fsync` stays on, as PostgreSQL ships.
 *
 * Errors: Error with the server's own words when it does not start.
 */
export async function startPostgres(directory: string, settings: readonly string[] = []): Promise<PostgresServer> {
    const programs = findPostgres();
    if (programs === null) {
        throw new Error(`There is no PostgreSQL server on this machine. ${INSTALL_POSTGRES}`);
    }
    const data = path.join(directory, 'cluster');
    const who = serverUser();
    fs.mkdirSync(data, { recursive: true });
    handOver(directory, who);
    handOver(data, who);
    run(path.join(programs, 'initdb'), ['-D', data, '-U', 'fieldmap', '-A', 'trust', '-E', 'UTF8', '--locale=C'], who);
    const port = await freePort();
    const args = ['-D', data, '-p', String(port), '-k', '', '-h', '127.0.0.1', '-c', 'max_connections=50'];
    let child: ChildProcess | null = null;
    const start = async (): Promise<void> => {
        fs.rmSync(path.join(data, 'postmaster.pid'), { force: true });
        child = await launch(path.join(programs, 'postgres'), [...args, ...settings], who, port);
    };
    const end = async (signal: 'SIGINT' | 'SIGKILL'): Promise<void> => {
        const ending = child;
        child = null;
        if (ending !== null && ending.exitCode === null) {
            const ended = once(ending, 'exit');
            signalGroup(ending, signal);
            await ended;
        }
    };
    await start();
    return {
        url: `postgres://fieldmap@127.0.0.1:${port}/postgres`,
        version: run(path.join(programs, 'postgres'), ['--version'], who).trim(),
        directory: data,
        start,
        stop: () => end('SIGINT'),
        kill: () => end('SIGKILL')
    };
}

interface ServerUser {
    readonly uid?: number;
    readonly gid?: number;
}

/** PostgreSQL refuses to run as root: an unprivileged account of the system runs it then. */
function serverUser(): ServerUser {
    if (process.getuid?.() !== 0) {
        return {};
    }
    const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
    const line = ['postgres', 'nobody']
        .map((name) => accounts.find((item) => item.startsWith(`${name}:`)))
        .find(Boolean);
    const [, , uid, gid] = (line ?? '::65534:65534').split(':');
    return { uid: Number(uid), gid: Number(gid) };
}

function handOver(directory: string, { uid, gid }: ServerUser): void {
    if (uid !== undefined && gid !== undefined) {
        fs.chownSync(directory, uid, gid);
    }
}

function run(program: string, args: readonly string[], who: ServerUser): string {
    const { status, stdout, stderr } = spawnSync(program, args, { ...who, encoding: 'utf8', cwd: '/' });
    if (status !== 0) {
        throw new Error(`${path.basename(program)} failed: ${stderr.trim()}`);
    }
    return stdout;
}

async function launch(program: string, args: readonly string[], who: ServerUser, port: number): Promise<ChildProcess> {
    // A process group of its own: `kill` reaches the server's helpers too.
    const child = spawn(program, args, { ...who, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr?.on('data', (chunk: Buffer) => {
        words = `${words}${chunk.toString()}`.slice(-2000);
    });
    const onExit = (): void => signalGroup(child, 'SIGKILL');
    process.once('exit', onExit);
    child.once('exit', () => process.off('exit', onExit));
    const endsAt = performance.now() + ANSWERS_WITHIN_SECONDS * 1000;
    while (!/ready to accept connections/.test(words) || !(await answers(port))) {
        if (child.exitCode !== null || performance.now() > endsAt) {
            signalGroup(child, 'SIGKILL');
            throw new Error(`The PostgreSQL server did not start: ${words.trim()}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return child;
}

function signalGroup(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): void {
    try {
        // Only the first process ends in order; a kill must reach all of them.
        process.kill(signal === 'SIGKILL' ? -(child.pid ?? 0) : (child.pid ?? 0), signal);
    } catch {
        // It is gone already.
    }
}

function answers(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const socket = net.connect(port, '127.0.0.1');
        socket.once('connect', () => {
            socket.destroy();
            resolve(true);
        });
        socket.once('error', () => resolve(false));
    });
}

async function freePort(): Promise<number> {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    server.close();
    await once(server, 'close');
    return port;
}
