/**
 * `npm run bench:map -- [--points 10000] [--runs 5] [--peer-runs 5] [--seed 1] [--ground] [--json]`
 * Draws the same points with our map and with Leaflet.markercluster in headless Chromium, a fresh page for every run,
 * the two sides in turn.
 *
 * `--scenario filter`: a status switched off and on in the legend, ours alone (the peer has no filter).
 * `--scenario pan [--url <page of a running demo>]`: the whole page with that many customers, moved with a real mouse.
 * `--scenario pixels [--url <page of a running demo>]`: accounts from the demo org to the picture, in seconds and bytes.
 */
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../e2e/support/browser.ts';
import { serveBenchPage } from './benchPage.ts';
import { figuresOf, median, ratioOf, toMarkdown, type MapFigures } from './figures.ts';
import type { Measurement } from './measurement.ts';
import { measurePan } from './pan.ts';
import { measurePixels } from './pixels.ts';

const VIEWPORT = { width: 1100, height: 800 };
const MAX_RUN_MS = 300_000;

const { values } = parseArgs({
    options: {
        points: { type: 'string', default: '10000' },
        runs: { type: 'string', default: '5' },
        'peer-runs': { type: 'string' },
        seed: { type: 'string', default: '1' },
        ground: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        scenario: { type: 'string', default: 'draw' },
        url: { type: 'string' }
    }
});

interface Run {
    readonly side: 'ours' | 'peer';
    readonly points: number;
    readonly seed: number;
}

function whole(name: 'points' | 'runs' | 'peer-runs' | 'seed', least: number): number {
    const text = values[name] ?? values.runs;
    const number = Number(text);
    if (!Number.isInteger(number) || number < least) {
        throw new Error(`--${name} must be a whole number from ${least}, got "${text}".`);
    }
    return number;
}

async function measure(browser: Browser, url: string, { side, points, seed }: Run): Promise<Measurement> {
    const page = await browser.newPage({ viewport: VIEWPORT });
    try {
        page.setDefaultTimeout(MAX_RUN_MS);
        await page.goto(url);
        await page.waitForFunction(() => 'fieldmapBench' in globalThis);
        return await page.evaluate(
            ([name, count, start, withGround]) =>
                (globalThis as unknown as { fieldmapBench(...args: unknown[]): Promise<Measurement> }).fieldmapBench(
                    name,
                    count,
                    start,
                    withGround
                ),
            [side, points, seed, values.ground] as const
        );
    } finally {
        await page.close();
    }
}

/** Medians of fresh pages. */
async function runFilter(points: number, seed: number, runs: number): Promise<object> {
    const server = await serveBenchPage(false);
    const found: { filterMs: number; slowestMs: number }[] = [];
    try {
        for (let run = 0; run < runs; run++) {
            const browser = await launchBrowser();
            const page = await browser.newPage({ viewport: VIEWPORT });
            page.setDefaultTimeout(MAX_RUN_MS);
            await page.goto(server.url);
            await page.waitForFunction(() => 'fieldmapFilter' in globalThis);
            found.push(
                await page.evaluate(
                    ([count, start]) =>
                        (
                            globalThis as unknown as {
                                fieldmapFilter(...args: unknown[]): Promise<(typeof found)[number]>;
                            }
                        ).fieldmapFilter(count, start),
                    [points, seed] as const
                )
            );
            await browser.close();
        }
    } finally {
        server.close();
    }
    const of = (value: (run: (typeof found)[number]) => number): number => Math.round(median(found.map(value)));
    return {
        scenario: 'filter',
        points,
        runs,
        filterChangeMs: of(({ filterMs }) => filterMs),
        slowestMs: of(({ slowestMs }) => slowestMs)
    };
}

async function runScenario(): Promise<void> {
    const points = whole('points', 1);
    const result =
        values.scenario === 'filter'
            ? await runFilter(points, whole('seed', 0), whole('runs', 1))
            : values.scenario === 'pan'
              ? await measurePan(points, values.url)
              : await measurePixels(points, values.url);
    process.stdout.write(`${JSON.stringify(result)}\n`);
}

async function main(): Promise<void> {
    if (['filter', 'pan', 'pixels'].includes(values.scenario)) {
        await runScenario();
        return;
    }
    if (values.scenario !== 'draw') {
        throw new Error(`--scenario must be draw, filter, pan or pixels, got "${values.scenario}".`);
    }
    const points = whole('points', 1);
    const seed = whole('seed', 0);
    const runCount = whole('runs', 1);
    const peerRunCount = whole('peer-runs', 0);
    const server = await serveBenchPage(values.ground);
    const runs: Record<'ours' | 'peer', Measurement[]> = { ours: [], peer: [] };
    try {
        for (let run = 0; run < Math.max(runCount, peerRunCount); run++) {
            for (const side of ['ours', 'peer'] as const) {
                if (run >= (side === 'ours' ? runCount : peerRunCount)) continue;
                // A browser of its own: its heap holds nothing of the run before.
                const browser = await launchBrowser(['--enable-precise-memory-info', '--js-flags=--expose-gc']);
                runs[side].push(await measure(browser, server.url, { side, points, seed }));
                await browser.close();
            }
        }
    } finally {
        server.close();
    }
    const ours = figuresOf(runs.ours);
    const peer = runs.peer.length > 0 ? figuresOf(runs.peer) : null;
    const figures: MapFigures = {
        points,
        seed,
        hasGround: values.ground,
        ours,
        peer,
        ratio: peer && ratioOf(ours, peer)
    };
    process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : toMarkdown(figures));
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
});
