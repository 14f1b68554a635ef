import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startPostgres } from '../../../../scripts/quality/postgresServer.ts';
import type { SoakReport } from './runSoak.ts';
import { runSoak } from './runSoak.ts';

/*
 * The soak test at any length:
 *   npm run soak:sync -- --operations 10000 --seed 7 --store postgres --json
 * Ends with 1 when org and store differ or something acknowledged is lost.
 */
async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            operations: { type: 'string', default: '10000' },
            seed: { type: 'string', default: String(Date.now() % 1_000_000) },
            store: { type: 'string', default: 'pglite' },
            json: { type: 'boolean', default: false }
        }
    });
    const operations = wholeNumber('--operations', values.operations);
    const seed = wholeNumber('--seed', values.seed);
    if (values.store !== 'pglite' && values.store !== 'postgres') {
        throw new Error(`--store expects pglite or postgres, got ${values.store}.`);
    }
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    say(`Soak of ${operations} operations on ${values.store}, --seed ${seed} …`);
    const options = { operations, seed, operationsPerKill: 150, onProgress: say };
    const report =
        values.store === 'pglite'
            ? await runSoak(options)
            : await onPostgres((databaseUrl) => runSoak({ ...options, databaseUrl }));
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
    const isEqual = Object.keys(report.differences).length === 0 && report.lostOrDoubled.length === 0;
    process.exitCode = isEqual ? 0 : 1;
}

async function onPostgres(work: (databaseUrl: string) => Promise<SoakReport>): Promise<SoakReport> {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-soak-postgres-'));
    try {
        const server = await startPostgres(directory);
        try {
            return await work(server.url);
        } finally {
            await server.stop();
        }
    } finally {
        fs.rmSync(directory, { recursive: true, force: true });
    }
}

function inWords(report: SoakReport): string {
    const list = (counts: Readonly<Record<string, number>>): string =>
        Object.entries(counts)
            .map(([name, number]) => `${name} ${number}`)
            .join(', ');
    const isEqual = Object.keys(report.differences).length === 0;
    const isKept = report.lostOrDoubled.length === 0;
    return [
        `seed ${report.seed}, ${report.seconds.toFixed(0)} s`,
        `operations: ${list(report.operations)}`,
        `faults: ${list(report.faults)}`,
        `passes: ${list(report.passes)}`,
        `kills: ${report.kills}; planned visits acknowledged: ${report.acknowledgedVisits}`,
        `compared: ${list(report.compared)}`,
        isEqual ? 'org and store are equal' : `DIFFERENT: ${JSON.stringify(report.differences, null, 2)}`,
        isKept ? 'every acknowledged visit is in the org once' : `LOST OR DOUBLED: ${report.lostOrDoubled.join(', ')}`,
        ''
    ].join('\n');
}

function wholeNumber(name: string, value: string): number {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1) {
        throw new Error(`${name} expects a whole number from 1, got ${value}.`);
    }
    return number;
}

await main();
