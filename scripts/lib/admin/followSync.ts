import type { AdminApi, RunKind, SyncStatus } from './adminApi.ts';

const PAUSE_MS = 1000;

export interface Following {
    readonly api: AdminApi;
    readonly sleep: (milliseconds: number) => Promise<void>;
    readonly now: () => number;
    /** 0 does not wait. */
    readonly limitSeconds: number;
    readonly say: (status: SyncStatus) => void;
}

/** Starts a run and follows it until it has ended or the time is over; gives the last status. */
export async function runAndFollow(following: Following, kind: RunKind): Promise<SyncStatus> {
    const { api, sleep, now, limitSeconds, say } = following;
    const before = (await api.syncStatus()).lastFinishedAt;
    await api.startSync(kind);
    const deadline = now() + limitSeconds * 1000;
    let status = await api.syncStatus();
    while (!isOver(status, before) && now() < deadline) {
        say(status);
        await sleep(PAUSE_MS);
        status = await api.syncStatus();
    }
    return status;
}

function isOver({ state, lastFinishedAt }: SyncStatus, before: string | null): boolean {
    return state === 'failed' || (state === 'idle' && lastFinishedAt !== before);
}
