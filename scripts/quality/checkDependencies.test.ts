import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { checkDependencies } from './checkDependencies.ts';

describe('dependency rules', () => {
    let tree: string;

    const plant = (file: string, source: string): void => {
        const absolute = path.join(tree, file);
        mkdirSync(path.dirname(absolute), { recursive: true });
        writeFileSync(absolute, source);
    };

    beforeAll(() => {
        // Inside the repository, so that packages resolve as they do for the real sources.
        mkdirSync(path.join(repositoryRoot, '.cache'), { recursive: true });
        tree = mkdtempSync(path.join(repositoryRoot, '.cache/planted-'));
    });
    afterAll(() => rmSync(tree, { recursive: true, force: true }));

    it.each([
        ['domain-knows-no-adapter', 'middleware/src/planning/a.ts', 'middleware/src/store/b.ts'],
        ['nothing-imports-test', 'middleware/src/sync/a.ts', 'test/support/b.ts'],
        ['middleware-sees-only-the-kernel', 'middleware/src/http/a.ts', 'force-app/main/map/lwc/x/b.ts'],
        ['solver-is-pure', 'middleware/src/planning/solver/a.ts', 'middleware/src/platform/b.ts'],
        [
            'checker-shares-no-code-with-solver',
            'middleware/src/planning/checker/a.ts',
            'middleware/src/planning/solver/b.ts'
        ],
        ['product-does-not-import-the-demo', 'middleware/src/app/a.ts', 'scripts/demo/org/b.ts'],
        ['kernel-is-pure', 'force-app/main/kernel/lwc/geo/a.ts', 'force-app/main/shared/lwc/x/b.ts']
    ])('%s fires on a planted import', async (rule, from, to) => {
        const relative = path.posix.relative(path.posix.dirname(from), to);
        plant(to, 'export const planted = 1;\n');
        plant(from, `export { planted } from '${relative.startsWith('.') ? relative : `./${relative}`}';\n`);
        const folders = [...new Set([from, to].map((file) => file.split('/')[0] ?? ''))];
        const violations = await checkDependencies(tree, folders);
        rmSync(path.join(tree, from));
        rmSync(path.join(tree, to));
        expect(violations.filter((line) => line.startsWith(`${rule}:`))).toHaveLength(1);
    });

    it('express outside the edge is refused', async () => {
        plant(
            'middleware/src/planning/usesExpress.ts',
            `import express from 'express';\nexport const app = express();\n`
        );
        const violations = await checkDependencies(tree, ['middleware']);
        rmSync(path.join(tree, 'middleware'), { recursive: true });
        expect(violations.join('\n')).toContain('express-only-at-the-edge: middleware/src/planning/usesExpress.ts');
    });

    it('a cycle is refused', async () => {
        plant('middleware/src/jobs/a.ts', `import { b } from './b.ts';\nexport const a = (): number => b();\n`);
        plant('middleware/src/jobs/b.ts', `import { a } from './a.ts';\nexport const b = (): number => a();\n`);
        const violations = await checkDependencies(tree, ['middleware']);
        expect(violations.join('\n')).toContain('no-cycles:');
    });
});
