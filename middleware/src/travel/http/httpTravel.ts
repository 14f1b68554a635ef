import type { Place, TravelSource } from '#kernel/contracts';
import { encodePolyline } from '#kernel/geo';
import { checkPlaces } from '../checkPlaces.ts';
import { type TravelTimes, UNREACHABLE } from '../ports.ts';
import { badAnswer, type DialectOptions, type Leg } from './dialect.ts';
import { createJsonClient, type Fetch } from './jsonClient.ts';
import { OPENROUTESERVICE } from './openRouteService.ts';
import { OSRM } from './osrm.ts';
import { VALHALLA } from './valhalla.ts';

export type { Fetch } from './jsonClient.ts';

const DIALECTS = { osrm: OSRM, valhalla: VALHALLA, openrouteservice: OPENROUTESERVICE } as const;

export type HttpTravelProvider = keyof typeof DIALECTS;

export interface HttpTravelOptions {
    readonly provider: HttpTravelProvider;
    readonly url: string;
    readonly fetch: Fetch;
    readonly key?: string;
    /** For one whole answer, with all its parts. Default: 20. */
    readonly deadlineSeconds?: number;
    /** Overrides for a server with other limits. */
    readonly maxSources?: number;
    readonly maxTargets?: number;
}

/** Travel times of a routing server; large questions go in blocks, one after the other, or fail as a whole. */
export function createHttpTravel(options: HttpTravelOptions): TravelTimes {
    const dialect = DIALECTS[options.provider];
    const client = createJsonClient({
        ...options,
        deadlineSeconds: options.deadlineSeconds ?? 20,
        serverName: dialect.serverName
    });
    const dialectOptions: DialectOptions = options.key === undefined ? {} : { key: options.key };
    const source: TravelSource = { provider: 'http', isEstimate: false, note: `Car, from ${dialect.serverName}.` };
    return {
        async matrix(places, { signal } = {}) {
            checkPlaces(places);
            const size = places.length;
            const seconds = new Int32Array(size * size);
            const metres = new Int32Array(size * size);
            const limits = { deadline: client.startDeadline(), signal };
            const rows = blocks(size, options.maxSources ?? dialect.maxSources);
            const columns = blocks(size, options.maxTargets ?? dialect.maxTargets);
            for (const [row, column] of rows.flatMap((r) => columns.map((c) => [r, c] as const))) {
                const sources = places.slice(row.first, row.end);
                const targets = places.slice(column.first, column.end);
                const answer = await client.ask(dialect.matrixRequest(sources, targets, dialectOptions), limits);
                dialect.parseMatrix(answer, sources.length, targets.length).forEach((leg, i) => {
                    const from = row.first + Math.floor(i / targets.length);
                    const to = column.first + (i % targets.length);
                    if (from !== to) [seconds[from * size + to], metres[from * size + to]] = wholeLeg(leg);
                });
            }
            return { seconds, metres, source };
        },
        async route(places, { signal } = {}) {
            checkPlaces(places);
            const points: Place[] = [];
            const legs: { seconds: number; metres: number }[] = [];
            const limits = { deadline: client.startDeadline(), signal };
            // Runs share a place: the end of one is the start of the next.
            for (let first = 0; first + 1 < places.length; first += dialect.maxRoutePlaces - 1) {
                const run = places.slice(first, first + dialect.maxRoutePlaces);
                const parsed = dialect.parseRoute(await client.ask(dialect.routeRequest(run, dialectOptions), limits));
                if (parsed.legs.length !== run.length - 1)
                    throw badAnswer(dialect.serverName, `${run.length - 1} legs`);
                points.push(...parsed.points);
                for (const leg of parsed.legs) {
                    const [legSeconds, legMetres] = wholeLeg(leg);
                    legs.push({ seconds: legSeconds, metres: legMetres });
                }
            }
            return { polyline: encodePolyline(points.length > 0 ? points : places), legs, source };
        }
    };
}

function wholeLeg({ seconds, metres }: Leg): [number, number] {
    if (seconds === null || metres === null) return [UNREACHABLE, UNREACHABLE];
    return [Math.round(seconds), Math.round(metres)];
}

function blocks(size: number, blockSize: number): { first: number; end: number }[] {
    return Array.from({ length: Math.ceil(size / blockSize) }, (_, i) => ({
        first: i * blockSize,
        end: Math.min(size, (i + 1) * blockSize)
    }));
}
