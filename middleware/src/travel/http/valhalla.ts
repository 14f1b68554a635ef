import type { Place } from '#kernel/contracts';
import { decodePolyline } from '#kernel/geo';
import { badAnswer, type Dialect, type Leg, member } from './dialect.ts';

const NAME = 'Valhalla';
const METRES_PER_KILOMETRE = 1000;

/**
 * Valhalla.
 *
 * Limits: 2,500 pairs a matrix by default (`service_limits.auto.max_matrix_location_pairs`), 20 places a route
 * (`service_limits.auto.max_locations`).
 * Source: https://valhalla.github.io/valhalla/api/matrix/api-reference/
 */
export const VALHALLA: Dialect = {
    serverName: NAME,
    maxSources: 50,
    maxTargets: 50,
    maxRoutePlaces: 20,
    matrixRequest: (sources, targets) => ({
        path: '/sources_to_targets',
        body: {
            sources: sources.map(location),
            targets: targets.map(location),
            costing: 'auto',
            units: 'kilometers'
        }
    }),
    parseMatrix(answer, sourceCount, targetCount) {
        const rows = member(answer, 'sources_to_targets');
        if (!Array.isArray(rows) || rows.length !== sourceCount) {
            throw badAnswer(NAME, `${sourceCount} rows of "sources_to_targets"`);
        }
        return rows.flatMap((row: unknown) => {
            if (!Array.isArray(row) || row.length !== targetCount) throw badAnswer(NAME, `${targetCount} columns`);
            return row.map(cellToLeg);
        });
    },
    routeRequest: (places) => ({
        path: '/route',
        body: {
            locations: places.map((place) => ({ ...location(place), type: 'break' })),
            costing: 'auto',
            units: 'kilometers',
            shape_format: 'polyline5',
            directions_type: 'none'
        }
    }),
    parseRoute(answer) {
        const legs = member(member(answer, 'trip'), 'legs');
        if (!Array.isArray(legs)) throw badAnswer(NAME, 'a trip with legs');
        return {
            points: legs.flatMap((leg: unknown) => {
                const shape = member(leg, 'shape');
                if (typeof shape !== 'string') throw badAnswer(NAME, 'the shape of a leg');
                return decodePolyline(shape);
            }),
            legs: legs.map((leg: unknown) => summaryToLeg(member(leg, 'summary')))
        };
    }
};

function location({ latitude, longitude }: Place): { lat: number; lon: number } {
    return { lat: latitude, lon: longitude };
}

function cellToLeg(cell: unknown): Leg {
    return summaryToLeg({ time: member(cell, 'time'), length: member(cell, 'distance') });
}

function summaryToLeg(summary: unknown): Leg {
    const time = member(summary, 'time');
    const kilometres = member(summary, 'length');
    return {
        seconds: typeof time === 'number' ? time : null,
        metres: typeof kilometres === 'number' ? kilometres * METRES_PER_KILOMETRE : null
    };
}
