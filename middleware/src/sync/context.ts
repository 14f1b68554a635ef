import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import type { DescribedObject, QueryPage, SalesforceClient } from './ports.ts';
import type { SyncSettings } from './settings.ts';
import type { Lease } from './store/lease.ts';

/** Rows of one object that are in the mirror, during the first load. */
export interface SyncProgress {
    readonly orgId: string;
    readonly objectApiName: string;
    readonly rows: number;
    /** Null until the org said how many there are. */
    readonly total: number | null;
    readonly isFinished: boolean;
}

/** The first answers about one object, and the query that they belong to. */
export interface PassHead {
    readonly soql: string;
    readonly bound: Date;
    readonly page: QueryPage;
}

/** What every step of a run works with. */
export interface RunContext {
    readonly orgId: string;
    readonly client: SalesforceClient;
    readonly database: Database;
    readonly lease: Lease;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly settings: SyncSettings;
    readonly sleep: (seconds: number) => Promise<void>;
    /** True when field definitions, small objects and the delete log are looked at in this run. */
    readonly isThorough: boolean;
    readonly describes: Map<string, DescribedObject>;
    /** First answers of this pass that were read together, by object. */
    readonly heads: Map<string, PassHead>;
    readonly onProgress: (progress: SyncProgress) => void;
    /** Aborted on stop: the run ends after the page in hand. */
    readonly signal: AbortSignal;
}

/** Data and state in one transaction, written only while this instance holds the lease. */
export function guardedTransaction<Result>(
    context: RunContext,
    work: (tx: Database) => Promise<Result>
): Promise<Result> {
    context.signal.throwIfAborted();
    return context.database.transaction(async (tx) => {
        await context.lease.assertHeld(tx);
        return work(tx);
    });
}
