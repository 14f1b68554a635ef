import type { Place, TravelSource } from '#kernel/contracts';
import { type TravelFailure, type TravelTimes, TravelUnavailableError } from './ports.ts';

export interface FallbackOptions {
    readonly primary: TravelTimes;
    /** Builds the substitute; its note says why it stands in. */
    readonly substitute: (note: string) => TravelTimes;
    /** Told once an answer that had to come from the substitute; for the log. */
    readonly onFallback?: (error: TravelUnavailableError) => void;
    /** After a source could not be reached it is left alone this long, so that not every answer waits. Default: 60. */
    readonly restSeconds?: number;
    /** Monotonic seconds. Default: the process's own. */
    readonly now?: () => number;
}

/** Failures that the next question would very likely meet again. */
const LASTING: readonly TravelFailure[] = ['timeout', 'unavailable'];

/**
 * Asks the primary source and, when that cannot answer, the substitute for the whole question: one answer never mixes
 * two sources. Bad input and aborts are not caught.
 */
export function createFallbackTravel({
    primary,
    substitute,
    onFallback,
    restSeconds = 60,
    now = () => performance.now() / 1000
}: FallbackOptions): TravelTimes {
    let rest: { readonly until: number; readonly error: TravelUnavailableError } | null = null;
    async function ask<T extends { source: TravelSource }>(question: (travel: TravelTimes) => Promise<T>): Promise<T> {
        try {
            if (rest && now() < rest.until) throw rest.error;
            const answer = await question(primary);
            rest = null;
            return answer;
        } catch (error) {
            if (!(error instanceof TravelUnavailableError)) throw error;
            if (error !== rest?.error && LASTING.includes(error.code)) rest = { until: now() + restSeconds, error };
            onFallback?.(error);
            return question(substitute(`Estimated from straight-line distance: ${error.message}`));
        }
    }
    return {
        matrix: (places, options) => ask((travel) => travel.matrix(places, options)),
        route: (places, options) => ask((travel) => travel.route(places, options)),
        reachable: (from: Place, seconds: number) => ask((travel) => reachableOf(travel, from, seconds))
    };
}

async function reachableOf(travel: TravelTimes, from: Place, seconds: number) {
    if (!travel.reachable) {
        throw new TravelUnavailableError('not-configured', 'this source draws no reachable areas.');
    }
    return travel.reachable(from, seconds);
}
