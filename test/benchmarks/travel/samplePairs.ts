import type { Place } from '#kernel/contracts';
import { haversineMetres } from '#kernel/geo';
import { EdgeIndex } from '../../../middleware/src/travel/road/edgeIndex.ts';
import type { RoadGraph } from '../../../middleware/src/travel/road/graphFile.ts';
import { listAddresses, listStreets, type OsmExtract } from '../../../scripts/build/osm/readOsm.ts';

export interface PlacePair {
    readonly from: Place;
    readonly to: Place;
}

/** Pairs nearer than this are a walk, and seconds of rounding weigh too much. */
const LEAST_METRES = 500;
/** Moves the place onto the road, so that both engines start from the same spot and nobody walks. */
const MAX_OFF_ROAD_METRES = 100;

/** Random pairs of addresses and street vertices of the extract, on the road. Same seed, same pairs. */
export function samplePairs(extract: OsmExtract, graph: RoadGraph, count: number, seed: number): PlacePair[] {
    const index = new EdgeIndex(graph);
    const spots = [...listAddresses(extract), ...listStreets(extract).map(({ points }) => points[points.length >> 1]!)];
    const random = seededRandom(seed);
    const pick = (): Place | null => {
        const snap = index.nearest(spots[Math.floor(random() * spots.length)]!, MAX_OFF_ROAD_METRES);
        return snap && { latitude: snap.latitude, longitude: snap.longitude };
    };
    const pairs: PlacePair[] = [];
    while (pairs.length < count) {
        const from = pick();
        const to = pick();
        if (from && to && haversineMetres(from, to) >= LEAST_METRES) pairs.push({ from, to });
    }
    return pairs;
}

/** Mulberry32: small, fast, good enough for sampling. Source: Tommy Ettinger, public domain. */
function seededRandom(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
