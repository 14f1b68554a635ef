import type { ApiUsage } from '../ports.ts';
import { OrgError } from '../orgError.ts';

/**
 * Keeps sync below its share of the org's daily API calls. The org tells its count with every answer
 * (`Sforce-Limit-Info: api-usage=18/15000`); all callers of the org count there, so the share is of the whole.
 */
export interface ApiBudget {
    read(headers: Readonly<Record<string, string>>): void;
    /** A call begins. Throws `API_SHARE_USED` when it would go over the share, with those that are under way. */
    begin(): void;
    /** It ended; without an answer the org may have counted it all the same. */
    end(isAnswered: boolean): void;
    usage(): ApiUsage | null;
    readonly share: number;
}

/** After this time a used-up budget lets one call through, to read the count anew (it is of the last 24 hours). */
const PROBE_AFTER_SECONDS = 900;

export function createApiBudget(share: number, monotonicSeconds: () => number): ApiBudget {
    if (!(share > 0 && share <= 1)) {
        throw new RangeError(`The API share is a number above 0 and up to 1, got ${share}.`);
    }
    let usage: ApiUsage | null = null;
    let readAt = 0;
    let open = 0;
    let lost = 0;
    return {
        share,
        usage: () => usage,
        read(headers) {
            const match = /api-usage=(\d+)\/(\d+)/.exec(headers['sforce-limit-info'] ?? '');
            if (match) {
                const used = Number(match[1]);
                // Answers of calls side by side come in any order: an older count does not win over a newer one.
                usage = { used: open > 1 ? Math.max(used, usage?.used ?? 0) : used, limit: Number(match[2]) };
                readAt = monotonicSeconds();
                lost = 0;
            }
        },
        begin() {
            const isFree = usage === null || usage.used + open + lost + 1 <= usage.limit * share;
            const isProbe = !isFree && open === 0 && monotonicSeconds() - readAt > PROBE_AFTER_SECONDS;
            if (isProbe) {
                readAt = monotonicSeconds();
            }
            if (!isFree && !isProbe) {
                throw new OrgError(
                    'limit',
                    'API_SHARE_USED',
                    `${usage?.used} of the org's ${usage?.limit} API calls are used; sync stops at ${Math.round(share * 100)} %.`
                );
            }
            open += 1;
        },
        end(isAnswered) {
            open -= 1;
            lost += isAnswered ? 0 : 1;
        }
    };
}
