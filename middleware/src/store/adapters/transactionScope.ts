import { AsyncLocalStorage } from 'node:async_hooks';

/** Knows whether the running code is inside a transaction of one database. */
export interface TransactionScope {
    run<Result>(work: () => Promise<Result>): Promise<Result>;
    /** Throws when a statement bypasses the open transaction of its own call chain. */
    assertOutside(): void;
}

/**
 * Finds statements sent to the database while its own transaction is open. PGlite would wait for itself for ever, and
 * PostgreSQL would run them outside the transaction; both are defects of the caller, so both adapters refuse.
 */
export function createTransactionScope(): TransactionScope {
    const storage = new AsyncLocalStorage<{ open: boolean }>();
    return {
        run: async (work) => {
            const state = { open: true };
            return storage.run(state, async () => {
                try {
                    return await work();
                } finally {
                    state.open = false;
                }
            });
        },
        assertOutside: () => {
            if (storage.getStore()?.open === true) {
                throw new Error('A transaction is open: use the database handed to its work, not the outer one.');
            }
        }
    };
}
