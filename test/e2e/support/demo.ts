import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunningDemo } from '../../../scripts/demo/start.ts';

export interface DemoUnderTest extends RunningDemo {
    readonly dataDirectory: string;
}

export interface DemoOptions {
    readonly accounts?: number;
    /** Goes on with the data of an earlier demo. */
    readonly dataDirectory?: string;
}

/** The whole product as `npm start` runs it, on free ports and in a folder of its own. Uses the built sources. */
export async function startTestDemo({ accounts = 600, dataDirectory }: DemoOptions = {}): Promise<DemoUnderTest> {
    const directory = dataDirectory ?? mkdtempSync(path.join(tmpdir(), 'fieldmap-e2e-'));
    const running = process.env['FIELDMAP_E2E_URL'];
    if (running !== undefined) {
        // While writing a test: a demo that runs already, instead of a build and a start.
        const noEnd = new Promise<never>(() => undefined);
        const nothing = async (): Promise<void> => undefined;
        return {
            url: running,
            controlKey: '',
            middlewareUrl: '',
            ended: noEnd,
            stop: nothing,
            stopMiddleware: nothing,
            dataDirectory: directory
        };
    }
    if (dataDirectory === undefined) await copyTemplate(accounts, directory);
    return { ...(await run(accounts, directory)), dataDirectory: directory };
}

/**
 * Every test file begins with the same company and a mirror of it. `npm test` names a folder in which they are made once;
 * elsewhere each demo makes its own.
 */
async function copyTemplate(accounts: number, directory: string): Promise<void> {
    const templates = process.env['FIELDMAP_E2E_TEMPLATE'];
    if (templates === undefined) return;
    const day = new Date().toISOString().slice(0, 10);
    const template = path.join(templates, `${day}-${accounts}`);
    if (!existsSync(template)) {
        const unfinished = `${template}-unfinished`;
        rmSync(unfinished, { recursive: true, force: true });
        const demo = await run(accounts, unfinished);
        await demo.stop();
        renameSync(unfinished, template);
    }
    cpSync(template, directory, { recursive: true });
}

async function run(accounts: number, dataDirectory: string): Promise<RunningDemo> {
    const built = pathToFileURL(path.resolve('lib/scripts/demo/start.js')).href;
    const { runDemo } = (await import(built)) as typeof import('../../../scripts/demo/start.ts');
    const port = 20_000 + Math.floor((process.pid % 500) * 40);
    const options = { port, middlewarePort: port + 20, accounts, seed: 1, isFresh: false, dataDirectory };
    return runDemo(options, () => undefined);
}

export function removeTestDemo({ dataDirectory }: DemoUnderTest): void {
    rmSync(dataDirectory, { recursive: true, force: true });
}
