import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, demoSteps, deploymentSteps } from '../build/buildAll.ts';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { checkApex } from './checkApex.ts';
import { checkApexSecurity } from './checkApexSecurity.ts';
import { checkComponents } from './checkComponents.ts';
import { checkDependencies } from './checkDependencies.ts';
import { checkMetadata, formatFinding } from './checkMetadata.ts';
import { checkSize } from './checkSize.ts';
import { ensureBrowser, ensureJava, ensurePostgres, ensureSalesforceCli } from './ensureTools.ts';
import { runJest, type StepResult } from './jestRun.ts';
import { runOnPostgres } from './runOnPostgres.ts';

interface TestStep {
    readonly name: string;
    readonly run: () => Promise<StepResult> | StepResult;
}

const say = (message: string): void => void process.stderr.write(`${message}\n`);

/** All steps of `npm test`, cheap ones first. Arguments choose steps by name: `npm test -- types lint`. */
const STEPS: readonly TestStep[] = [
    { name: 'types', run: checkTypes },
    {
        name: 'lint',
        run: () => tool('eslint/bin/eslint.js', ['-c', 'scripts/quality/eslint.config.mjs', '--max-warnings', '0', '.'])
    },
    { name: 'format', run: () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']) },
    { name: 'dependency rules', run: async () => fromFindings(await checkDependencies()) },
    { name: 'file sizes', run: () => fromFindings(checkSize()) },
    { name: 'metadata', run: () => fromFindings(checkMetadata().map(formatFinding)) },
    { name: 'components', run: async () => fromFindings(await checkComponents()) },
    {
        name: 'apex',
        run: () => {
            ensureJava(say);
            return fromFindings([...checkApex(), ...checkApexSecurity()]);
        }
    },
    {
        name: 'unit',
        run: () => runJest('unit', { project: 'node', paths: ['middleware', 'scripts', 'force-app/main/kernel'] })
    },
    { name: 'lwc', run: () => runJest('lwc', { project: 'lwc', paths: ['force-app'] }) },
    {
        name: 'contract',
        run: () =>
            runJest('contract', {
                project: 'node',
                paths: ['test/contract', 'test/discovery', 'test/planning', 'test/benchmarks']
            })
    },
    {
        name: 'sync',
        run: () => {
            ensurePostgres(say);
            return runJest('sync', { project: 'node', paths: ['test/sync'] });
        }
    },
    { name: 'sync on postgresql', run: syncOnPostgres },
    {
        name: 'cli',
        run: () =>
            runJest('cli', {
                project: 'node',
                paths: ['test/cli'],
                workers: 1,
                env: { FIELDMAP_SF: ensureSalesforceCli(say) }
            })
    },
    { name: 'e2e', run: inTheBrowser }
];

/** Runs the steps, prints what failed and one closing line `N passed, N failed`. Returns the exit code. */
export async function runAllTests(chosen: readonly string[]): Promise<number> {
    const unknown = chosen.filter((name) => !STEPS.some((step) => step.name === name));
    if (unknown.length > 0) {
        say(`There is no step ${unknown.join(', ')}; there are: ${STEPS.map(({ name }) => name).join(', ')}.`);
        return 2;
    }
    await build([...deploymentSteps(), ...demoSteps()], say);
    let passed = 0;
    let failed = 0;
    for (const step of STEPS.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
        const startedAt = performance.now();
        const result = await runStep(step);
        const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
        say(
            `${result.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`
        );
        for (const file of result.unsteady ?? []) {
            say(`     ${file} failed at first and passed when it ran again; its first output follows`);
        }
        if (result.failed > 0 || result.unsteady?.length) {
            say(result.output);
        }
        passed += result.passed;
        failed += result.failed;
    }
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
}

/** The scenarios whose outcome hangs on the store, once more on the other engine. */
function syncOnPostgres(): Promise<StepResult> | StepResult {
    if (ensurePostgres(say) === null) {
        return { passed: 0, failed: 0, output: '' };
    }
    return runOnPostgres('sync on postgresql', [
        'middleware/src/store',
        'middleware/src/sync',
        'test/sync/firstLoad',
        'test/sync/increments',
        'test/sync/deletions',
        'test/sync/writeBack',
        'test/sync/instances'
    ]);
}

/** All files begin with a copy of one demo that is made once. */
async function inTheBrowser(): Promise<StepResult> {
    const template = mkdtempSync(path.join(tmpdir(), 'fieldmap-e2e-template-'));
    try {
        return await runJest('e2e', {
            project: 'node',
            paths: ['test/e2e'],
            workers: 1,
            env: { FIELDMAP_BROWSER: ensureBrowser(say), FIELDMAP_E2E_TEMPLATE: template },
            isSecondTryAllowed: true
        });
    } finally {
        rmSync(template, { recursive: true, force: true });
    }
}

async function runStep(step: TestStep): Promise<StepResult> {
    try {
        return await step.run();
    } catch (error) {
        return { passed: 0, failed: 1, output: (error as Error).stack ?? String(error) };
    }
}

function fromFindings(findings: readonly string[]): StepResult {
    return { passed: findings.length === 0 ? 1 : 0, failed: findings.length, output: findings.join('\n') };
}

/** The Node projects are compiled before this program runs; components and the workbench page have their own. */
function checkTypes(): StepResult {
    const projects = ['force-app/main/tsconfig.json', 'scripts/demo/workbench/page/tsconfig.json'];
    const results = projects.map((project) =>
        tool('@typescript/native/bin/tsc', ['-p', project, '--noEmit', '--pretty', 'false'])
    );
    return {
        passed: results.reduce((sum, result) => sum + result.passed, 1),
        failed: results.reduce((sum, result) => sum + result.failed, 0),
        output: results.map(({ output }) => output).join('\n')
    };
}

function tool(script: string, args: readonly string[]): StepResult {
    const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [path.join(repositoryRoot, 'node_modules', script), ...args],
        { cwd: repositoryRoot, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
    );
    return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, output: `${stdout}${stderr}` };
}
