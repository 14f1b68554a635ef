import type { Place, TravelSource } from '#kernel/contracts';
import { destination, encodePolyline } from '#kernel/geo';
import { checkPlaces } from '../checkPlaces.ts';
import { type TravelTimes, TravelUnavailableError, UNREACHABLE } from '../ports.ts';
import { EdgeIndex, type Snap } from './edgeIndex.ts';
import { isochroneRings } from './isochrone.ts';
import { readRoadGraph, type RoadGraph } from './graphFile.ts';
import { RoadSearch } from './roadSearch.ts';
import { routeShape } from './routeShape.ts';

/** A place farther than this from every road is outside the map that the graph was built from. */
export const MAX_OFF_ROAD_METRES = 2_000;

/** From the parked car to the door, and back. Source: 5 km/h, the usual walking speed of route planners. */
const WALKING_METRES_PER_SECOND = 5 / 3.6;
/** Searches between two chances for other work of the process; about 20 ms on a small country. */
const SEARCHES_PER_TURN = 8;
/** Around a place from which no road can be driven in time. */
const LEAST_REACH_METRES = 50;

/** Opens a graph file. Errors: as {@link readRoadGraph}. */
export function openRoadTravel(path: string): TravelTimes {
    return createRoadTravel(readRoadGraph(path));
}

/**
 * Travel by car on the embedded road graph: nearest road, Dijkstra from each place, walking between road and place.
 *
 * Limits: one graph of a city or a small country; no turn restrictions, no traffic by hour.
 */
export function createRoadTravel(graph: RoadGraph): TravelTimes {
    const index = new EdgeIndex(graph);
    const search = new RoadSearch(graph);
    const source: TravelSource = {
        provider: 'road',
        isEstimate: false,
        note: `Car, on the roads of ${graph.meta.extract}. ${graph.meta.attribution}`
    };
    return {
        async matrix(places, options) {
            const snaps = snapAll(index, places);
            const size = places.length;
            const seconds = new Int32Array(size * size);
            const metres = new Int32Array(size * size);
            for (let from = 0; from < size; from++) {
                options?.signal?.throwIfAborted();
                search.run(snaps[from]!, snaps);
                for (let to = 0; to < size; to++) {
                    if (to === from) continue;
                    const leg = legBetween(search, snaps[from]!, snaps[to]!);
                    seconds[from * size + to] = leg.seconds;
                    metres[from * size + to] = leg.metres;
                }
                if (from % SEARCHES_PER_TURN === SEARCHES_PER_TURN - 1) await new Promise(setImmediate);
            }
            return { seconds, metres, source };
        },
        async route(places, options) {
            const snaps = snapAll(index, places);
            const points: Place[] = places.slice(0, 1);
            const legs = snaps.slice(1).map((to, i) => {
                options?.signal?.throwIfAborted();
                const from = snaps[i]!;
                search.run(from, [to]);
                const arrival = search.to(to);
                if (arrival) points.push(...routeShape(graph, search, from, to, arrival));
                points.push(places[i + 1]!);
                return legBetween(search, from, to);
            });
            return { polyline: encodePolyline(points), legs, source };
        },
        async reachable(from, seconds) {
            const [snap] = snapAll(index, [from]);
            const drivingSeconds = Math.max(0, seconds - snap!.offRoadMetres / WALKING_METRES_PER_SECOND);
            search.run(snap!, [], drivingSeconds);
            const rings = isochroneRings(graph, search, snap!, drivingSeconds);
            return { outline: rings[0] ?? outlineOf(from), rings, source };
        }
    };
}

function snapAll(index: EdgeIndex, places: readonly Place[]): Snap[] {
    checkPlaces(places);
    const snaps = places.map((place) => index.nearest(place, MAX_OFF_ROAD_METRES));
    const found = snaps.filter((snap) => snap !== null);
    if (found.length < snaps.length) {
        throw new TravelUnavailableError(
            'outside-network',
            `${snaps.length - found.length} of ${snaps.length} places are more than ${MAX_OFF_ROAD_METRES / 1000} km ` +
                'from the roads of the installed map.'
        );
    }
    return found;
}

function legBetween(search: RoadSearch, from: Snap, to: Snap): { seconds: number; metres: number } {
    const arrival = search.to(to);
    if (!arrival) return { seconds: UNREACHABLE, metres: UNREACHABLE };
    const onFoot = from.offRoadMetres + to.offRoadMetres;
    return {
        seconds: Math.round(arrival.seconds + onFoot / WALKING_METRES_PER_SECOND),
        metres: Math.round(arrival.metres + onFoot)
    };
}

/** Nothing of the roads is reached: the place itself, so that an outline is there. */
function outlineOf(from: Place): Place[] {
    return [0, 90, 180, 270].map((bearing) => destination(from, bearing, LEAST_REACH_METRES));
}
