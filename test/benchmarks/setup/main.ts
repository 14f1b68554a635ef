import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ensureSalesforceCli } from '../../../scripts/quality/ensureTools.ts';

const say = (message: string): void => void process.stderr.write(`${message}\n`);

/** How long `sf fieldmap setup` takes from an empty demo org to the first week; the same run is a test (test/cli/setup.test.ts). */
const { status } = spawnSync(
    'npm',
    ['run', '--silent', 'test:node', '--', 'test/cli/setup', '-t', 'brings everything', '--forceExit'],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, FIELDMAP_SF: ensureSalesforceCli(say) } }
);
if (status === 0) {
    const { seconds, stages } = JSON.parse(readFileSync('test-results/setup-time.json', 'utf8')) as {
        seconds: number;
        stages: { name: string; seconds: number }[];
    };
    const lines = stages.map(({ name, seconds: each }) => `${name.padEnd(12)} ${each} s`);
    process.stdout.write(`${lines.join('\n')}\n\none command ${seconds} s\n`);
}
process.exitCode = status ?? 1;
