import { describe, expect, it } from '@jest/globals';
import { haversineMetres, isInRing } from '#kernel/geo';
import type { Place } from '#kernel/contracts';
import { createRoadTravel } from './roadTravel.ts';
import { sampleGraph, type SampleRoad } from './sampleGraph.ts';

/** A grid of streets, 300 m a block, 30 s a block; the fourth row of streets is one-way to the east. */
const SIDE = 9;
const LAT_STEP = 300 / 111_195;
const LNG_STEP = LAT_STEP / Math.cos((47.1 * Math.PI) / 180);
const junction = (column: number, row: number): Place => ({
    latitude: 47.1 + row * LAT_STEP,
    longitude: 9.5 + column * LNG_STEP
});
const junctions = Array.from({ length: SIDE * SIDE }, (_, i) => junction(i % SIDE, Math.floor(i / SIDE)));
const roads: SampleRoad[] = junctions.flatMap((_, i) => [
    ...(i % SIDE < SIDE - 1 ? [{ from: i, to: i + 1, seconds: 30, oneWay: Math.floor(i / SIDE) === 3 }] : []),
    ...(i < SIDE * (SIDE - 1) ? [{ from: i, to: i + SIDE, seconds: 30 }] : [])
]);
const travel = createRoadTravel(sampleGraph(junctions, roads));
const start = junction(4, 4);

function isInside(place: Place, rings: readonly (readonly Place[])[]): boolean {
    return rings.filter((ring) => isInRing(place, ring)).length % 2 === 1;
}

describe('the reachable area', () => {
    it.each([45, 75, 110])('of %i s holds exactly the places that the matrix reaches in time', async (seconds) => {
        // In the middle of the blocks from north to south.
        const places = junctions
            .slice(0, -SIDE)
            .map((place) => ({ ...place, latitude: place.latitude + LAT_STEP / 2 }));
        const { rings } = await travel.reachable!(start, seconds);
        const { seconds: times } = await travel.matrix([start, ...places]);
        places.forEach((place, i) => {
            const time = times[i + 1]!;
            // A place beside a reached road may be walked to: judged only where no road in reach is near.
            if (time > seconds && time < seconds + 30) return;
            expect({ place: i, time, isInside: isInside(place, rings!) }).toEqual({
                place: i,
                time,
                isInside: time <= seconds
            });
        });
    });

    it('keeps to the direction of one-way streets', async () => {
        const from = junction(4, 3);
        const { rings } = await travel.reachable!(from, 31);
        const east = { ...from, longitude: from.longitude + LNG_STEP * 0.8 };
        expect(isInside(east, rings!)).toBe(true);
        const west = { ...from, longitude: from.longitude - LNG_STEP * 0.8 };
        expect(isInside(west, rings!)).toBe(false);
    });

    it('goes no farther from the road than one can walk', async () => {
        const { rings } = await travel.reachable!(start, 45);
        const farthest = Math.max(...rings!.flat().map((place) => haversineMetres(start, place)));
        expect(farthest).toBeGreaterThan(300);
        expect(farthest).toBeLessThan(450 + 70);
    });

    it('is one outline with the largest first', async () => {
        const { outline, rings } = await travel.reachable!(start, 110);
        expect(outline).toBe(rings![0]);
        expect(isInside(start, [outline])).toBe(true);
    });
});
