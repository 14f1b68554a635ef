import { mkdtempSync, rmSync } from 'node:fs';
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
        return { url: running, middlewareUrl: '', ended: noEnd, stop: async () => undefined, dataDirectory: directory };
    }
    const built = pathToFileURL(path.resolve('lib/scripts/demo/start.js')).href;
    const { runDemo } = (await import(built)) as typeof import('../../../scripts/demo/start.ts');
    const port = 20_000 + Math.floor((process.pid % 500) * 40);
    const options = {
        port,
        middlewarePort: port + 20,
        accounts,
        seed: 1,
        isFresh: false,
        dataDirectory: directory
    };
    const demo = await runDemo(options, () => undefined);
    return { ...demo, dataDirectory: directory };
}

export function removeTestDemo({ dataDirectory }: DemoUnderTest): void {
    rmSync(dataDirectory, { recursive: true, force: true });
}
