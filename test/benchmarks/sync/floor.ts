import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../../middleware/src/platform/clock.ts';
import type { Database } from '../../../middleware/src/platform/database.ts';
import { silentLogger } from '../../../middleware/src/platform/logger.ts';
import type { BulkPage, OrgConnection } from '../../../middleware/src/sync/index.ts';
import { accountMapping } from '../../../middleware/src/sync/mapping/account.ts';
import { readable, selectSoql } from '../../../middleware/src/sync/mapping/index.ts';
import { connectOrg } from '../../../middleware/src/sync/salesforce/connectOrg.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../../middleware/src/sync/settings.ts';

/**
 * What no sync can beat: the same result pages of the same org, one page read ahead, copied as text into a table without
 * key, index or trigger. Gives the seconds that the copying alone took.
 */
export async function copyFloor(database: Database, connection: OrgConnection): Promise<number> {
    const client = await connectOrg(connection, {
        fetch,
        clock: systemClock,
        random: Math.random,
        logger: silentLogger,
        sleep: (seconds) => wait(seconds * 1000)
    });
    const target = readable(accountMapping, () => true);
    const { id } = await client.startBulkQuery(selectSoql(target));
    while ((await client.bulkJob(id)).state !== 'JobComplete') {
        await wait(50);
    }
    const columns = target.fields.map((_name, index) => `c${index}`);
    await database.execute('DROP TABLE IF EXISTS bench_floor');
    await database.execute(`CREATE TABLE bench_floor (${columns.map((name) => `${name} text`).join(', ')})`);
    let copySeconds = 0;
    const ask = (locator: string | null): Promise<BulkPage> =>
        client.bulkPage(id, locator, DEFAULT_SYNC_SETTINGS.bulkPageRows);
    let upcoming: Promise<BulkPage> | null = ask(null);
    while (upcoming !== null) {
        const page: BulkPage = await upcoming;
        upcoming = page.nextLocator === null ? null : ask(page.nextLocator);
        const startedAt = performance.now();
        await database.copyCsv('bench_floor', columns, Buffer.from(page.csv.slice(page.csv.indexOf('\n') + 1)));
        copySeconds += (performance.now() - startedAt) / 1000;
    }
    await database.execute('DROP TABLE bench_floor');
    await client.deleteBulkJob(id);
    return copySeconds;
}
