import { createMatrixCache } from './cache.ts';
import { createFallbackTravel } from './fallback.ts';
import { createGreatCircleTravel } from './greatCircle/greatCircleTravel.ts';
import { createHttpTravel, type Fetch, type HttpTravelProvider } from './http/httpTravel.ts';
import { type TravelTimes, TravelUnavailableError } from './ports.ts';
import { openRoadTravel } from './road/roadTravel.ts';

export { createRoadMeasure } from './roadMeasure.ts';
export {
    type MatrixOptions,
    type ReachableArea,
    type TravelFailure,
    type TravelMatrixAnswer,
    type TravelRoute,
    type TravelTimes,
    TravelUnavailableError,
    UNREACHABLE
} from './ports.ts';
export { createGreatCircleTravel } from './greatCircle/greatCircleTravel.ts';

export interface TravelConfig {
    readonly provider: 'road' | 'great-circle' | HttpTravelProvider;
    /** For `road`: the file written by `scripts/build/roadGraph`. */
    readonly roadGraphFile?: string;
    /** For the HTTP providers: address of the server without the service's path, for example `http://127.0.0.1:5000`. */
    readonly url?: string;
    /** For openrouteservice. */
    readonly key?: string;
    /** Pairs kept in memory. Default: 1,000,000 (about 60 MB when full). */
    readonly cachedPairs?: number;
    /** Seconds for one answer of an HTTP provider. Default: 20. */
    readonly deadlineSeconds?: number;
}

export interface TravelDependencies {
    readonly fetch?: Fetch;
    /** Told each time the great-circle estimate had to stand in. */
    readonly onFallback?: (error: TravelUnavailableError) => void;
}

/**
 * The travel times the configuration asks for: cached, and with the great-circle estimate behind them.
 *
 * Errors: a missing or unfit graph file, a missing address: these are mistakes to correct, so they do not fall back.
 */
export function createTravelTimes(config: TravelConfig, dependencies: TravelDependencies = {}): TravelTimes {
    if (config.provider === 'great-circle') return createGreatCircleTravel();
    return createFallbackTravel({
        primary: createMatrixCache(createProvider(config, dependencies), config.cachedPairs ?? 1_000_000),
        substitute: createGreatCircleTravel,
        ...(dependencies.onFallback && { onFallback: dependencies.onFallback })
    });
}

function createProvider(config: TravelConfig, { fetch }: TravelDependencies): TravelTimes {
    if (config.provider === 'road') {
        if (!config.roadGraphFile) {
            throw new TravelUnavailableError(
                'not-configured',
                'Travel provider "road" needs the path of a road graph file; build one with ' +
                    'node lib/scripts/build/roadGraph.js --extract <file.osm.pbf> --out <file.graph>.'
            );
        }
        return openRoadTravel(config.roadGraphFile);
    }
    if (!config.url) {
        throw new TravelUnavailableError(
            'not-configured',
            `Travel provider "${config.provider}" needs the address of its server.`
        );
    }
    return createHttpTravel({
        provider: config.provider as HttpTravelProvider,
        url: config.url,
        fetch: fetch ?? globalThis.fetch,
        ...(config.key !== undefined && { key: config.key }),
        ...(config.deadlineSeconds !== undefined && { deadlineSeconds: config.deadlineSeconds })
    });
}
