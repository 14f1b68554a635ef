import { errorDetail, orgErrorCode } from './orgError.ts';
import type { OrgSync } from './orgSync.ts';
import type { SyncParts } from './syncParts.ts';

export interface Schedule {
    start(): void;
    stop(): Promise<void>;
}

const OUTBOX_EVERY_SECONDS = 15;

/** Passes and write-back of every org on their intervals, each org on its own loop. A failure waits for the next turn. */
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
            await guarded(org, 'sync', async () => {
                await org.run(isThorough);
                thoroughAt = isThorough ? now : thoroughAt;
            });
            await pause(parts.settings.intervalSeconds, signal);
        }
    };
    const pushLoop = async (org: OrgSync): Promise<void> => {
        while (!signal.aborted) {
            await guarded(org, 'write-back', () => org.pushOutbox());
            await pause(OUTBOX_EVERY_SECONDS, signal);
        }
    };
    return {
        start() {
            if (loops.length === 0) {
                loops = orgs.flatMap((org) => [pullLoop(org), pushLoop(org)]);
            }
        },
        async stop() {
            await Promise.all(loops);
        }
    };
}

/** Ends at once when stopped. */
function pause(seconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
        if (signal.aborted) {
            resolve();
            return;
        }
        const done = (): void => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, seconds * 1000);
        signal.addEventListener('abort', done);
    });
}
