import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { repositoryRoot } from '../build/repositoryRoot.ts';

const require = createRequire(import.meta.url);
const FOLDERS = ['middleware', 'scripts', 'force-app/main', 'test'];

/**
 * Imports that break a rule of scripts/quality/dependencyRules.cjs, one line each: rule, from, to.
 *
 * `baseDirectory` lets a test check a tree with a planted violation.
 */
export async function checkDependencies(baseDirectory = repositoryRoot, folders = FOLDERS): Promise<string[]> {
    const rules = require(path.join(repositoryRoot, 'scripts/quality/dependencyRules.cjs')) as {
        forbidden: IFlattenedRuleSet['forbidden'];
        options: Record<string, unknown> & { enhancedResolveOptions: Record<string, unknown> };
    };
    const { enhancedResolveOptions, tsConfig: _tsConfig, ...options } = rules.options;
    const { output } = await cruise(
        [...folders],
        { ...options, baseDir: baseDirectory, validate: true, ruleSet: { forbidden: rules.forbidden ?? [] } },
        enhancedResolveOptions,
        { tsConfig: extractTSConfig(path.join(repositoryRoot, 'scripts/quality/tsconfig.dependencies.json')) }
    );
    return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}
