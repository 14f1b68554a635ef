import { PGlite } from '@electric-sql/pglite';
import type { PGliteOptions, Transaction } from '@electric-sql/pglite';
import type { StoreDatabase } from '../storeDatabase.ts';
import { createBreath } from './breath.ts';
import { COLUMN_PARSERS } from './columnTypes.ts';
import { copyOptions, copyTarget } from './copySql.ts';
import { createTransactionScope } from './transactionScope.ts';
import type { TransactionScope } from './transactionScope.ts';

/** Server switches of the embedded store: `-F` (no fsync) is left out on purpose, see {@link DurableNodeFs}. */
const DURABLE_START = PGlite.defaultStartParams
    .filter((parameter) => parameter !== '-F')
    .concat('-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'synchronous_commit=on');

/** One for the process: the thread is what is shared. */
const breathe = createBreath();

type Statements = Pick<Transaction, 'query' | 'exec'>;

/** Statements on an open PGlite or on one of its transactions. */
function statementsOn(target: Statements, check: () => void): Omit<StoreDatabase, 'transaction' | 'close'> {
    const run = async (sql: string, parameters: readonly unknown[]) => {
        check();
        await breathe();
        return target.query<Record<string, unknown>>(sql, [...parameters]);
    };
    return {
        kind: 'pglite',
        query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
            (await run(sql, parameters)).rows as Row[],
        execute: async (sql, parameters = []) => (await run(sql, parameters)).affectedRows ?? 0,
        runScript: async (sql) => {
            check();
            await target.exec(sql);
        },
        copyCsv: async (table, columns, csv) => {
            check();
            const blob = new Blob(await collect(csv));
            const sql = `${copyTarget(table, columns)} FROM '/dev/blob' ${copyOptions(columns)}`;
            return (await target.query(sql, [], { blob })).affectedRows ?? 0;
        }
    };
}

/** Statements of an open transaction; transactions inside it join it. */
function pgliteTransaction(tx: Transaction): StoreDatabase {
    const joined: StoreDatabase = {
        ...statementsOn(tx, () => undefined),
        transaction: (work) => work(joined),
        close: () => Promise.reject(new Error('A transaction cannot close the database.'))
    };
    return joined;
}

/** The port over an open PGlite. Transactions run one at a time: the engine has one session. */
export function pgliteDatabase(pg: PGlite, release: () => void = () => undefined): StoreDatabase {
    const scope: TransactionScope = createTransactionScope();
    return {
        ...statementsOn(pg, scope.assertOutside),
        transaction: (work) => {
            scope.assertOutside();
            return pg.transaction((tx) => scope.run(() => work(pgliteTransaction(tx))));
        },
        close: async () => {
            try {
                await pg.close();
            } finally {
                release();
            }
        }
    };
}

/** Options that make any PGlite of the product give the same value types, durable when `isDurable`. */
export function pgliteOptions(isDurable: boolean): PGliteOptions {
    return { parsers: { ...COLUMN_PARSERS }, ...(isDurable ? { startParams: DURABLE_START } : {}) };
}

async function collect(csv: AsyncIterable<Uint8Array> | Uint8Array): Promise<Uint8Array<ArrayBuffer>[]> {
    if (csv instanceof Uint8Array) {
        return [csv as Uint8Array<ArrayBuffer>];
    }
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of csv) {
        chunks.push(chunk as Uint8Array<ArrayBuffer>);
    }
    return chunks;
}
