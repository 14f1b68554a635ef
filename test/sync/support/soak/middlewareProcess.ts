import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import type { SoakAnswer, SoakCommand, SoakSetup } from './soakProcess.ts';

type Wish = SoakCommand extends infer Command
    ? Command extends unknown
        ? Omit<Command, 'id' | 'orgTime'>
        : never
    : never;

/** Null when the process died before it answered. */
export type Outcome = { readonly code: string | null; readonly acknowledged: readonly string[] } | null;

/** The middleware as a process of its own. */
export interface MiddlewareProcess {
    send(wish: Wish): Promise<Outcome>;
    /** SIGKILL; resolves when it is gone. */
    kill(): Promise<void>;
}

const PROGRAM = path.resolve('lib/test/sync/support/soak/soakProcess.js');

/** Starts it; resolves when its store is open. Errors: Error when it ends before. */
export async function startMiddleware(
    setup: SoakSetup,
    file: string,
    orgTime: () => number
): Promise<MiddlewareProcess> {
    fs.writeFileSync(file, JSON.stringify(setup));
    const child = fork(PROGRAM, [file], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const waiting = new Map<number, (outcome: Outcome) => void>();
    let lastId = 0;
    const ended = once(child, 'exit').then(() => {
        waiting.forEach((resolve) => resolve(null));
        waiting.clear();
    });
    await ready(child, ended, (answer) => {
        waiting.get(answer.id)?.({ code: answer.code, acknowledged: answer.acknowledged ?? [] });
        waiting.delete(answer.id);
    });
    return {
        send: (wish) =>
            new Promise((resolve) => {
                const id = (lastId += 1);
                if (child.exitCode !== null || child.signalCode !== null || !child.connected) {
                    resolve(null);
                    return;
                }
                waiting.set(id, resolve);
                child.send({ ...wish, id, orgTime: orgTime() });
            }),
        kill: async () => {
            child.kill('SIGKILL');
            await ended;
        }
    };
}

type Answered = Exclude<SoakAnswer, { ready: true }>;

async function ready(child: ChildProcess, ended: Promise<void>, onAnswer: (answer: Answered) => void): Promise<void> {
    if (child.stdout === null) {
        throw new Error('The process has no standard output.');
    }
    const lines = readline.createInterface({ input: child.stdout });
    const isReady = new Promise<boolean>((resolve) => {
        lines.on('line', (line) => {
            const answer = JSON.parse(line) as SoakAnswer;
            if ('ready' in answer) {
                resolve(true);
            } else {
                onAnswer(answer);
            }
        });
    });
    if (!(await Promise.race([isReady, ended.then(() => false)]))) {
        throw new Error('The middleware ended before its store was open.');
    }
}
