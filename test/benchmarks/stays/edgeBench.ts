import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../../scripts/quality/postgresServer.ts';
import { EdgeClient } from './edgeClient.ts';
import { everybody, oneByOne, uploadMeanwhile, type LoadFigures, type UploadFigures } from './edgeLoads.ts';
import type { EdgeServerOptions, EdgeServerReport, EdgeServerSpent } from './edgeWorld.ts';
import { round } from './score.ts';

export interface EdgeOptions {
    readonly store: 'pglite' | 'postgresql';
    readonly people: number;
    readonly seconds: number;
    /** Minutes that each person has been on the way before. */
    readonly historyMinutes: number;
}

export interface EdgeFigures extends Omit<EdgeOptions, 'seconds'>, LoadFigures {
    /** `POST /v1/positions` with 100 positions, one request at a time, 100 times. */
    readonly batchOf100MedianMs: number;
    readonly batchOf100P95Ms: number;
    /** Processor time of the service, all threads; that of a PostgreSQL server is not in it. */
    readonly batchOf100CpuMs: number;
    /** The same for a request of the load, the search for stays included. */
    readonly requestCpuMs: number;
    /** While everybody sends. */
    readonly busyShare: number;
    /** Longest stretch in which the service answered nobody, while everybody sends. */
    readonly longestHoldMs: number;
    /** The slowest look for stays in all that had come. */
    readonly slowestPassSeconds: number;
    readonly passes: number;
    readonly notLookedAt: number;
    readonly positions: number;
    readonly stays: number;
    /** A file of 100,000 positions, and what others wait meanwhile. */
    readonly upload: UploadFigures;
}

/** The service over HTTP: one batch of 100 alone, then many people at once, then a large file. */
export async function benchEdge(options: EdgeOptions): Promise<EdgeFigures> {
    const directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-edge-'));
    const postgres = options.store === 'postgresql' ? await startPostgres(directory) : null;
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const say = (text: string): void => void process.stderr.write(`${options.store}: ${text}\n`);
    say(`${options.people} people with ${options.historyMinutes} minutes of positions ...`);
    const began = performance.now();
    const service = await openService({
        databaseUrl: postgres?.url,
        directory: postgres === null ? path.join(directory, 'store') : undefined,
        people: options.people,
        historyPoints: options.historyMinutes * 6,
        publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }) as string
    });
    const client = new EdgeClient(service.port, privateKey);
    try {
        say(`ready after ${round((performance.now() - began) / 1000, 0)} s; a batch of 100, one after the other ...`);
        const single = await oneByOne(client, async () => void (await service.spent()));
        const afterSingle = await service.spent();
        say(`everybody for ${options.seconds} seconds ...`);
        await service.startWork();
        const load = await everybody(client, options.people, options.seconds);
        const afterLoad = await service.spent();
        say('a file of 100,000 positions ...');
        const upload = await uploadMeanwhile(client, options.people);
        const report = await service.stop();
        return {
            store: options.store,
            people: options.people,
            historyMinutes: options.historyMinutes,
            batchOf100MedianMs: single.medianMs,
            batchOf100P95Ms: single.p95Ms,
            batchOf100CpuMs: round(afterSingle.cpuMs / 100, 1),
            ...load,
            requestCpuMs: round(afterLoad.cpuMs / load.requests, 1),
            busyShare: round(afterLoad.busyShare, 2),
            longestHoldMs: round(afterLoad.longestHoldMs, 0),
            slowestPassSeconds: round(Math.max(0, ...report.passSeconds), 1),
            passes: report.passSeconds.length,
            notLookedAt: report.notLookedAt,
            positions: report.positions,
            stays: report.stays,
            upload
        };
    } finally {
        client.close();
        await postgres?.stop();
        rmSync(directory, { recursive: true, force: true });
    }
}

interface EdgeService {
    readonly port: number;
    /** What was spent since it was asked last. */
    spent(): Promise<EdgeServerSpent>;
    /** Begins to look for stays, as the service does all the time. */
    startWork(): Promise<void>;
    stop(): Promise<EdgeServerReport>;
}

async function openService(options: EdgeServerOptions): Promise<EdgeService> {
    const server = fork(fileURLToPath(new URL('./edgeServer.js', import.meta.url)), [JSON.stringify(options)]);
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    return {
        port,
        spent: () => ask(server, 'spent') as Promise<EdgeServerSpent>,
        startWork: async () => void (await ask(server, 'work')),
        stop: async () => {
            const report = (await ask(server, 'stop')) as EdgeServerReport;
            await once(server, 'exit');
            return report;
        }
    };
}

async function ask(server: ChildProcess, question: string): Promise<unknown> {
    const answer = once(server, 'message');
    server.send(question);
    const [message] = (await answer) as [unknown];
    return message;
}
