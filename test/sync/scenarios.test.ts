import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

/*
 * Every scenario of the platform notes has a test that carries its name and a line in docs/reliability.md, so that none is
 * lost when tests move.
 */
const FOLDER = path.resolve('test/sync');
const numbered = (letter: string, count: number, digits: number): string[] =>
    Array.from({ length: count }, (_item, index) => `${letter}${String(index + 1).padStart(digits, '0')}`);
const SCENARIOS = [...numbered('S', 25, 2), ...numbered('B', 5, 1), ...numbered('C', 8, 1), ...numbered('D', 11, 1)];

const tests = fs
    .readdirSync(FOLDER)
    .filter((file) => file.endsWith('.test.ts') && file !== 'scenarios.test.ts')
    .map((file) => fs.readFileSync(path.join(FOLDER, file), 'utf8'))
    .join('\n');
const page = fs.readFileSync(path.resolve('docs/reliability.md'), 'utf8');

describe('each scenario has a test and a line in docs/reliability.md', () => {
    test.each(SCENARIOS)('%s', (scenario) => {
        // As the beginning of a name, or as a case of `test.each`.
        expect(tests).toMatch(new RegExp(`['"]${scenario}[ '"]`));
        expect(page).toMatch(new RegExp(`^\\| ${scenario} `, 'm'));
    });
});
