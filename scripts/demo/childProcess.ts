import { fork, type ChildProcess } from 'node:child_process';

export interface StartedChild {
    readonly url: string;
    /** All of the line with which the process said that it is ready. */
    readonly ready: Readonly<Record<string, unknown>>;
    /** Asks the process to end in good order and waits for it; kills it after 10 seconds. */
    stop(): Promise<void>;
    /** Resolves with the exit code when the process ends, for whatever reason. */
    readonly ended: Promise<number | null>;
}

interface ChildOptions {
    readonly name: string;
    readonly script: string;
    readonly args?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    /** Hears each line that the process writes to standard error. */
    readonly onLine: (line: string) => void;
}

/**
 * Starts a Node process that prints `{"ready":true,"url":…}` on standard output once it listens.
 *
 * It is forked with a channel, so it notices when this process dies, even by `kill -9`, and ends too.
 * Errors: Error with the last lines of the process when it ends before it is ready.
 */
export function startChild({ name, script, args = [], env = {}, onLine }: ChildOptions): Promise<StartedChild> {
    const child = fork(script, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    const lastLines: string[] = [];
    eachLine(child.stderr, (line) => {
        lastLines.push(line);
        lastLines.splice(0, lastLines.length - 20);
        onLine(line);
    });
    return new Promise((resolve, reject) => {
        eachLine(child.stdout, (line) => {
            const url = readyUrl(line);
            if (url !== undefined) {
                resolve({
                    url,
                    ready: JSON.parse(line) as Record<string, unknown>,
                    ended,
                    stop: () => stopChild(child, ended)
                });
            }
        });
        void ended.then((code) =>
            reject(new Error(`The ${name} ended before it was ready (exit code ${code}).\n${lastLines.join('\n')}`))
        );
    });
}

async function stopChild(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
}

function readyUrl(line: string): string | undefined {
    if (!line.startsWith('{')) {
        return undefined;
    }
    const message = JSON.parse(line) as { ready?: boolean; url?: string };
    return message.ready ? message.url : undefined;
}

function eachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(onLine);
    });
}
