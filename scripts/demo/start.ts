import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build, DEMO_EXTRACT, DEMO_ROAD_GRAPH, demoSteps, deploymentSteps, hasExtract } from '../build/buildAll.ts';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { WORKBENCH_OUTPUT } from '../build/workbench.ts';
import { startChild, type StartedChild } from './childProcess.ts';
import { firstSync } from './firstSync.ts';
import { freePortFrom } from './ports.ts';
import { readStartOptions, START_HELP, type StartOptions } from './startOptions.ts';

const say = (message: string): void => void process.stderr.write(`${message}\n`);

const STORE_ATTEMPTS = 6;
const STORE_PAUSE_MS = 3000;

export interface RunningDemo {
    /** Address of the page. */
    readonly url: string;
    readonly middlewareUrl: string;
    stop(): Promise<void>;
    /** Opens `/demo/faults` of the demo org. */
    readonly controlKey: string;
    /** The middleware alone; the pages then have to say that it does not answer. */
    stopMiddleware(): Promise<void>;
    /** Resolves with the name of the part that ended first. */
    readonly ended: Promise<string>;
}

/** Tests start a demo that stands still. */
export interface DemoOptions extends StartOptions {
    /** Today's visits go on by themselves while the demo runs. */
    readonly hasFieldDay?: boolean;
}

/** `npm start`: builds what changed, runs the demo org and the middleware, waits for the first sync, prints the address. */
export async function startDemo(args: readonly string[]): Promise<void> {
    try {
        const options = readStartOptions(args);
        if (options === 'help') {
            process.stdout.write(START_HELP);
            return;
        }
        prepareDirectory(options);
        await buildDemo(say);
        const demo = await runDemo({ ...options, hasFieldDay: true }, say);
        process.stdout.write(`\n  Fieldmap is ready:  ${demo.url}\n\n  Stop it with Ctrl-C.\n`);
        stopOnSignals(demo);
        const part = await demo.ended;
        say(`The ${part} ended; stopping the rest.`);
        await demo.stop();
        process.exitCode = 1;
    } catch (error) {
        say(`\n${(error as Error).message}`);
        process.exitCode = 1;
    }
}

/** Builds what changed since the last start. */
async function buildDemo(report: (message: string) => void): Promise<void> {
    if (!hasExtract()) {
        throw new Error(`${DEMO_EXTRACT} is missing or incomplete. Next: git checkout -- scripts/demo/data/osm`);
    }
    await build([...deploymentSteps(), ...demoSteps()], report);
}

/** Starts the demo from what is built; used by `npm start` and by the end-to-end tests. */
export async function runDemo(options: DemoOptions, report: (message: string) => void): Promise<RunningDemo> {
    prepareDirectory(options);
    const port = await choosePort('page', options.port, report);
    const middlewarePort = await choosePort('middleware', options.middlewarePort, report, new Set([port]));
    const middlewareUrl = `http://127.0.0.1:${middlewarePort}`;
    const org = await startDemoOrgProcess(options, port, middlewareUrl, report);
    try {
        const middleware = await startMiddlewareWhenFree(options, middlewarePort, middlewareUrl, report);
        await firstSync(org.url, report);
        return {
            url: org.url,
            controlKey: String(org.ready['controlKey']),
            middlewareUrl,
            ended: Promise.race([org.ended.then(() => 'demo org'), middleware.ended.then(() => 'middleware')]),
            stopMiddleware: () => middleware.stop(),
            stop: async () => {
                await middleware.stop();
                await org.stop();
            }
        };
    } catch (error) {
        await org.stop();
        throw error;
    }
}

function prepareDirectory({ dataDirectory, isFresh }: StartOptions): void {
    if (isFresh) {
        rmSync(path.join(dataDirectory, 'org'), { recursive: true, force: true });
        rmSync(path.join(dataDirectory, 'store'), { recursive: true, force: true });
    }
    try {
        mkdirSync(dataDirectory, { recursive: true });
        accessSync(dataDirectory, constants.W_OK);
    } catch {
        throw new Error(`The demo cannot write to ${dataDirectory}. Next: make it writable, or pass --data-dir DIR.`);
    }
}

async function choosePort(
    name: string,
    wanted: number,
    report: (message: string) => void,
    taken: ReadonlySet<number> = new Set()
): Promise<number> {
    const port = await freePortFrom(wanted, taken);
    if (port !== wanted) {
        report(`Port ${wanted} is taken by another program; the ${name} uses ${port}.`);
    }
    return port;
}

function startDemoOrgProcess(
    options: DemoOptions,
    port: number,
    middlewareUrl: string,
    report: (message: string) => void
): Promise<StartedChild> {
    const { dataDirectory, accounts, seed } = options;
    const args = {
        '--port': String(port),
        '--data-dir': path.join(dataDirectory, 'org'),
        '--accounts': String(accounts),
        '--seed': String(seed),
        '--middleware-url': middlewareUrl,
        '--orgs-file': path.join(dataDirectory, 'orgs.json'),
        '--static-dir': WORKBENCH_OUTPUT
    };
    return startChild({
        name: 'demo org',
        script: path.join(repositoryRoot, 'lib/scripts/demo/org/main.js'),
        args: [...Object.entries(args).flat(), ...(options.hasFieldDay ? ['--field-day'] : [])],
        onLine: report
    });
}

/** The middleware of a run that was killed may need a few seconds to notice; until then it holds the store. */
async function startMiddlewareWhenFree(
    options: StartOptions,
    port: number,
    publicUrl: string,
    report: (message: string) => void
): Promise<StartedChild> {
    for (let attempt = 1; ; attempt += 1) {
        try {
            return await startMiddlewareProcess(options, port, publicUrl, report);
        } catch (error) {
            const isStoreInUse = (error as Error).message.includes('store is in use');
            if (!isStoreInUse || attempt === STORE_ATTEMPTS) {
                throw error;
            }
            report('Waiting for the middleware of the last run to end …');
            await sleep(STORE_PAUSE_MS);
        }
    }
}

function startMiddlewareProcess(
    { dataDirectory }: StartOptions,
    port: number,
    publicUrl: string,
    report: (message: string) => void
): Promise<StartedChild> {
    return startChild({
        name: 'middleware',
        script: path.join(repositoryRoot, 'lib/middleware/src/main.js'),
        env: {
            FIELDMAP_PORT: String(port),
            FIELDMAP_HOST: '127.0.0.1',
            FIELDMAP_PUBLIC_URL: publicUrl,
            FIELDMAP_STORE_DIR: path.join(dataDirectory, 'store'),
            FIELDMAP_ORGS_FILE: path.join(dataDirectory, 'orgs.json'),
            FIELDMAP_TRAVEL: 'road',
            FIELDMAP_ROAD_GRAPH: DEMO_ROAD_GRAPH,
            FIELDMAP_SYNC_INTERVAL_SECONDS: '5',
            FIELDMAP_LOG_LEVEL: process.env['FIELDMAP_LOG_LEVEL'] ?? 'error'
        },
        onLine: report
    });
}

function stopOnSignals(demo: RunningDemo): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
            say('\nStopping …');
            void demo.stop().then(() => process.exit(0));
        });
    }
}
