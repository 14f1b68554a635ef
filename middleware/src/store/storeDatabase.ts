import type { Database } from '../platform/database.ts';

/** The store's own view of a database: also runs scripts of several statements, which only migrations need. */
export interface StoreDatabase extends Database {
    transaction<Result>(work: (tx: StoreDatabase) => Promise<Result>): Promise<Result>;
    /** Runs several statements without parameters. Not atomic by itself. */
    runScript(sql: string): Promise<void>;
}

/** The store cannot be used as it is; the message says what to do. Raised at start only. */
export class StoreError extends Error {
    constructor(message: string, options?: { cause?: unknown }) {
        super(message, options);
        this.name = 'StoreError';
    }
}
