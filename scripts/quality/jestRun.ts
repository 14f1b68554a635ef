import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/repositoryRoot.ts';

export interface StepResult {
    readonly passed: number;
    readonly failed: number;
    /** What to show when something failed. */
    readonly output: string;
    /** Test files that failed at first and passed when they ran again; a reason to look, not to stop. */
    readonly unsteady?: readonly string[];
}

interface JestSummary {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numRuntimeErrorTestSuites: number;
    readonly numTotalTests: number;
    readonly testResults: readonly FileResult[];
}

interface FileResult {
    readonly name: string;
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly status: string }[];
}

interface JestRun {
    readonly project: 'node' | 'lwc';
    /** Folders or files relative to the root; only tests below them run. */
    readonly paths: readonly string[];
    /** Parallel workers. Default: 2. */
    readonly workers?: number;
    readonly env?: Readonly<Record<string, string>>;
    /**
     * Runs a file that failed once more, alone, and says so. For tests in a real browser only, where a busy machine can
     * starve a page for longer than any sensible wait.
     */
    readonly isSecondTryAllowed?: boolean;
}

/** Runs a part of the tests in a process of its own and counts them; no test at all counts as a failure. */
export async function runJest(name: string, run: JestRun): Promise<StepResult> {
    const first = await runOnce(name, run);
    if (!first.summary || first.failed === 0 || !run.isSecondTryAllowed) return first;
    const again = first.summary.testResults.filter(({ status }) => status === 'failed');
    const paths = again.map(({ name: file }) => path.relative(repositoryRoot, file));
    const second = await runOnce(`${name}-again`, { ...run, paths });
    if (!second.summary) return first;
    const unsteady = second.summary.testResults.filter(({ status }) => status === 'passed');
    return {
        passed: first.passed - again.reduce((sum, file) => sum + passedIn(file), 0) + second.passed,
        failed: second.failed,
        output: `${first.output}\nThe same files again:\n${second.output}`,
        unsteady: unsteady.map(({ name: file }) => path.relative(repositoryRoot, file))
    };
}

function passedIn({ assertionResults }: FileResult): number {
    return assertionResults.filter(({ status }) => status === 'passed').length;
}

async function runOnce(
    name: string,
    { project, paths, workers = 2, env = {} }: JestRun
): Promise<StepResult & { summary?: JestSummary }> {
    const resultFile = path.join(repositoryRoot, 'test-results', `${name}.json`);
    mkdirSync(path.dirname(resultFile), { recursive: true });
    rmSync(resultFile, { force: true });
    const args = [
        ...(project === 'node' ? ['--experimental-vm-modules', '--no-warnings'] : []),
        path.join(repositoryRoot, 'node_modules/jest/bin/jest.js'),
        '-c',
        path.join(repositoryRoot, 'scripts/quality/jest.config.cjs'),
        '--selectProjects',
        project,
        `--maxWorkers=${workers}`,
        '--json',
        `--outputFile=${resultFile}`,
        '--runTestsByPath=false',
        ...paths.map((entry) => path.join(repositoryRoot, entry))
    ];
    const output = await collect(args, env);
    if (!existsSync(resultFile)) {
        return { passed: 0, failed: 1, output };
    }
    const summary = JSON.parse(readFileSync(resultFile, 'utf8')) as JestSummary;
    const failed = summary.numFailedTests + summary.numRuntimeErrorTestSuites;
    const isEmpty = summary.numTotalTests === 0 && failed === 0;
    return {
        passed: summary.numPassedTests,
        failed: isEmpty ? 1 : failed,
        output: isEmpty ? `${name}: no test was found.` : output,
        summary
    };
}

function collect(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
    return new Promise((resolve) => {
        const child = spawn(process.execPath, args, {
            cwd: repositoryRoot,
            env: { ...process.env, ...env, FORCE_COLOR: '0' },
            stdio: ['ignore', 'ignore', 'pipe']
        });
        let output = '';
        child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
            output += chunk;
        });
        child.once('close', () => resolve(output));
    });
}
