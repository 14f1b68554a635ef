import type { RunContext, SyncProgress } from './context.ts';
import { errorDetail, orgErrorCode } from './orgError.ts';
import type { OutboxPusher } from './outbox/pushOutbox.ts';
import type { DescribedObject, OrgConnection, SalesforceClient } from './ports.ts';
import { readableObject } from './readableObject.ts';
import type { ReconcileCounts } from './reconcile.ts';
import { reconcileObject } from './reconcile.ts';
import type { ObjectResult } from './runOrg.ts';
import { runOrg } from './runOrg.ts';
import { MAPPINGS } from './mapping/index.ts';
import type { Lease } from './store/lease.ts';
import { takeLease } from './store/lease.ts';
import { loadObjectState } from './store/objectState.ts';
import { saveRunEnd, saveRunStart } from './store/orgState.ts';
import type { SyncParts } from './syncParts.ts';

export type RunOutcome =
    | { readonly outcome: 'done'; readonly objects: readonly ObjectResult[] }
    /** Another instance holds the lease. */
    | { readonly outcome: 'busy' };

/** Sync of one org: one client, one pass at a time. */
export interface OrgSync {
    readonly orgId: string;
    run(isThorough: boolean): Promise<RunOutcome>;
    reconcile(objectApiNames?: readonly string[]): Promise<Record<string, ReconcileCounts> | null>;
    pushOutbox(clientKeys?: readonly string[]): Promise<boolean>;
    isRunning(): boolean;
    share(): number;
}

export function createOrgSync(
    org: OrgConnection,
    parts: SyncParts,
    pusher: OutboxPusher,
    onProgress: (progress: SyncProgress) => void
): OrgSync {
    const { orgId } = org;
    const describes = new Map<string, DescribedObject>();
    const client = lazyClient(() => parts.connect(org));
    const pulls = createQueue();
    const pushes = createQueue();

    const contextOf = async (lease: Lease, isThorough: boolean): Promise<RunContext> => {
        if (isThorough) {
            describes.clear();
        }
        return {
            ...parts,
            orgId,
            client: await client(),
            lease,
            isThorough,
            describes,
            heads: new Map(),
            onProgress,
            logger: parts.logger.child({ orgId })
        };
    };

    const withLease = async <Result>(
        kind: string,
        isThorough: boolean,
        work: (context: RunContext) => Promise<Result>
    ): Promise<{ result: Result } | null> => {
        const lease = await takeLease(parts.database, orgId, 'pull', parts.instanceId, parts.settings.leaseSeconds);
        if (lease === null) {
            return null;
        }
        const heartbeat = setInterval(
            () => void lease.renew().catch(() => undefined),
            (parts.settings.leaseSeconds * 1000) / 3
        );
        try {
            return {
                result: await recorded(parts, orgId, kind, client, async () => work(await contextOf(lease, isThorough)))
            };
        } finally {
            clearInterval(heartbeat);
            await lease.release().catch(() => undefined);
        }
    };

    return {
        orgId,
        share: () => org.apiShare ?? 0.5,
        isRunning: () => pulls.isBusy(),
        run: (isThorough) =>
            pulls.run(async () => {
                const done = await withLease('pass', isThorough, runOrg);
                return done === null ? { outcome: 'busy' } : { outcome: 'done', objects: done.result };
            }),
        reconcile: (names) =>
            pulls.run(
                async () =>
                    (await withLease('reconcile', true, (context) => reconcileAll(context, names)))?.result ?? null
            ),
        pushOutbox: (clientKeys) =>
            pushes.run(async () => {
                if (!(await pusher.hasWork(parts.database, orgId, clientKeys))) {
                    return true;
                }
                const lease = await takeLease(
                    parts.database,
                    orgId,
                    'push',
                    parts.instanceId,
                    parts.settings.leaseSeconds
                );
                if (lease === null) {
                    return false;
                }
                try {
                    await pusher.push(await contextOf(lease, false), clientKeys);
                    return true;
                } finally {
                    await lease.release().catch(() => undefined);
                }
            })
    };
}

/** Runs one piece of work after the other. */
function createQueue(): { run<Result>(work: () => Promise<Result>): Promise<Result>; isBusy(): boolean } {
    let last: Promise<unknown> | null = null;
    return {
        isBusy: () => last !== null,
        async run(work) {
            const before = last;
            const mine = (async () => {
                await before?.catch(() => undefined);
                return work();
            })();
            last = mine;
            try {
                return await mine;
            } finally {
                if (last === mine) {
                    last = null;
                }
            }
        }
    };
}

async function reconcileAll(
    context: RunContext,
    names: readonly string[] | undefined
): Promise<Record<string, ReconcileCounts>> {
    const results: Record<string, ReconcileCounts> = {};
    const wanted = MAPPINGS.filter(
        (mapping) => mapping.strategy === 'stamped' && (names === undefined || names.includes(mapping.objectApiName))
    );
    for (const mapping of wanted) {
        const state = await loadObjectState(context.database, context.orgId, mapping.objectApiName);
        const object = await readableObject(context, mapping, state);
        if (object !== null && state.phase === 'ready') {
            results[mapping.objectApiName] = await reconcileObject(context, object);
        }
    }
    return results;
}

/** One sign-in for all callers; a failed one is tried again by the next caller. */
function lazyClient(
    connect: () => Promise<SalesforceClient>
): (() => Promise<SalesforceClient>) & { usage(): SalesforceClient | null } {
    let pending: Promise<SalesforceClient> | null = null;
    let ready: SalesforceClient | null = null;
    const get = async (): Promise<SalesforceClient> => {
        pending ??= connect();
        try {
            ready = await pending;
            return ready;
        } catch (error) {
            pending = null;
            throw error;
        }
    };
    return Object.assign(get, { usage: () => ready });
}

/** Notes start and end of a pass; a failure is noted and thrown on. */
async function recorded<Result>(
    parts: SyncParts,
    orgId: string,
    kind: string,
    client: { usage(): SalesforceClient | null },
    work: () => Promise<Result>
): Promise<Result> {
    const { database, clock, logger } = parts;
    const runId = await saveRunStart(database, orgId, kind, clock.now());
    try {
        const result = await work();
        const usage = client.usage()?.apiUsage() ?? null;
        await saveRunEnd(database, orgId, { runId, finishedAt: clock.now(), error: null, counts: result, usage });
        return result;
    } catch (error) {
        const code = parts.signal.aborted ? 'STOPPED' : orgErrorCode(error);
        logger.warn({ orgId, code, detail: errorDetail(error) }, 'sync pass ended early');
        const usage = client.usage()?.apiUsage() ?? null;
        await saveRunEnd(database, orgId, {
            runId,
            finishedAt: clock.now(),
            error: { code, detail: errorDetail(error) },
            counts: {},
            usage
        }).catch(() => undefined);
        throw error;
    }
}
