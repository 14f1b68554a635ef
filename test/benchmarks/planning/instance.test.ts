import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { checkSolution } from '../../../middleware/src/planning/checker/checkPlan.ts';
import { solve } from '../../../middleware/src/planning/solver/solve.ts';
import { integerSquareRoot, readInstance, routesOf, toProblem, travelSeconds } from './instance.ts';

const fixture = (name: string): string =>
    fileURLToPath(new URL(`../../fixtures/instances/${name}.json`, import.meta.url));

describe('benchmark instances', () => {
    test('distances are cut, not rounded, in integers', () => {
        expect([0, 1, 3, 4, 99, 100, 2 ** 52].map(integerSquareRoot)).toEqual([0, 1, 1, 2, 9, 10, 67_108_864]);
        const instance = {
            ...readInstance(fixture('c102')),
            depot: { id: 0, x: 0, y: 0 },
            customers: [{ id: 1, x: 1, y: 1, service: 0, profit: 1, open: 0, close: 9 }]
        };
        expect([...travelSeconds(instance)]).toEqual([0, 14, 14, 0]);
    });

    test('c102 with one route reaches the reference of 360 in a fixed number of steps', () => {
        const problem = toProblem(readInstance(fixture('c102')), 1, false);
        const result = solve(problem, { seed: 1, limits: { steps: 8000 }, now: () => 0 });
        expect(result.prize).toBe(360);
        expect(checkSolution(problem, result.solution, result)).toEqual([]);
    });

    test('a mandatory visit is planned and lunch is written where it is taken', () => {
        const plain = readInstance(fixture('pr07'));
        const mandatory = [plain.customers[0]?.id ?? 0, plain.customers[5]?.id ?? 0];
        const instance = { ...plain, mandatory, lunch: { open: 400, close: 600, duration: 30 } };
        const problem = toProblem(instance, 2, false);
        const result = solve(problem, { seed: 1, limits: { steps: 500 }, now: () => 0 });
        expect(checkSolution(problem, result.solution, result)).toEqual([]);
        const routes = routesOf(instance, problem, result.solution);
        expect(routes.map((route) => route.filter((entry) => entry === 'lunch').length)).toEqual([1, 1]);
        expect(routes.flat()).toEqual(expect.arrayContaining(mandatory));
    });
});
