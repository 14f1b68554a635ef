import fs from 'node:fs';
import process from 'node:process';
import { systemClock } from '../../../middleware/src/platform/clock.ts';
import { silentLogger } from '../../../middleware/src/platform/logger.ts';
import type { PlannedVisitWrite } from '../../../middleware/src/planning/ports.ts';
import { openDatabase } from '../../../middleware/src/store/index.ts';
import type { OrgConnection } from '../../../middleware/src/sync/index.ts';
import { createSync } from '../../../middleware/src/sync/index.ts';

/** What the process that is killed works on. */
export interface SyncJob {
    readonly connection: OrgConnection;
    readonly storeDirectory: string;
    readonly writes: readonly PlannedVisitWrite[];
}

const BATCH = 4;
const say = (line: string): void => void fs.writeSync(1, `${line}\n`);

/** Syncs and writes back at the same time, saying each acknowledged key, until it is done or killed. */
async function main(file: string): Promise<void> {
    const job = JSON.parse(fs.readFileSync(file, 'utf8')) as SyncJob;
    const database = await openDatabase({ directory: job.storeDirectory, logger: silentLogger });
    const sync = createSync({
        orgs: [job.connection],
        database,
        clock: systemClock,
        logger: silentLogger,
        random: Math.random,
        fetch,
        settings: { bulkPageRows: 500, leaseSeconds: 1 }
    });
    say('started');
    const pull = runUntilDone(() => sync.runOnce(job.connection.orgId));
    for (let start = 0; start < job.writes.length; start += BATCH) {
        const results = await sync.writer.writePlannedVisits(
            job.connection.orgId,
            job.writes.slice(start, start + BATCH)
        );
        results.forEach((result) => say(`acked ${result.clientKey}`));
    }
    await pull;
    await sync.runOnce(job.connection.orgId);
    await sync.stop();
    await database.close();
    say('done');
}

/** The lease of the process that was killed ends after a second. */
async function runUntilDone(run: () => Promise<{ readonly outcome: string }>): Promise<void> {
    while ((await run()).outcome === 'busy') {
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

await main(process.argv[2] ?? '');
