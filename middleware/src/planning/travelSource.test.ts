import { describe, expect, test } from '@jest/globals';
import { createFallbackTravel } from '../travel/fallback.ts';
import { createGreatCircleTravel } from '../travel/index.ts';
import { TravelUnavailableError, type TravelTimes } from '../travel/ports.ts';
import { CALLER, createPlanningWorld, WEEK } from './testing/planningWorld.ts';

/** Roads that answer `calls` questions and fail then. */
function roadsFor(calls: number): TravelTimes {
    const real = createGreatCircleTravel();
    let left = calls;
    const ask = (): void => {
        if (left-- <= 0) throw new TravelUnavailableError('unavailable', 'The road service does not answer.');
    };
    const source = { provider: 'road', isEstimate: false, note: '' } as const;
    return {
        matrix: async (places, options) => {
            ask();
            return { ...(await real.matrix(places, options)), source };
        },
        route: async (places, options) => {
            ask();
            return { ...(await real.route(places, options)), source };
        }
    };
}

const withFallback = (primary: TravelTimes): TravelTimes =>
    createFallbackTravel({ primary, substitute: (note) => createGreatCircleTravel(note), now: () => 0 });

describe('a travel source that fails', () => {
    test('before the plan is replaced for the whole plan, and the plan says so', async () => {
        const { planning } = createPlanningWorld({ travel: withFallback(roadsFor(0)) });
        const plan = await planning.suggest(CALLER, WEEK);
        expect(plan.travelSource).toMatchObject({ provider: 'great-circle', isEstimate: true });
        expect(plan.travelSource.note).not.toBe('');
        expect(plan.notices.map(({ code }) => code)).toContain('travel-estimated');
        for (const { stops, routePolyline } of plan.shifts) expect(routePolyline === '').toBe(stops.length === 0);
    });

    test('in the middle leaves lines out and never mixes two sources', async () => {
        const { planning } = createPlanningWorld({ travel: withFallback(roadsFor(3)) });
        const plan = await planning.suggest(CALLER, WEEK);
        expect(plan.travelSource).toMatchObject({ provider: 'road', isEstimate: false });
        const drawn = plan.shifts.filter(({ routePolyline }) => routePolyline !== '');
        expect(drawn).toHaveLength(2);
        expect(plan.shifts.filter(({ stops }) => stops.length > 0)).toHaveLength(5);
    });
});
