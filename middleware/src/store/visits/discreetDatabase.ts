import type { Database } from '../../platform/database.ts';

/** A statement failed; says which kind of failure (SQLSTATE) and nothing of what was to be stored. */
export class DiscreetStoreError extends Error {
    readonly code: string;

    constructor(code: string) {
        super(`A statement on positions or stays failed (${code}).`);
        this.name = 'DiscreetStoreError';
        this.code = code;
    }
}

/**
 * A database whose errors tell no positions: drivers put parameters and values of rows into theirs, and errors are logged.
 */
export function discreetDatabase(database: Database): Database {
    return {
        kind: database.kind,
        query: (sql, parameters) => discreet(() => database.query(sql, parameters)),
        execute: (sql, parameters) => discreet(() => database.execute(sql, parameters)),
        copyCsv: (table, columns, csv) => discreet(() => database.copyCsv(table, columns, csv)),
        transaction: (work) => database.transaction((tx) => work(discreetDatabase(tx))),
        close: () => database.close()
    };
}

async function discreet<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
        return await work();
    } catch (error) {
        const code = (error as { code?: unknown }).code;
        throw new DiscreetStoreError(typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) ? code : 'unknown');
    }
}
