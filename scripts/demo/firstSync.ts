import { setTimeout as sleep } from 'node:timers/promises';

interface SyncStatus {
    readonly state: 'never' | 'loading' | 'running' | 'idle' | 'failed';
    readonly objects?: readonly { readonly object: string; readonly rows: number; readonly total: number | null }[];
    readonly lastFinishedAt: string | null;
    readonly error?: string | null;
}

/** A sync that adds nothing for this long is taken to be stuck; how long it takes as a whole depends on the company. */
const STILL_LIMIT_SECONDS = 180;
const PAUSE_MS = 500;

/**
 * Waits until the middleware mirrors the demo org, asking as the admin of the demo company would, and reports progress.
 *
 * Errors: Error with the middleware's own words when the sync fails, or after three minutes without progress.
 */
export async function firstSync(pageUrl: string, report: (message: string) => void): Promise<void> {
    const admin = await adminCookie(pageUrl);
    let shown = '';
    for (let still = 0; still < (STILL_LIMIT_SECONDS * 1000) / PAUSE_MS; still += 1) {
        const status = await readStatus(pageUrl, admin);
        if (status?.lastFinishedAt) {
            return;
        }
        if (status?.state === 'failed') {
            throw new Error(`The first sync failed: ${status.error ?? 'no reason given'}. Next: npm start -- --fresh`);
        }
        const rows = (status?.objects ?? []).reduce((sum, object) => sum + object.rows, 0);
        const message = `First sync: ${rows.toLocaleString('en')} records …`;
        if (rows > 0 && message !== shown) {
            report(message);
            shown = message;
            still = 0;
        }
        await sleep(PAUSE_MS);
    }
    throw new Error(`The first sync made no progress for ${STILL_LIMIT_SECONDS} seconds. Next: npm start -- --fresh`);
}

async function adminCookie(pageUrl: string): Promise<string> {
    const people = (await (await fetch(`${pageUrl}/demo/people`)).json()) as { userId: string; role: string }[];
    const admin = people.find(({ role }) => role === 'admin');
    if (admin === undefined) {
        throw new Error('The demo company has no admin. Next: npm start -- --fresh');
    }
    return `fieldmap_demo_user=${admin.userId}`;
}

/** Undefined while the middleware does not know the admin yet: users are part of the first sync. */
async function readStatus(pageUrl: string, cookie: string): Promise<SyncStatus | undefined> {
    const response = await fetch(`${pageUrl}/apex/AdminController/getSyncStatus`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: '{}'
    });
    if (!response.ok) {
        return undefined;
    }
    const answer: unknown = await response.json();
    return (typeof answer === 'string' ? JSON.parse(answer) : answer) as SyncStatus;
}
