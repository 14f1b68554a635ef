import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { VisitMover, VisitWriter } from '../planning/ports.ts';
import type { FoundVisitWriter } from '../visits/ports.ts';
import type { SyncProgress } from './context.ts';
import type { OrgSync, RunOutcome } from './orgSync.ts';
import type { DerivedCounts, RecordValues } from './derived/ports.ts';
import { confirmHeld } from './heldDeletions.ts';
import { createOrgSync } from './orgSync.ts';
import type { ConflictDecision, StoredConflict } from './outbox/conflicts.ts';
import { listConflicts, resolveConflict } from './outbox/conflicts.ts';
import { outboxPusher } from './outbox/pushOutbox.ts';
import { createVisitWriter } from './outbox/visitWriter.ts';
import type { OrgConnection, SyncStatus } from './ports.ts';
import type { ReconcileCounts } from './reconcile.ts';
import { connectOrg } from './salesforce/connectOrg.ts';
import { createPubSubSource, eventEndpoint } from './salesforce/pubsub/pubSubSource.ts';
import { createSchedule } from './schedule.ts';
import type { SyncSettings } from './settings.ts';
import { DEFAULT_SYNC_SETTINGS } from './settings.ts';
import { readStatus } from './status.ts';
import type { SyncParts } from './syncParts.ts';

export type { SyncProgress } from './context.ts';
export type { ObjectResult } from './runOrg.ts';
export type { RunOutcome } from './orgSync.ts';
export type { ReconcileCounts } from './reconcile.ts';
export type * from './ports.ts';
export { OrgError } from './orgError.ts';
export type { SyncSettings } from './settings.ts';
export { enqueueFeedback, enqueuePlannedVisits } from './outbox/visitWriter.ts';

export interface SyncOptions {
    readonly orgs: readonly OrgConnection[];
    readonly database: Database;
    readonly clock: Clock;
    readonly logger: Logger;
    /** Jitter only; 0 to 1. */
    readonly random: () => number;
    readonly fetch: typeof fetch;
    readonly settings?: Partial<SyncSettings>;
    /** The planner's value of records; absent: no derived fields are written. */
    readonly recordValues?: RecordValues;
    /** Change Data Capture: where the org offers it, wanted in any case, or not at all. Default `auto`. */
    readonly changeEvents?: 'auto' | 'on' | 'off';
    readonly onProgress?: (progress: SyncProgress) => void;
    readonly sleep?: (seconds: number) => Promise<void>;
    /** Names this process in leases; random when absent. */
    readonly instanceId?: string;
}

/** Keeps the mirror equal to the orgs and writes back what Fieldmap adds. */
export interface Sync {
    /** Begins the first pass now and repeats on the interval. */
    start(): void;
    /** Ends after the page in hand; everything stored so far stays. */
    stop(): Promise<void>;
    /**
     * One pass now; a `quick` one leaves out field definitions, small objects and the delete log, as most scheduled ones.
     * Errors: `OrgError`; what was stored before it stays.
     */
    runOnce(orgId: string, kind?: 'thorough' | 'quick'): Promise<RunOutcome>;
    /**
     * Writes the derived fields of accounts, leads and deals where they changed: of people who were touched since the last
     * time, or of all. Null when another instance does. The schedule does it after its passes.
     */
    refreshDerived(orgId: string, kind: 'touched' | 'all'): Promise<DerivedCounts | null>;
    /** Compares all ids with the org; null when another instance is at work. */
    reconcile(orgId: string, objectApiNames?: readonly string[]): Promise<Record<string, ReconcileCounts> | null>;
    /** Reads objects as a whole in the next pass, for what changes without a stamp. All when none is named. */
    requestReload(orgId: string, objectApiNames?: readonly string[]): Promise<void>;
    /** A person confirms that the held rows of an object are gone; gives their number. */
    confirmHeldDeletions(orgId: string, objectApiName: string): Promise<number>;
    status(orgId: string): Promise<SyncStatus>;
    /** Writes that met a person's change and wait for a decision. */
    conflicts(orgId: string): Promise<StoredConflict[]>;
    /** Decides one and, for `mine`, writes it now. Errors: `not-found`. */
    resolveConflict(orgId: string, decision: ConflictDecision): Promise<void>;
    readonly writer: VisitWriter & VisitMover & FoundVisitWriter;
}

export function createSync(options: SyncOptions): Sync {
    const stopping = new AbortController();
    // Every loop and stream of every org listens.
    setMaxListeners(0, stopping.signal);
    const parts = partsOf(options, stopping.signal);
    const onProgress = options.onProgress ?? (() => undefined);
    const orgs = new Map(options.orgs.map((org) => [org.orgId, createOrgSync(org, parts, outboxPusher, onProgress)]));
    const orgOf = (orgId: string): OrgSync => {
        const org = orgs.get(orgId);
        if (org === undefined) {
            throw new ProblemError('not-found', `There is no org ${orgId} in the configuration.`);
        }
        return org;
    };
    const schedule = createSchedule([...orgs.values()], parts);
    return {
        start: () => schedule.start(),
        async stop() {
            stopping.abort();
            await schedule.stop();
        },
        runOnce: (orgId, kind = 'thorough') => orgOf(orgId).run(kind === 'thorough'),
        refreshDerived: (orgId, kind) => orgOf(orgId).refreshDerived(kind),
        reconcile: (orgId, names) => orgOf(orgId).reconcile(names),
        requestReload: async (orgId, names) => {
            await parts.database.execute(
                `UPDATE sync_objects SET needs_reload = true
                 WHERE org_id = $1 AND ($2::text[] IS NULL OR object_api_name = ANY($2::text[]))`,
                [orgOf(orgId).orgId, names ?? null]
            );
        },
        confirmHeldDeletions: (orgId, objectApiName) => confirmHeld(parts.database, orgOf(orgId).orgId, objectApiName),
        status: async (orgId) => {
            const org = orgOf(orgId);
            const now = parts.clock.now();
            return readStatus(parts.database, orgId, { now, isRunning: org.isRunning(), share: org.share() });
        },
        conflicts: (orgId) => listConflicts(parts.database, orgOf(orgId).orgId),
        resolveConflict: async (orgId, decision) => {
            await resolveConflict(parts.database, orgOf(orgId).orgId, decision);
            if (decision.keep === 'mine') {
                await orgOf(orgId).pushOutbox([decision.clientKey]);
            }
        },
        writer: createVisitWriter({
            database: parts.database,
            logger: parts.logger,
            sleep: parts.sleep,
            push: (orgId, clientKeys) => orgOf(orgId).pushOutbox(clientKeys)
        })
    };
}

function partsOf(options: SyncOptions, signal: AbortSignal): SyncParts {
    const logger = options.logger.child({ part: 'sync' });
    const sleep = options.sleep ?? ((seconds: number) => wait(seconds * 1000));
    return {
        database: options.database,
        clock: options.clock,
        logger,
        settings: { ...DEFAULT_SYNC_SETTINGS, ...options.settings },
        sleep,
        recordValues: options.recordValues ?? null,
        instanceId: options.instanceId ?? randomUUID(),
        signal,
        changeEvents: options.changeEvents ?? 'auto',
        openEvents: (org) => {
            const endpoint = eventEndpoint(org);
            return endpoint === null ? null : createPubSubSource(endpoint, org.eventsCertificatePem);
        },
        connect: (org) =>
            connectOrg(org, {
                fetch: options.fetch,
                clock: options.clock,
                random: options.random,
                logger,
                sleep
            })
    };
}
