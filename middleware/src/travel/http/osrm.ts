import type { Place } from '#kernel/contracts';
import { decodePolyline } from '#kernel/geo';
import { badAnswer, type Dialect, member, numberTable, zipLegs } from './dialect.ts';

const NAME = 'OSRM';

/**
 * Open Source Routing Machine.
 *
 * Limits: 100 coordinates a table by default (`--max-table-size`), so 50 sources and 50 targets; 500 a route.
 * Source: https://project-osrm.org/docs/v5.24.0/api/
 */
export const OSRM: Dialect = {
    serverName: NAME,
    maxSources: 50,
    maxTargets: 50,
    maxRoutePlaces: 100,
    matrixRequest(sources, targets) {
        const indices = (count: number, first: number): string =>
            Array.from({ length: count }, (_, i) => first + i).join(';');
        return {
            path:
                `/table/v1/driving/${coordinates([...sources, ...targets])}?annotations=duration,distance` +
                `&sources=${indices(sources.length, 0)}&destinations=${indices(targets.length, sources.length)}`
        };
    },
    parseMatrix(answer, sourceCount, targetCount) {
        const table = (name: string) => numberTable(member(answer, name), sourceCount, targetCount, NAME, name);
        return zipLegs(table('durations'), table('distances'));
    },
    routeRequest: (places) => ({
        path: `/route/v1/driving/${coordinates(places)}?overview=full&geometries=polyline&steps=false`
    }),
    parseRoute(answer) {
        const route = (member(answer, 'routes') as unknown[] | null)?.[0];
        const geometry = member(route, 'geometry');
        const legs = member(route, 'legs');
        if (typeof geometry !== 'string' || !Array.isArray(legs))
            throw badAnswer(NAME, 'a route with geometry and legs');
        return {
            points: decodePolyline(geometry),
            legs: legs.map((leg: { duration?: number; distance?: number }) => ({
                seconds: leg.duration ?? null,
                metres: leg.distance ?? null
            }))
        };
    }
};

function coordinates(places: readonly Place[]): string {
    return places.map(({ latitude, longitude }) => `${longitude.toFixed(6)},${latitude.toFixed(6)}`).join(';');
}
