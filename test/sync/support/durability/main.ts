import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { findPostgres, INSTALL_POSTGRES, startPostgres } from '../../../../scripts/quality/postgresServer.ts';
import type { KillReport } from './killRounds.ts';
import { runKills } from './killRounds.ts';
import type { PowerCutReport } from './powerCuts.ts';
import { runPowerCuts } from './powerCuts.ts';

/*
 * Durability at any length: kills on both stores, power cuts on the embedded one.
 *   npm run durability:sync -- --kills 30 --cuts 20 --seed 1 --json
 * Ends with 1 when anything acknowledged is lost or a store does not open or does not converge.
 */
async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            kills: { type: 'string', default: '30' },
            cuts: { type: 'string', default: '20' },
            seed: { type: 'string', default: '1' },
            json: { type: 'boolean', default: false }
        }
    });
    const [kills, cuts, seed] = [values.kills, values.cuts, values.seed].map(Number) as [number, number, number];
    if (![kills, cuts, seed].every((value) => Number.isInteger(value) && value >= 0)) {
        throw new Error('--kills, --cuts and --seed expect whole numbers from 0.');
    }
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    say(`${kills} kills on PGlite …`);
    const pglite = await runKills({ kills, seed });
    let postgresql: KillReport | null = null;
    if (findPostgres() === null) {
        say(`PostgreSQL is left out: there is no server on this machine. ${INSTALL_POSTGRES}`);
    } else {
        say(`${kills} kills on PostgreSQL …`);
        postgresql = await onPostgres((databaseUrl) => runKills({ kills, seed, databaseUrl }));
    }
    say(`${cuts} power cuts on PGlite …`);
    const power = await runPowerCuts({ cuts, seed });
    process.stdout.write(
        values.json
            ? `${JSON.stringify({ pglite, postgresql, power }, null, 2)}\n`
            : [killsInWords('PGlite', pglite), postgresql && killsInWords('PostgreSQL', postgresql), cutsInWords(power)]
                  .filter((line) => line !== null)
                  .join('\n')
    );
    const areKillsClean = [pglite, postgresql].every((report) => report === null || isClean(report));
    process.exitCode = areKillsClean && power.cuts.every(isCutClean) ? 0 : 1;
}

async function onPostgres(work: (databaseUrl: string) => Promise<KillReport>): Promise<KillReport> {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-durability-'));
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

function isClean({ differences, lostOrDoubled }: KillReport): boolean {
    return Object.keys(differences).length === 0 && lostOrDoubled.length === 0;
}

function isCutClean(cut: PowerCutReport['cuts'][number]): boolean {
    return cut.openError === null && cut.lost === 0 && !cut.isStateAhead && cut.different.length === 0;
}

function killsInWords(store: string, report: KillReport): string {
    const phases = Object.entries(report.kills).map(([phase, { all, inside }]) => `${phase} ${all} (${inside} inside)`);
    const outcome = isClean(report)
        ? 'nothing lost, equal'
        : JSON.stringify([report.differences, report.lostOrDoubled]);
    return `${store}: kills ${phases.join(', ')}; ${report.acknowledgedVisits} visits acknowledged; slowest opening ${report.slowestOpeningSeconds.toFixed(1)} s; ${outcome}`;
}

function cutsInWords({ cuts, lostWithoutSync }: PowerCutReport): string {
    const bad = cuts.filter((cut) => !isCutClean(cut));
    const loading = cuts.filter((cut) => cut.loading > 0).length;
    const outcome = bad.length === 0 ? 'all open, nothing lost, equal' : JSON.stringify(bad, null, 2);
    return `PGlite: ${cuts.length} power cuts, ${loading} of them in a load: ${outcome}; without fsync ${lostWithoutSync} acknowledged keys would be lost\n`;
}

await main();
