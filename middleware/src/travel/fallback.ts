import type { Place, TravelSource } from '#kernel/contracts';
import { type TravelTimes, TravelUnavailableError } from './ports.ts';

export interface FallbackOptions {
    readonly primary: TravelTimes;
    /** Builds the substitute; its note says why it stands in. */
    readonly substitute: (note: string) => TravelTimes;
    /** Told once an answer that had to come from the substitute; for the log. */
    readonly onFallback?: (error: TravelUnavailableError) => void;
}

/**
 * Asks the primary source and, when that cannot answer, the substitute for the whole question: one answer never mixes
 * two sources. Bad input and aborts are not caught.
 */
export function createFallbackTravel({ primary, substitute, onFallback }: FallbackOptions): TravelTimes {
    async function ask<T extends { source: TravelSource }>(question: (travel: TravelTimes) => Promise<T>): Promise<T> {
        try {
            return await question(primary);
        } catch (error) {
            if (!(error instanceof TravelUnavailableError)) throw error;
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
        throw new TravelUnavailableError('unavailable', 'this source draws no reachable areas.');
    }
    return travel.reachable(from, seconds);
}
