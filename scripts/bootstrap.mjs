// Runs before anything is installed, so it is plain JavaScript and uses Node alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const MINIMUM_NODE = [20, 18, 1];

/** Ends the process with one clear message. */
export function stop(message) {
    process.stderr.write(`\n${message}\n`);
    process.exit(1);
}

export function requireNode() {
    const actual = process.versions.node.split('.').map(Number);
    const difference = MINIMUM_NODE.map((part, index) => actual[index] - part).find((delta) => delta !== 0) ?? 0;
    if (difference < 0) {
        stop(
            `Fieldmap needs Node ${MINIMUM_NODE.join('.')} or newer; this is ${process.versions.node}.\n` +
                'Next: install Node 20 or 22 (https://nodejs.org), then run the command again.'
        );
    }
}

/**
 * Installs the pinned packages unless the lock file is the one of the last installation. Needs the network only then.
 * Not `npm ci`: it refuses a lock file that lacks builds for other machines, which some registry mirrors do not carry.
 */
export function installPackages() {
    const lock = readFileSync(path.join(root, 'package-lock.json'));
    const digest = createHash('sha256').update(lock).digest('hex');
    const stamp = path.join(root, 'node_modules/.fieldmap-install');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
        return;
    }
    process.stderr.write('Installing packages (once; a minute or two) …\n');
    const { status } = run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
    if (status !== 0) {
        stop(
            'The packages could not be installed.\n' +
                'Next: check the network connection to the npm registry (`npm ping`), then run the command again.'
        );
    }
    writeFileSync(stamp, digest);
}

/** Compiles middleware, scripts and tests to lib/. */
export function buildTypeScript() {
    const compiler = path.join(root, 'node_modules/@typescript/native/bin/tsc');
    const { status } = run(process.execPath, [compiler, '-b', 'tsconfig.json', '--pretty', 'false']);
    if (status !== 0) {
        stop('The TypeScript sources do not compile; the errors are above.');
    }
}

function run(command, args) {
    return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}
