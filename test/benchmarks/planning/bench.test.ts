import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { solve } from '../../../middleware/src/planning/solver/solve.ts';
import { classOf, listCases, readReferences, referenceOf } from './cases.ts';
import { readInstance, routesOf, toProblem } from './instance.ts';
import { judge } from './judge.ts';
import { raiseReferences } from './raiseReferences.ts';
import type { CaseRow } from './run.ts';
import { summarise } from './summary.ts';
import { placeIn, toMarkdown } from './toMarkdown.ts';

const FIXTURE = fileURLToPath(new URL('../../fixtures/instances/c102.json', import.meta.url));
let directory: string;

beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'fieldmap-bench-'));
    const text = readFileSync(FIXTURE, 'utf8');
    writeFileSync(join(directory, 'an odd name.json'), text);
    writeFileSync(join(directory, 'other.json'), JSON.stringify({ ...JSON.parse(text), name: 'Foo_1' }));
    writeFileSync(join(directory, 'package.json'), '{}');
    writeFileSync(join(directory, 'references.csv'), 'instance,m,bks\r\nC102,1,360\r\nother,1,100\r\nc102,2,none\r\n');
});
afterAll(() => rmSync(directory, { recursive: true }));

const all = { routeCounts: [1, 2], only: /(?:)/, every: 1, isVisitAll: false };

describe('a directory of instances', () => {
    test('gives a case per instance and number of routes, by the names they give themselves; other JSON is passed over', () => {
        const cases = listCases(directory, all).map(({ instance, file, routeCount }) => [instance, file, routeCount]);
        expect(cases).toEqual([
            ['c102', 'an odd name', 1],
            ['c102', 'an odd name', 2],
            ['Foo_1', 'other', 1],
            ['Foo_1', 'other', 2]
        ]);
        expect(['rc208', 'PR07', 'pr11', 'Foo_1'].map(classOf)).toEqual(['rc2', 'pr01-10', 'pr11-20', 'other']);
    });

    test('finds references by own name or by the file, and none where the CSV has none', () => {
        const references = readReferences(join(directory, 'references.csv'), false);
        expect(listCases(directory, all).map((entry) => referenceOf(references, entry, false))).toEqual([
            ...[360, undefined, 100, undefined]
        ]);
    });
});

describe('what a run found', () => {
    const instance = readInstance(FIXTURE);
    const problem = toProblem(instance, 1, false);
    const { solution, prize } = solve(problem, { seed: 1, limits: { steps: 300 }, now: () => 0 });
    const routes = routesOf(instance, problem, solution);

    test('is judged from the instance alone', () => {
        expect(judge(instance, routes, 1)).toEqual({ score: prize, errors: [] });
        expect(judge(instance, [[...(routes[0] ?? [])].reverse()], 1).errors).not.toEqual([]);
        expect(judge(instance, [...routes, ...routes], 1).errors).toContain('2 routes, at most 1.');
        expect(judge(instance, [[9999]], 1).errors).toEqual(['Route 0 visits somebody unknown.']);
    });

    test('raises a reference only when it is better, with its routes, and only when the judge agrees', () => {
        const file = join(directory, 'raised.csv');
        const proof = { instance: 'c102', path: FIXTURE, m: 1, best: prize, reference: prize - 1, routes };
        expect(raiseReferences(file, [proof, { ...proof, m: 2, reference: prize }])).toEqual(['c102,1']);
        expect(raiseReferences(file, [proof])).toEqual([]);
        expect(readFileSync(file, 'utf8')).toBe(
            `instance,m,bks,routes\nc102,1,${prize},${routes.map((route) => route.join(' ')).join(' | ')}\n`
        );
        expect(() => raiseReferences(file, [{ ...proof, best: prize + 10 }])).toThrow(`the judge gives ${prize}`);
    });

    test('stands as a table between its marks, the mean of the known cases beside those without a reference', () => {
        const seed = {
            seed: 1,
            score: 99,
            travel: 0,
            steps: 1,
            cpuSeconds: 1,
            firstPlanSeconds: 0,
            memoryMegabytes: 1
        };
        const row = (reference: number | null, gapPercent: number | null): CaseRow => ({
            ...{ instance: 'c102', file: 'c102', class: 'c1', m: 1, reference, totalProfit: 200, gapPercent, best: 99 },
            seeds: [{ ...seed, gapPercent }],
            routes: []
        });
        const rows = [row(100, 1), row(98, -1), row(100, 3), row(null, null)];
        const summary = summarise(rows);
        expect(summary).toMatchObject({ meanGapPercent: 1, caseCount: 4, withoutReference: 1, bySeed: [1] });
        const document = placeIn('a\n<!-- t -->old<!-- /t -->\nb', 't', toMarkdown(summary, rows, 1));
        expect(document).toContain('| c1 | 4 | 1.00 | 1.00 | 3.00 |');
        expect(document).not.toContain('old');
        expect(() => placeIn('a', 't', '')).toThrow('put <!-- t -->');
    });
});
