import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { startPostgres } from '../../../scripts/quality/postgresServer.ts';
import {
    EDGE_AUDIENCE,
    EDGE_ISSUER,
    EDGE_KEY,
    EDGE_ORG,
    repId,
    type EdgeServerOptions,
    type EdgeServerReport
} from './edgeWorld.ts';
import { median, round } from './score.ts';

export interface EdgeOptions {
    readonly store: 'pglite' | 'postgresql';
    readonly people: number;
    readonly seconds: number;
    /** Minutes that each person has been on the way before. */
    readonly historyMinutes: number;
}

export interface EdgeFigures extends Omit<EdgeOptions, 'seconds'> {
    /** `POST /v1/positions` with 100 positions, one request at a time, 100 times. */
    readonly batchOf100MedianMs: number;
    readonly batchOf100P95Ms: number;
    /** Every person sends six positions once a minute, evenly spread. */
    readonly loadSeconds: number;
    readonly requests: number;
    readonly failed: number;
    readonly medianMs: number;
    readonly p95Ms: number;
    readonly p99Ms: number;
    readonly worstMs: number;
    readonly busyShare: number;
    /** The slowest look for stays in all that had come. */
    readonly slowestPassSeconds: number;
    readonly notLookedAt: number;
    readonly positions: number;
    readonly stays: number;
}

const BATCHES = 100;
const STEP_MS = 10_000;

/** The service over HTTP: one batch of 100 alone, then many people at once. */
export async function benchEdge(options: EdgeOptions): Promise<EdgeFigures> {
    const directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-edge-'));
    const postgres = options.store === 'postgresql' ? await startPostgres(directory) : null;
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const say = (text: string): void => void process.stderr.write(`${options.store}: ${text}\n`);
    say(`${options.people} people with ${options.historyMinutes} minutes of positions ...`);
    const service = await openService({
        databaseUrl: postgres?.url,
        directory: postgres === null ? path.join(directory, 'store') : undefined,
        people: options.people,
        historyPoints: options.historyMinutes * 6,
        publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }) as string
    });
    try {
        const client = new Client(service.port, privateKey);
        say('a batch of 100, one after the other ...');
        const single = await oneByOne(client);
        say(`everybody for ${options.seconds} seconds ...`);
        const load = await everybody(client, options);
        const report = await service.stop();
        client.close();
        return {
            store: options.store,
            people: options.people,
            historyMinutes: options.historyMinutes,
            batchOf100MedianMs: round(median(single)!, 1),
            batchOf100P95Ms: quantile(single, 0.95),
            ...load,
            busyShare: round(report.busyShare, 2),
            slowestPassSeconds: round(Math.max(0, ...report.passSeconds), 1),
            notLookedAt: report.notLookedAt,
            positions: report.positions,
            stays: report.stays
        };
    } finally {
        await postgres?.stop();
        rmSync(directory, { recursive: true, force: true });
    }
}

async function openService(
    options: EdgeServerOptions
): Promise<{ readonly port: number; stop(): Promise<EdgeServerReport> }> {
    const server = fork(fileURLToPath(new URL('./edgeServer.js', import.meta.url)), [JSON.stringify(options)]);
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    return {
        port,
        stop: async () => {
            const done = once(server, 'message');
            server.send('stop');
            const [report] = (await done) as [EdgeServerReport];
            await once(server, 'exit');
            return report;
        }
    };
}

/** Keeps its connections, as phones behind Salesforce do: the org is the one caller. */
class Client {
    private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
    private readonly port: number;
    private readonly key: KeyObject;

    constructor(port: number, key: KeyObject) {
        this.port = port;
        this.key = key;
    }

    /** Milliseconds from sending to the whole answer; the token is signed before. Errors: status that is not 200. */
    async send(person: number, positions: readonly object[]): Promise<number> {
        const token = await this.sign(repId(person));
        const body = JSON.stringify({ positions });
        const begin = performance.now();
        await new Promise<void>((resolve, reject) => {
            const sent = request(
                {
                    port: this.port,
                    host: '127.0.0.1',
                    method: 'POST',
                    path: '/v1/positions',
                    agent: this.agent,
                    headers: {
                        authorization: `Bearer ${token}`,
                        'content-type': 'application/json',
                        'content-length': Buffer.byteLength(body)
                    }
                },
                (response) => {
                    response.resume();
                    response.on('end', () =>
                        response.statusCode === 200 ? resolve() : reject(new Error(`Status ${response.statusCode}`))
                    );
                }
            );
            sent.on('error', reject);
            sent.end(body);
        });
        return performance.now() - begin;
    }

    close(): void {
        this.agent.destroy();
    }

    private sign(userId: string): Promise<string> {
        const now = Math.floor(Date.now() / 1000);
        return new SignJWT({ org: EDGE_ORG })
            .setProtectedHeader({ alg: 'RS256', kid: EDGE_KEY })
            .setIssuer(EDGE_ISSUER)
            .setAudience(EDGE_AUDIENCE)
            .setSubject(userId)
            .setIssuedAt(now)
            .setExpirationTime(now + 120)
            .setJti(randomUUID())
            .sign(this.key);
    }
}

/** The first person sends 10,000 positions of the hours before, 100 at a time. */
async function oneByOne(client: Client): Promise<number[]> {
    const startMs = Date.now() - 20 * 3_600_000;
    const times: number[] = [];
    for (let batch = 0; batch < BATCHES + 5; batch++) {
        const positions = Array.from({ length: 100 }, (_, i) => position(0, startMs + (batch * 100 + i) * 5_000));
        times.push(await client.send(0, positions));
    }
    return times.slice(5);
}

async function everybody(
    client: Client,
    { people, seconds }: EdgeOptions
): Promise<Pick<EdgeFigures, 'loadSeconds' | 'requests' | 'failed' | 'medianMs' | 'p95Ms' | 'p99Ms' | 'worstMs'>> {
    const times: number[] = [];
    let failed = 0;
    const open: Promise<void>[] = [];
    const begin = performance.now();
    const wallMs = Date.now();
    const everyMs = 60_000 / people;
    const count = Math.floor((seconds * 1000) / everyMs);
    for (let i = 0; i < count; i++) {
        const dueMs = i * everyMs;
        const aheadMs = dueMs - (performance.now() - begin);
        if (aheadMs > 1) await wait(aheadMs);
        const nowMs = wallMs + dueMs;
        const positions = Array.from({ length: 6 }, (_, k) => position(i % people, nowMs - (5 - k) * STEP_MS));
        open.push(
            client.send(i % people, positions).then(
                (milliseconds) => void times.push(milliseconds),
                () => void failed++
            )
        );
    }
    await Promise.all(open);
    return {
        loadSeconds: round((performance.now() - begin) / 1000, 1),
        requests: count,
        failed,
        medianMs: round(median(times) ?? 0, 1),
        p95Ms: quantile(times, 0.95),
        p99Ms: quantile(times, 0.99),
        worstMs: quantile(times, 1)
    };
}

/** At a place of their own; a few metres of noise. */
function position(person: number, atMs: number): object {
    const noise = ((Math.floor(atMs / 1000) * 7_919) % 97) / 97;
    return {
        at: new Date(atMs).toISOString(),
        latitude: 47.05 + person * 0.00001 + noise * 0.0001,
        longitude: 9.5 + noise * 0.0001,
        accuracyMetres: 12
    };
}

function quantile(values: readonly number[], share: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0, 1);
}
