import { errorDetail, orgErrorCode } from './orgError.ts';
import type { OrgSync } from './orgSync.ts';
import { pause } from './pause.ts';
import { endOrphanedLeases } from './store/lease.ts';
import type { SyncParts } from './syncParts.ts';

export interface Schedule {
    start(): void;
    stop(): Promise<void>;
}

const OUTBOX_EVERY_SECONDS = 15;
/** How soon to look again when another instance holds the lease: it may have been killed. */
const BUSY_RETRY_SECONDS = 20;

/** Passes, write-back and change events of every org, each on its own loop. A failure waits for the next turn. */
export function createSchedule(orgs: readonly OrgSync[], parts: SyncParts): Schedule {
    let loops: Promise<void>[] = [];
    const { signal } = parts;
    const guarded = async (org: OrgSync, name: string, work: () => Promise<unknown>): Promise<void> => {
        try {
            await work();
        } catch (error) {
            if (!signal.aborted) {
                const fields = { orgId: org.orgId, code: orgErrorCode(error), detail: errorDetail(error) };
                parts.logger.warn(fields, `${name} failed; it is tried again`);
            }
        }
    };
    const pullLoop = async (org: OrgSync): Promise<void> => {
        let thoroughAt = Number.NEGATIVE_INFINITY;
        while (!signal.aborted) {
            const now = parts.clock.monotonicSeconds();
            const isThorough = now - thoroughAt >= parts.settings.slowEverySeconds;
            let isBusy = false;
            await guarded(org, 'sync', async () => {
                isBusy = (await org.run(isThorough)).outcome === 'busy';
                thoroughAt = isThorough && !isBusy ? now : thoroughAt;
            });
            const { intervalSeconds } = parts.settings;
            await pause(isBusy ? Math.min(intervalSeconds, BUSY_RETRY_SECONDS) : intervalSeconds, signal);
        }
    };
    const pushLoop = async (org: OrgSync): Promise<void> => {
        while (!signal.aborted) {
            await guarded(org, 'write-back', () => org.pushOutbox());
            await pause(OUTBOX_EVERY_SECONDS, signal);
        }
    };
    // By itself: writing many fields must not keep the next look for changes waiting.
    const deriveLoop = async (org: OrgSync): Promise<void> => {
        while (!signal.aborted) {
            await pause(parts.settings.intervalSeconds, signal);
            if (!signal.aborted) {
                await guarded(org, 'derived fields', () => org.refreshDerived('touched'));
            }
        }
    };
    return {
        start() {
            if (loops.length === 0) {
                const ready = endOrphanedLeases(parts.database);
                loops = orgs.flatMap((org) => [
                    ready.then(() => pullLoop(org)),
                    ready.then(() => pushLoop(org)),
                    ready.then(() => deriveLoop(org)),
                    ready.then(() => org.listen())
                ]);
            }
        },
        async stop() {
            await Promise.allSettled(loops);
        }
    };
}
