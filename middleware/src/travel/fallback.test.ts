import { describe, expect, it, jest } from '@jest/globals';
import { createFallbackTravel } from './fallback.ts';
import { createGreatCircleTravel } from './greatCircle/greatCircleTravel.ts';
import { type TravelTimes, TravelUnavailableError } from './ports.ts';

const places = [
    { latitude: 47.1, longitude: 9.5 },
    { latitude: 47.2, longitude: 9.5 }
];

function failing(error: unknown): TravelTimes {
    return { matrix: () => Promise.reject(error), route: () => Promise.reject(error) };
}

describe('fallback', () => {
    it('answers from the primary source while that can', async () => {
        const source = { provider: 'road', isEstimate: false, note: '' } as const;
        const answer = { seconds: new Int32Array(4), metres: new Int32Array(4), source };
        const primary: TravelTimes = {
            matrix: async () => answer,
            route: async () => ({ polyline: '', legs: [], source })
        };
        const travel = createFallbackTravel({ primary, substitute: createGreatCircleTravel });
        expect(await travel.matrix(places)).toBe(answer);
    });

    it('answers the whole question from the substitute when it cannot, and says why', async () => {
        const onFallback = jest.fn();
        const error = new TravelUnavailableError('timeout', 'the OSRM server did not answer within 20 s.');
        const travel = createFallbackTravel({
            primary: failing(error),
            substitute: createGreatCircleTravel,
            onFallback
        });
        for (const { source } of [await travel.matrix(places), await travel.route(places)]) {
            expect(source).toMatchObject({ provider: 'great-circle', isEstimate: true });
            expect(source.note).toMatch(/did not answer within 20 s/);
        }
        expect(onFallback).toHaveBeenCalledTimes(2);
        expect(onFallback).toHaveBeenCalledWith(error);
    });

    it('leaves a source that cannot be reached alone for a while, then asks again', async () => {
        let time = 0;
        const failure = failing(new TravelUnavailableError('timeout', 'no answer.'));
        const matrix = jest.spyOn(failure, 'matrix');
        const travel = createFallbackTravel({
            primary: failure,
            substitute: createGreatCircleTravel,
            restSeconds: 60,
            now: () => time
        });
        await travel.matrix(places);
        time = 59;
        expect((await travel.matrix(places)).source.note).toMatch(/no answer/);
        expect(matrix).toHaveBeenCalledTimes(1);
        time = 60;
        await travel.matrix(places);
        expect(matrix).toHaveBeenCalledTimes(2);
    });

    it('asks again at once when only the question was at fault', async () => {
        const failure = failing(new TravelUnavailableError('outside-network', '1 of 2 places are off the map.'));
        const matrix = jest.spyOn(failure, 'matrix');
        const travel = createFallbackTravel({ primary: failure, substitute: createGreatCircleTravel, now: () => 0 });
        await travel.matrix(places);
        await travel.matrix(places);
        expect(matrix).toHaveBeenCalledTimes(2);
    });

    it('draws reachable areas even when the primary has none', async () => {
        const travel = createFallbackTravel({
            primary: failing(new Error('unused')),
            substitute: createGreatCircleTravel
        });
        expect((await travel.reachable!(places[0]!, 600)).source.isEstimate).toBe(true);
    });

    it('hides neither faults of the program nor aborts', async () => {
        const travel = createFallbackTravel({
            primary: failing(new TypeError('bug')),
            substitute: createGreatCircleTravel
        });
        await expect(travel.matrix(places)).rejects.toThrow('bug');
    });
});
