import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { PoolClient, QueryResult } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Logger } from '../../platform/logger.ts';
import { ProblemError } from '../../platform/problemError.ts';
import { StoreError } from '../storeDatabase.ts';
import type { StoreDatabase } from '../storeDatabase.ts';
import { COLUMN_PARSERS } from './columnTypes.ts';
import { copyOptions, copyTarget } from './copySql.ts';
import { createTransactionScope } from './transactionScope.ts';

/** Connection failures and server shutdowns; a retry can help. */
const UNAVAILABLE = /^(ECONN|ETIMEDOUT|ENOTFOUND|EPIPE|EHOSTUNREACH|57P0|08)/;

const typeParsers = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        format === 'binary' || COLUMN_PARSERS[oid] === undefined
            ? (pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown)
            : COLUMN_PARSERS[oid]
} as pg.CustomTypesConfig;

/** Opens a pool on a PostgreSQL server and checks that it answers. */
export async function openPostgresql(databaseUrl: string, logger: Logger): Promise<StoreDatabase> {
    const pool = new pg.Pool({
        connectionString: databaseUrl,
        types: typeParsers,
        options: '-c timezone=UTC -c synchronous_commit=on',
        max: 10,
        connectionTimeoutMillis: 10_000
    });
    pool.on('error', (error) => logger.warn({ code: errorCode(error) }, 'an idle connection to the store broke'));
    try {
        await warnOfLoss(pool, logger);
    } catch (error) {
        await pool.end();
        throw new StoreError(
            `PostgreSQL at DATABASE_URL does not answer (${errorCode(error)}). Check host, port, user and database ` +
                'in DATABASE_URL, and that the server runs; or unset it to use the embedded store.',
            { cause: error }
        );
    }
    return poolDatabase(pool);
}

/** What was acknowledged must survive a power cut; a server that was made faster at that price is named in the log. */
async function warnOfLoss(pool: pg.Pool, logger: Logger): Promise<void> {
    const { rows } = await pool.query<{ setting: string }>(
        `SELECT name || '=' || setting AS setting FROM pg_settings
         WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name`
    );
    if (rows.length > 0) {
        logger.warn(
            { settings: rows.map(({ setting }) => setting) },
            'the PostgreSQL server may lose acknowledged changes when the power fails: switch these settings on'
        );
    }
}

function poolDatabase(pool: pg.Pool): StoreDatabase {
    const scope = createTransactionScope();
    const withClient = async <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> => {
        scope.assertOutside();
        const client = await pool.connect().catch(rethrow);
        // The server may die between two statements of a transaction: an error that nobody hears would end the process.
        let broken: Error | undefined;
        const onError = (error: Error): void => {
            broken = error;
        };
        client.on('error', onError);
        try {
            return await work(client);
        } finally {
            client.off('error', onError);
            client.release(broken);
        }
    };
    const outer = statementsOn(withClient);
    return {
        ...outer,
        transaction: (work) => withClient((client) => scope.run(() => inTransaction(client, work))),
        close: () => pool.end()
    };
}

async function inTransaction<Result>(
    client: PoolClient,
    work: (tx: StoreDatabase) => Promise<Result>
): Promise<Result> {
    const joined: StoreDatabase = {
        ...statementsOn((use) => use(client)),
        transaction: (inner) => inner(joined),
        close: () => Promise.reject(new Error('A transaction cannot close the database.'))
    };
    await client.query('BEGIN').catch(rethrow);
    try {
        const result = await work(joined);
        await client.query('COMMIT').catch(rethrow);
        return result;
    } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
    }
}

type WithClient = <Result>(work: (client: PoolClient) => Promise<Result>) => Promise<Result>;

function statementsOn(withClient: WithClient): Omit<StoreDatabase, 'transaction' | 'close'> {
    const run = (sql: string, parameters: readonly unknown[]): Promise<QueryResult> =>
        withClient((client) => client.query(sql, [...parameters]).catch(rethrow));
    return {
        kind: 'postgresql',
        query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
            (await run(sql, parameters)).rows as Row[],
        execute: async (sql, parameters = []) => (await run(sql, parameters)).rowCount ?? 0,
        runScript: async (sql) => {
            await withClient((client) => client.query(sql).catch(rethrow));
        },
        copyCsv: (table, columns, csv) =>
            withClient(async (client) => {
                const target = client.query(
                    copyFrom(`${copyTarget(table, columns)} FROM STDIN ${copyOptions(columns)}`)
                );
                const source = csv instanceof Uint8Array ? Readable.from([Buffer.from(csv)]) : Readable.from(csv);
                await pipeline(source, target).catch(rethrow);
                return target.rowCount;
            })
    };
}

function errorCode(error: unknown): string {
    const code = (error as { code?: unknown } | null)?.code;
    return typeof code === 'string' ? code : String((error as Error | null)?.message ?? error);
}

function rethrow(error: unknown): never {
    if (UNAVAILABLE.test(errorCode(error))) {
        throw new ProblemError('store-unavailable', 'The database server did not answer.', { cause: error });
    }
    throw error;
}
