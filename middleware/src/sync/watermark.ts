import type { RunContext } from './context.ts';
import type { DescribedObject } from './ports.ts';

const DAY_SECONDS = 86_400;
/** getUpdated looks back at most 30 days. */
const UPDATED_WINDOW_DAYS = 29;
const SHORTEST_WINDOW_SECONDS = 120;

/**
 * The instant below which every committed change is visible now: `latestDateCovered` is the start of the oldest
 * transaction that is still running. Where the org cannot tell, a fixed distance behind its clock.
 */
export async function safeBound(context: RunContext, described: DescribedObject, from: Date | null): Promise<Date> {
    const now = await context.client.orgTime();
    if (!described.isReplicateable) {
        return addSeconds(now, -context.settings.fallbackLagSeconds);
    }
    const window = updatedWindow(now, from);
    const answer = await context.client.updated(described.name, window.from, window.to);
    return earlier(now, answer.latestDateCovered);
}

/** A window that getUpdated accepts: at most 30 days back, at least a minute. */
export function updatedWindow(now: Date, from: Date | null): { readonly from: Date; readonly to: Date } {
    const earliest = addSeconds(now, -UPDATED_WINDOW_DAYS * DAY_SECONDS);
    const start = from === null || from > now ? addSeconds(now, -SHORTEST_WINDOW_SECONDS) : later(from, earliest);
    return { from: start, to: later(now, addSeconds(start, SHORTEST_WINDOW_SECONDS)) };
}

export function addSeconds(at: Date, seconds: number): Date {
    return new Date(at.getTime() + seconds * 1000);
}

export function later(first: Date, second: Date): Date {
    return first > second ? first : second;
}

export function earlier(first: Date, second: Date): Date {
    return first < second ? first : second;
}
