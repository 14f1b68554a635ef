import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Binary of the pinned Salesforce CLI: `npm test` names it, otherwise the one that it installed. */
const BINARY = process.env['FIELDMAP_SF'] ?? join(repositoryRoot, 'test/cli/sf/node_modules/.bin/sf');

const TIMEOUT_MS = 280_000;
const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** What a command printed; `json` is its whole answer, with `status` and `result`. */
export interface SfAnswer {
    readonly exitCode: number;
    readonly json: Readonly<Record<string, unknown>>;
    readonly stdout: string;
    readonly stderr: string;
}

/** A command under way, in a process group of its own. */
export interface RunningSf {
    /** Ends it without a chance to tidy up, as a closed laptop does. */
    kill(): void;
    /** Signal that ended it; null when it came to its end by itself. */
    readonly ended: Promise<NodeJS.Signals | null>;
}

/** The real `sf` with a home directory of its own, so that nothing of the person's own set-up is read or changed. */
export class SfCli {
    readonly home = mkdtempSync(join(tmpdir(), 'fieldmap-sf-'));

    constructor() {
        if (!existsSync(BINARY)) {
            throw new Error(
                `There is no Salesforce CLI at ${BINARY}. Run "npm test cli", which installs it, or set FIELDMAP_SF.`
            );
        }
    }

    /** Runs a command with `--json`; a failing command is an answer too. */
    async json(args: readonly string[], cwd = repositoryRoot, env: NodeJS.ProcessEnv = {}): Promise<SfAnswer> {
        const answer = await this.run([...args, '--json'], cwd, env);
        return { ...answer, json: parse(answer) };
    }

    run(args: readonly string[], cwd = repositoryRoot, env: NodeJS.ProcessEnv = {}): Promise<Omit<SfAnswer, 'json'>> {
        const options = {
            cwd,
            env: { ...this.#environment(), ...env },
            timeout: TIMEOUT_MS,
            maxBuffer: LARGEST_OUTPUT
        };
        return new Promise((resolve) => {
            execFile(BINARY, args, options, (error, stdout, stderr) => {
                const code = error?.code;
                resolve({ exitCode: error === null ? 0 : typeof code === 'number' ? code : 1, stdout, stderr });
            });
        });
    }

    /** Starts a command; `onLine` hears what it prints, stage by stage. */
    start(args: readonly string[], onLine: (line: string) => void): RunningSf {
        const env = { ...this.#environment(), CI: 'true' };
        const child = spawn(BINARY, args, {
            cwd: repositoryRoot,
            env,
            detached: true,
            stdio: ['ignore', 'pipe', 'pipe']
        });
        for (const stream of [child.stdout, child.stderr]) {
            createInterface({ input: stream }).on('line', onLine);
        }
        return {
            kill: () => {
                if (child.pid !== undefined && child.exitCode === null && !child.killed) {
                    process.kill(-child.pid, 'SIGKILL');
                    child.kill('SIGKILL');
                }
            },
            ended: new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
        };
    }

    remove(): void {
        rmSync(this.home, { recursive: true, force: true });
    }

    #environment(): NodeJS.ProcessEnv {
        return {
            PATH: `${dirname(BINARY)}:${dirname(process.execPath)}:/usr/bin:/bin`,
            HOME: this.home,
            SF_DISABLE_TELEMETRY: 'true',
            SF_AUTOUPDATE_DISABLE: 'true',
            // The hook that starts `sf update` beside the first command reads only this one.
            SF_DISABLE_AUTOUPDATE: 'true',
            SF_SKIP_NEW_VERSION_CHECK: 'true',
            SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
            SF_DISABLE_LOG_FILE: 'true',
            NO_COLOR: '1'
        };
    }
}

function parse({ stdout, stderr }: Omit<SfAnswer, 'json'>): Readonly<Record<string, unknown>> {
    const start = stdout.indexOf('{');
    try {
        return JSON.parse(stdout.slice(start)) as Record<string, unknown>;
    } catch {
        throw new Error(`sf printed no JSON:\n${stdout}\n${stderr}`);
    }
}
