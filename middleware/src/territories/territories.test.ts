import { describe, expect, it } from '@jest/globals';
import { decodePolyline, haversineMetres } from '#kernel/geo';
import { fixedClock } from '../platform/clock.ts';
import { createGreatCircleTravel, TravelUnavailableError, type TravelTimes } from '../travel/index.ts';
import { createTerritories, type FiguresSource } from './index.ts';

const clock = fixedClock('2026-04-01T12:00:00Z');
const source: FiguresSource = { figures: async () => [], currency: async () => null };
const HERE = { latitude: 47.14, longitude: 9.52 };
const crow = createGreatCircleTravel();

async function reachableBy(travel: TravelTimes) {
    return createTerritories({ source, travel, estimate: createGreatCircleTravel, clock }).reachable({
        ...HERE,
        minutes: 15
    });
}

describe('the reachable area', () => {
    it('hands on all rings of a source that knows the roads', async () => {
        const ring = [HERE, { latitude: 47.2, longitude: 9.52 }, { latitude: 47.2, longitude: 9.6 }];
        const { rings, source: said } = await reachableBy({
            ...crow,
            reachable: async () => ({
                outline: ring,
                rings: [ring, ring.slice().reverse()],
                source: { provider: 'road', isEstimate: false, note: 'roads' }
            })
        });
        expect(rings).toHaveLength(2);
        expect(decodePolyline(rings[0]!)[1]!.latitude).toBeCloseTo(47.2, 5);
        expect(said.isEstimate).toBe(false);
    });

    it.each([
        ['draws no areas', { matrix: crow.matrix, route: crow.route }],
        [
            'cannot answer',
            {
                ...crow,
                reachable: async () => {
                    throw new TravelUnavailableError(
                        'outside-network',
                        '1 of 1 places are more than 2 km from the roads.'
                    );
                }
            }
        ]
    ])('is a circle that says so when the source %s', async (_name, travel: TravelTimes) => {
        const { rings, source: said } = await reachableBy(travel);
        expect(said).toMatchObject({ provider: 'great-circle', isEstimate: true });
        expect(said.note).toMatch(/^A circle by straight-line distance: /);
        const metres = decodePolyline(rings[0]!).map((place) => haversineMetres(HERE, place));
        expect(Math.max(...metres) - Math.min(...metres)).toBeLessThan(20);
        expect(metres[0]).toBeGreaterThan(2000);
    });
});

describe('driving times from one place', () => {
    it('answers in the order of the places, null where there is no way', async () => {
        const away = { latitude: 47.2, longitude: 9.52 };
        const travel: TravelTimes = {
            ...crow,
            matrix: async (places) => {
                const answer = await crow.matrix(places);
                answer.seconds[2] = 500_000_000;
                return answer;
            }
        };
        const { seconds } = await createTerritories({
            source,
            travel,
            estimate: createGreatCircleTravel,
            clock
        }).travelTimes({
            from: HERE,
            to: [away, away]
        });
        expect(seconds[0]).toBeGreaterThan(300);
        expect(seconds[1]).toBeNull();
    });

    it('estimates when the source cannot answer', async () => {
        const travel: TravelTimes = {
            ...crow,
            matrix: async () => {
                throw new TravelUnavailableError('timeout', 'too slow');
            }
        };
        const answer = await createTerritories({
            source,
            travel,
            estimate: createGreatCircleTravel,
            clock
        }).travelTimes({ from: HERE, to: [HERE] });
        expect(answer).toMatchObject({ seconds: [0], source: { isEstimate: true } });
    });
});
