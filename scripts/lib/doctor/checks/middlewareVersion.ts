import type { Check, DoctorContext, Finding } from '../check.ts';
import { failure, ok, skipped, warning } from '../check.ts';
import { text } from '../texts.ts';

interface Ready {
    readonly storeVersion?: string;
    readonly travelProvider?: string;
}

/** Null when the middleware's address is unknown or it does not answer: that is a finding of another check. */
async function readReady({ middlewareUrl, fetch }: DoctorContext): Promise<Ready | null> {
    if (middlewareUrl === null) {
        return null;
    }
    try {
        const response = await fetch(new URL('/readyz', middlewareUrl), { signal: AbortSignal.timeout(5000) });
        return (await response.json()) as Ready;
    } catch {
        return null;
    }
}

function unseen({ middlewareUrl }: DoctorContext): Finding {
    return skipped(middlewareUrl === null ? text('middleware-health.unknown') : text('store-version.silent'));
}

/** `newest` gives the name of the newest migration of this version. */
export const storeVersion = (newest: () => string): Check => ({
    code: 'store-version',
    why: text('store-version.why'),
    run: async (context) => {
        const ready = await readReady(context);
        if (ready?.storeVersion === undefined) {
            return ready === null ? unseen(context) : skipped(text('store-version.untold'));
        }
        if (ready.storeVersion === newest()) {
            return ok(ready.storeVersion);
        }
        const next = ready.storeVersion < newest() ? text('store-version.older.next') : text('store-version.newer.next');
        return failure(text('store-version.other', ready.storeVersion, newest()), next);
    }
});

export const travelEngine: Check = {
    code: 'travel-engine',
    why: text('travel-engine.why'),
    run: async (context) => {
        const ready = await readReady(context);
        const provider = ready?.travelProvider;
        if (provider === undefined) {
            return ready === null ? unseen(context) : skipped(text('travel-engine.untold'));
        }
        if (provider === 'great-circle') {
            return warning(text('travel-engine.straight'), text('travel-engine.straight.next'));
        }
        return ok(provider);
    }
};
