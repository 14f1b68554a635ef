import type { Place } from '#kernel/contracts';
import { decodePolyline } from '#kernel/geo';
import { badAnswer, type Dialect, type DialectOptions, member, numberTable, zipLegs } from './dialect.ts';

const NAME = 'openrouteservice';

/**
 * openrouteservice, profile `driving-car`.
 *
 * Limits: 2,500 pairs a matrix and 50 places a route on default settings and the public server.
 * Source: https://openrouteservice.org/dev/#/api-docs
 */
export const OPENROUTESERVICE: Dialect = {
    serverName: NAME,
    maxSources: 50,
    maxTargets: 50,
    maxRoutePlaces: 50,
    matrixRequest: (sources, targets, options) => ({
        path: '/v2/matrix/driving-car',
        headers: authorization(options),
        body: {
            locations: [...sources, ...targets].map(lngLat),
            sources: sources.map((_, i) => String(i)),
            destinations: targets.map((_, i) => String(sources.length + i)),
            metrics: ['duration', 'distance'],
            units: 'm'
        }
    }),
    parseMatrix(answer, sourceCount, targetCount) {
        const table = (name: string) => numberTable(member(answer, name), sourceCount, targetCount, NAME, name);
        return zipLegs(table('durations'), table('distances'));
    },
    routeRequest: (places, options) => ({
        path: '/v2/directions/driving-car',
        headers: authorization(options),
        body: { coordinates: places.map(lngLat), instructions: false, units: 'm' }
    }),
    parseRoute(answer) {
        const route = (member(answer, 'routes') as unknown[] | null)?.[0];
        const geometry = member(route, 'geometry');
        const segments = member(route, 'segments');
        if (typeof geometry !== 'string' || !Array.isArray(segments)) {
            throw badAnswer(NAME, 'a route with geometry and segments');
        }
        return {
            points: decodePolyline(geometry),
            // A segment between two places at one spot comes without numbers.
            legs: segments.map((segment: { duration?: number; distance?: number }) => ({
                seconds: segment.duration ?? 0,
                metres: segment.distance ?? 0
            }))
        };
    }
};

function lngLat({ latitude, longitude }: Place): [number, number] {
    return [longitude, latitude];
}

function authorization({ key }: DialectOptions): Record<string, string> {
    return key === undefined ? {} : { authorization: key };
}
