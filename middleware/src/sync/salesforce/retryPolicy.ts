/** Which calls may be sent twice, and how long to wait in between. Pure data and arithmetic. */

export interface RetrySettings {
    readonly maxAttempts: number;
    readonly firstDelaySeconds: number;
    readonly maxDelaySeconds: number;
    /** Longest `Retry-After` that is waited for; beyond it the call fails and the scheduler comes back later. */
    readonly maxRetryAfterSeconds: number;
}

export const DEFAULT_RETRY: RetrySettings = {
    maxAttempts: 5,
    firstDelaySeconds: 0.3,
    maxDelaySeconds: 20,
    maxRetryAfterSeconds: 60
};

const RETRIED_STATUSES = new Set([408, 420, 429, 500, 502, 503, 504]);

/** Writes whose repetition changes nothing. All other POST and PATCH calls are sent once. */
const REPEATABLE_WRITES: readonly { readonly method: string; readonly path: RegExp }[] = [
    { method: 'POST', path: /\/services\/oauth2\/token$/ },
    { method: 'PATCH', path: /\/composite\/sobjects\/\w+\/\w+$/ },
    // Records by id with absolute values.
    { method: 'PATCH', path: /\/composite\/sobjects$/ },
    // Only reads are put into batches.
    { method: 'POST', path: /\/composite\/batch$/ },
    // A lost answer leaves an unused query job behind in the org, which expires by itself.
    { method: 'POST', path: /\/jobs\/query$/ }
];

export function isRepeatable(method: string, url: string): boolean {
    if (['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'].includes(method)) {
        return true;
    }
    const path = new URL(url).pathname;
    return REPEATABLE_WRITES.some((rule) => rule.method === method && rule.path.test(path));
}

export function isRetriedStatus(status: number): boolean {
    return RETRIED_STATUSES.has(status);
}

/** Seconds of a `Retry-After` header (delta seconds or an HTTP date), null when absent or unreadable. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
    if (header === undefined || header.trim() === '') {
        return null;
    }
    const seconds = Number(header);
    if (Number.isFinite(seconds)) {
        return Math.max(0, seconds);
    }
    const at = Date.parse(header);
    return Number.isNaN(at) ? null : Math.max(0, (at - now.getTime()) / 1000);
}

/** Exponential with full jitter between half and the whole step, so that clients do not come back together. */
export function backoffSeconds(attempt: number, settings: RetrySettings, random: () => number): number {
    const step = Math.min(settings.maxDelaySeconds, settings.firstDelaySeconds * 2 ** attempt);
    return step * (0.5 + random() / 2);
}
