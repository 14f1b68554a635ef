import type { RunContext, SyncProgress } from './context.ts';
import type { DerivedCounts } from './derived/ports.ts';
import { refreshDerived } from './derived/refreshDerived.ts';
import { eventChannels } from './events/channels.ts';
import { listen } from './events/listen.ts';
import { lazyClient } from './lazyClient.ts';
import type { OutboxPusher } from './outbox/pushOutbox.ts';
import type { DescribedObject, OrgConnection } from './ports.ts';
import type { ReconcileCounts } from './reconcile.ts';
import { reconcileOrg } from './reconcileOrg.ts';
import { recordedRun } from './recordedRun.ts';
import type { ObjectResult } from './runOrg.ts';
import { runOrg } from './runOrg.ts';
import type { Lease } from './store/lease.ts';
import { takeLease } from './store/lease.ts';
import type { SyncParts } from './syncParts.ts';
import { atMostOneWaiting, createWorkQueue } from './workQueue.ts';

export type RunOutcome =
    | { readonly outcome: 'done'; readonly objects: readonly ObjectResult[] }
    /** Another instance holds the lease. */
    | { readonly outcome: 'busy' };

/** Sync of one org: one client, one pass and one push at a time. */
export interface OrgSync {
    readonly orgId: string;
    run(isThorough: boolean): Promise<RunOutcome>;
    /** Null when another instance is at work. */
    reconcile(objectApiNames?: readonly string[]): Promise<Record<string, ReconcileCounts> | null>;
    /** False when another instance is pushing. */
    pushOutbox(clientKeys?: readonly string[]): Promise<boolean>;
    /** Follows the org's change events until stopped; ends at once where there are none. */
    listen(): Promise<void>;
    /** Writes derived fields; null when another instance does, or where nobody computes them. */
    refreshDerived(kind: 'touched' | 'all'): Promise<DerivedCounts | null>;
    isRunning(): boolean;
    share(): number;
}

const DEFAULT_API_SHARE = 0.5;

export function createOrgSync(
    org: OrgConnection,
    parts: SyncParts,
    pusher: OutboxPusher,
    onProgress: (progress: SyncProgress) => void
): OrgSync {
    const { orgId } = org;
    const client = lazyClient(() => parts.connect(org));
    const openContext = contextFactory(orgId, parts, client, onProgress);
    const pulls = createWorkQueue();
    const pushes = createWorkQueue();
    const derivations = createWorkQueue();
    const pull = <Result>(kind: string, isThorough: boolean, work: (context: RunContext) => Promise<Result>) =>
        pulls.run(() =>
            withLease(parts, orgId, 'pull', (lease) =>
                recordedRun(parts, orgId, kind, client, async () => work(await openContext(lease, isThorough)))
            )
        );
    const poll = atMostOneWaiting((onStart) =>
        pull('pass', false, (context) => {
            onStart();
            return runOrg(context);
        })
    );
    return {
        orgId,
        share: () => org.apiShare ?? DEFAULT_API_SHARE,
        isRunning: () => pulls.isBusy(),
        run: async (isThorough) => {
            const done = await pull('pass', isThorough, runOrg);
            return done === null ? { outcome: 'busy' } : { outcome: 'done', objects: done.result };
        },
        listen: async () => {
            const source = parts.changeEvents === 'off' ? null : parts.openEvents(org);
            if (source === null) {
                return;
            }
            const mode = parts.changeEvents === 'on' ? 'on' : 'auto';
            const streams = eventChannels().map(({ objectApiName, channel }) =>
                listen({
                    ...{ parts, orgId, objectApiName, channel, source, mode, poll },
                    openContext: (lease) => openContext(lease, false),
                    renewSession: async (ended) => (await client()).renewSession(ended),
                    withLease: (work) => withLease(parts, orgId, `events ${objectApiName}`, work)
                })
            );
            await Promise.all(streams).finally(() => source.close());
        },
        reconcile: async (names) =>
            (await pull('reconcile', true, (context) => reconcileOrg(context, names)))?.result ?? null,
        refreshDerived: (kind) =>
            derivations.run(async () => {
                const { recordValues } = parts;
                if (recordValues === null) {
                    return null;
                }
                const done = await withLease(parts, orgId, 'derive', async (lease) =>
                    refreshDerived(await openContext(lease, false), recordValues, kind)
                );
                return done?.result ?? null;
            }),
        pushOutbox: (clientKeys) =>
            pushes.run(async () => {
                if (!(await pusher.hasWork(parts.database, orgId, clientKeys))) {
                    return true;
                }
                const done = await withLease(parts, orgId, 'push', async (lease) =>
                    pusher.push(await openContext(lease, false), clientKeys)
                );
                return done !== null;
            })
    };
}

/** Field definitions are kept between passes and looked at anew in thorough ones. */
function contextFactory(
    orgId: string,
    parts: SyncParts,
    client: () => Promise<RunContext['client']>,
    onProgress: RunContext['onProgress']
): (lease: Lease, isThorough: boolean) => Promise<RunContext> {
    const describes = new Map<string, DescribedObject>();
    return async (lease, isThorough) => {
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
}

/** Works while holding the lease, which is renewed meanwhile; null when another instance holds it. */
async function withLease<Result>(
    parts: SyncParts,
    orgId: string,
    purpose: 'pull' | 'push' | 'derive' | `events ${string}`,
    work: (lease: Lease) => Promise<Result>
): Promise<{ readonly result: Result } | null> {
    const { leaseSeconds } = parts.settings;
    const lease = await takeLease(parts.database, orgId, purpose, parts.instanceId, leaseSeconds);
    if (lease === null) {
        return null;
    }
    const heartbeat = setInterval(() => void lease.renew().catch(() => undefined), (leaseSeconds * 1000) / 3);
    try {
        return { result: await work(lease) };
    } finally {
        clearInterval(heartbeat);
        await lease.release().catch(() => undefined);
    }
}
