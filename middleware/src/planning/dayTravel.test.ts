import { describe, expect, test } from '@jest/globals';
import { checkSolution, checkTimes } from './checker/checkPlan.ts';
import { dayTravel } from './dayTravel.ts';
import { UNREACHABLE } from './model.ts';
import type { PlanningProblem, TravelMatrix } from './model.ts';
import { schedule } from './solver/schedule.ts';
import { solve } from './solver/solve.ts';
import { lineProblem, shiftOf, visitAt } from './testing/lineProblem.ts';
import { account, BASE, CALLER, createPlanningWorld, WEEK } from './testing/planningWorld.ts';

const HOUR = 3600;
const BASE_ONLY = new Set([0]);
const road: TravelMatrix = {
    size: 3,
    seconds: Int32Array.from([0, 600, UNREACHABLE, 600, 0, 900, UNREACHABLE, 900, 0])
};

/** A line of visits where drives take twice as long between 09:00 and 10:00. */
function rushHour(problem: PlanningProblem): PlanningProblem {
    const travelByTimeOfDay = [
        { from: '09:00', factor: 2 },
        { from: '10:00', factor: 1 }
    ];
    return { ...problem, travel: dayTravel(problem.travel, { travelByTimeOfDay }, BASE_ONLY) };
}

describe('travel door to door', () => {
    test('without settings it is the road', () => {
        expect(dayTravel(road, {}, BASE_ONLY)).toEqual(road);
    });

    test('parking is paid on arrival at a customer, not at home, not between neighbours, not where no road leads', () => {
        expect([...dayTravel(road, { parkingMinutes: 2 }, BASE_ONLY).seconds]).toEqual([
            ...[0, 720, UNREACHABLE],
            ...[600, 0, 1020],
            ...[UNREACHABLE, 1020, 0]
        ]);
    });

    test('a factor holds from its time on; before the first it is one', () => {
        const { bands } = dayTravel(road, { travelByTimeOfDay: [{ from: '07:30', factor: 1.5 }] }, BASE_ONLY);
        expect(bands?.map(({ fromSecond, seconds }) => [fromSecond, seconds[1]])).toEqual([
            [0, 600],
            [7.5 * HOUR, 900]
        ]);
    });
});

describe('a route through the rush hour', () => {
    const at = (hours: number): PlanningProblem =>
        rushHour(
            lineProblem([{ ...shiftOf(12), startsAt: Math.round(hours * HOUR), endsAt: 18 * HOUR }], [visitAt(1)])
        );
    const leg = (hours: number): number | undefined =>
        schedule(at(hours), { shift: 0, stops: [0] }).stops[0]?.legSeconds;

    test('takes longer, by the share of the drive that lies in it', () => {
        expect([leg(8), leg(9), leg(10)]).toEqual([600, 1200, 600]);
        expect(leg(8 + 55 / 60)).toBe(300 + 600);
        expect(leg(9 + 55 / 60)).toBe(300 + 450);
    });

    test('who leaves later never arrives earlier', () => {
        let before = -Infinity;
        for (let minute = 8 * 60; minute < 11 * 60; minute++) {
            const arrival = schedule(at(minute / 60), { shift: 0, stops: [0] }).stops[0]?.arrivesAt ?? Number.NaN;
            expect(arrival).toBeGreaterThanOrEqual(before);
            before = arrival;
        }
    });

    test('the checker refuses the times of free roads', () => {
        const problem = at(9);
        const free = schedule({ ...problem, travel: lineProblem([], [visitAt(1)]).travel }, { shift: 0, stops: [0] });
        expect(checkTimes(problem, 0, schedule(problem, { shift: 0, stops: [0] }))).toEqual([]);
        expect(checkTimes(problem, 0, free)).toMatchObject([{ code: 'timesWrong' }]);
    });

    test('the solver plans around it: the visit that closes at ten comes first', () => {
        const early = visitAt(3, { windows: [{ opens: 0, closes: 10 * HOUR }] });
        const days = [{ ...shiftOf(12), startsAt: 8.25 * HOUR, endsAt: 18 * HOUR }];
        const problem = rushHour(lineProblem(days, [visitAt(1, { serviceSeconds: 2 * HOUR }), early]));
        const result = solve(problem, { seed: 1, limits: { steps: 200 }, now: () => 0 });
        expect(result.solution.routes[0]?.stops).toEqual([1, 0]);
        expect(checkSolution(problem, result.solution, result)).toEqual([]);
    });
});

describe('a plan with settings of travel', () => {
    test('has longer legs in the hours that are slow', async () => {
        const legs = async (travelByTimeOfDay: { from: string; factor: number }[]): Promise<number[]> => {
            const plan = await createPlanningWorld().planning.suggest(CALLER, {
                ...WEEK,
                settings: { travelByTimeOfDay }
            });
            return plan.shifts.flatMap(({ stops }) => stops.map(({ legSeconds }) => legSeconds));
        };
        const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
        const slow = sum(await legs([{ from: '00:00', factor: 2 }]));
        expect(slow).toBeGreaterThan(1.5 * sum(await legs([])));
    });

    test('visits in one building follow each other, with one drive and one parking', async () => {
        const world = createPlanningWorld();
        const house = { latitude: BASE.latitude + 0.05, longitude: BASE.longitude + 0.05 };
        world.candidates = [
            ...[1, 2, 3].map((number) => account(number, { customerClass: 'A' })),
            ...[4, 5].map((number) => account(number, { customerClass: 'A', place: house })),
            account(6, { customerClass: 'A', place: { ...house, latitude: house.latitude + 0.00001 } })
        ];
        const plan = await world.planning.suggest(CALLER, { ...WEEK, dayCount: 2, settings: { parkingMinutes: 10 } });
        const together = plan.shifts.map(({ stops }) =>
            stops.filter(({ place }) => place.latitude > BASE.latitude + 0.045)
        );
        expect(together.flat()).toHaveLength(3);
        for (const stops of together) {
            expect(stops.slice(1).map(({ legSeconds }) => legSeconds)).toEqual(stops.slice(1).map(() => 0));
            if (stops[0]) expect(stops[0].legSeconds).toBeGreaterThan(600);
        }
    });
});
