import type { ClientRateLimitInfo, Store } from 'express-rate-limit';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';

/** Requests of one counter in one window, as far as a process has counted them since it told last. */
export interface CountedRequests {
    readonly counter: string;
    /** Epoch milliseconds. */
    readonly windowStart: number;
    readonly requests: number;
}

/** Where processes tell each other what they counted. */
export interface CountLedger {
    /** Adds, and answers for the same counters what all processes have told. */
    add(counted: readonly CountedRequests[]): Promise<readonly CountedRequests[]>;
    forgetBefore(windowStart: number): Promise<void>;
}

/** Counts of requests in windows of whole minutes. */
export interface RequestCounts {
    /** Counts one; answers how many there were, those of other processes as of the last {@link tell}. */
    increment(counter: string, windowMs: number): { readonly requests: number; readonly endsAt: Date };
    takeBack(counter: string, windowMs: number): void;
    /** Exchanges counts with the other processes; called every second. */
    tell(): Promise<void>;
    close(): void;
}

const TELL_EVERY_MS = 1_000;
const KEPT_MS = 120_000;

interface Counted {
    readonly counter: string;
    readonly windowStart: number;
    /** Of all processes, as told last. */
    told: number;
    /** Of this one since. */
    untold: number;
}

/**
 * Counts in this process and shares them about once a second: a request never waits for it. Between two exchanges each process lets
 * pass what it has not heard of yet. When the store is away each process counts for itself.
 */
export function createSharedCounts(ledger: CountLedger, clock: Clock, logger: Logger): RequestCounts {
    const counts = new Map<string, Counted>();
    const entryOf = (counter: string, windowMs: number): Counted => {
        const windowStart = Math.floor(clock.now().getTime() / windowMs) * windowMs;
        const known = counts.get(counter);
        if (known?.windowStart === windowStart) return known;
        const entry = { counter, windowStart, told: 0, untold: 0 };
        counts.set(counter, entry);
        return entry;
    };
    const tell = async (): Promise<void> => {
        const oldest = clock.now().getTime() - KEPT_MS;
        const news = [...counts.values()].filter(({ untold }) => untold > 0);
        for (const [counter, { windowStart }] of counts) if (windowStart < oldest) counts.delete(counter);
        if (news.length === 0) return;
        const told = news.map(({ counter, windowStart, untold }) => ({ counter, windowStart, requests: untold }));
        const totals = await ledger.add(told);
        news.forEach((entry, i) => {
            entry.untold -= told[i]!.requests;
        });
        for (const { counter, windowStart, requests } of totals) {
            const entry = counts.get(counter);
            if (entry?.windowStart === windowStart) entry.told = requests;
        }
        await ledger.forgetBefore(oldest);
    };
    let isTelling = false;
    const timer = setInterval(() => {
        if (isTelling) return;
        isTelling = true;
        tell()
            .catch((error: unknown) => logger.debug({ err: error }, 'counts of requests are not shared right now'))
            .finally(() => {
                isTelling = false;
            });
    }, TELL_EVERY_MS);
    timer.unref();
    return {
        increment: (counter, windowMs) => {
            const entry = entryOf(counter, windowMs);
            entry.untold += 1;
            return { requests: entry.told + entry.untold, endsAt: new Date(entry.windowStart + windowMs) };
        },
        takeBack: (counter, windowMs) => {
            entryOf(counter, windowMs).untold -= 1;
        },
        tell,
        close: () => clearInterval(timer)
    };
}

/** The counts of one limit as the rate limiter asks for them. */
export function sharedStore(counts: RequestCounts, whose: string, windowMs: number): Store {
    const prefix = `${whose}:`;
    return {
        prefix,
        localKeys: false,
        increment: (key): ClientRateLimitInfo => {
            const { requests, endsAt } = counts.increment(prefix + key, windowMs);
            return { totalHits: requests, resetTime: endsAt };
        },
        decrement: (key) => counts.takeBack(prefix + key, windowMs),
        resetKey: () => undefined
    };
}
