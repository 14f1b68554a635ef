import { AdminApiError, type AdminApi, type SyncStatus } from '../admin/adminApi.ts';

export interface Waiting {
    readonly api: AdminApi;
    readonly now: () => number;
    readonly sleep: (milliseconds: number) => Promise<void>;
    readonly limitSeconds: number;
    readonly say: (progress: string) => void;
}

const PAUSE_MS = 1000;

/** What the person may have to do while setup waits. */
export class WaitedTooLong extends Error {
    override readonly name = 'WaitedTooLong';
    readonly code: string;

    constructor(code: string, message: string) {
        super(message);
        this.code = code;
    }
}

/** Waits until the middleware answers through the org, or knows the org but not its people yet. */
export async function waitForMiddleware(waiting: Waiting): Promise<string> {
    return until(waiting, 'middleware', async () => {
        try {
            const { isAdmin } = await waiting.api.ping();
            return { isDone: true, text: isAdmin ? 'answers through the org' : 'answers; you are not an admin there yet' };
        } catch (error) {
            const { code, message } = asError(error);
            return { isDone: code === 'not-synced' || code === 'not-allowed', text: `${code}: ${message}` };
        }
    });
}

/** Waits until the middleware mirrors the org. Errors: Error with the middleware's words when the sync fails. */
export async function waitForSync(waiting: Waiting): Promise<string> {
    return until(waiting, 'sync', async () => {
        let status: SyncStatus;
        try {
            status = await waiting.api.syncStatus();
        } catch (error) {
            const { code, message } = asError(error);
            return { isDone: false, text: `${code}: ${message}` };
        }
        if (status.state === 'failed') {
            throw new Error(`The first sync failed: ${status.error ?? status.errorCode ?? 'no reason given'}`);
        }
        const rows = status.objects.reduce((sum, object) => sum + object.rows, 0);
        return { isDone: status.lastFinishedAt !== null, text: `${rows} records` };
    });
}

async function until(
    { now, sleep, limitSeconds, say }: Waiting,
    what: string,
    look: () => Promise<{ readonly isDone: boolean; readonly text: string }>
): Promise<string> {
    const deadline = now() + limitSeconds * 1000;
    for (;;) {
        const { isDone, text } = await look();
        if (isDone) {
            return text;
        }
        say(text);
        if (now() >= deadline) {
            throw new WaitedTooLong(what, text);
        }
        await sleep(PAUSE_MS);
    }
}

function asError(error: unknown): { code: string; message: string } {
    if (error instanceof AdminApiError) {
        return error;
    }
    throw error;
}
