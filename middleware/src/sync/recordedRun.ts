import type { LazyClient } from './lazyClient.ts';
import { errorDetail, orgErrorCode } from './orgError.ts';
import { saveRunEnd, saveRunStart } from './store/orgState.ts';
import type { SyncParts } from './syncParts.ts';

/** Notes start and end of a pass; a failure is noted and thrown on. */
export async function recordedRun<Result>(
    parts: SyncParts,
    orgId: string,
    kind: string,
    client: LazyClient,
    work: () => Promise<Result>
): Promise<Result> {
    const { database, clock, logger } = parts;
    const runId = await saveRunStart(database, orgId, kind, clock.now());
    try {
        const result = await work();
        const usage = client.current()?.apiUsage() ?? null;
        await saveRunEnd(database, orgId, { runId, finishedAt: clock.now(), error: null, counts: result, usage });
        return result;
    } catch (error) {
        const code = parts.signal.aborted ? 'STOPPED' : orgErrorCode(error);
        logger.warn({ orgId, code, detail: errorDetail(error) }, 'sync pass ended early');
        const usage = client.current()?.apiUsage() ?? null;
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
