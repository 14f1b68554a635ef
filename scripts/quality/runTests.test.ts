import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../build/repositoryRoot.ts';

describe('npm test', () => {
    it('runs every folder of test that holds tests', () => {
        const source = readFileSync(path.join(repositoryRoot, 'scripts/quality/runTests.ts'), 'utf8');
        const test = path.join(repositoryRoot, 'test');
        const folders = readdirSync(test, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map(({ name }) => name)
            .filter((name) =>
                readdirSync(path.join(test, name), { recursive: true }).some(
                    (file) => String(file).endsWith('.test.ts') && !String(file).includes('node_modules')
                )
            );
        expect(folders.filter((name) => !source.includes(`'test/${name}'`))).toEqual([]);
    });
});
