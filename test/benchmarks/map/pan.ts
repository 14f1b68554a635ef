import type { Page } from 'playwright-core';
import { DESKTOP, launchBrowser, listPeople, takeScreenshot } from '../../e2e/support/browser.ts';
import { startTestDemo, removeTestDemo } from '../../e2e/support/demo.ts';
import { samplePoints, type Sample } from './samplePoints.ts';

const PAGE_SIZE = 10_000;
const DRAG_STEPS = 90;

export interface PanFigures {
    readonly scenario: 'pan';
    readonly points: number;
    /** From opening the page until every point is on the map. */
    readonly secondsToAll: number;
    /** Between two pictures while the mouse drags the map. */
    readonly dragMedianFrameMs: number;
    readonly dragP95FrameMs: number;
    /** Longest gap between two pictures during one turn of the wheel. */
    readonly wheelLongestFrameMs: number;
    /** From the click on an entry of the legend to the second picture after it. */
    readonly legendClickMs: number;
}

/**
 * The whole page of the demo with made-up customers in place of the company's: the org's answer to `getPoints` is
 * replaced, everything else is the product. Moves the map with a real mouse and keeps pictures in test-results/screens.
 */
export async function measurePan(points: number, url: string | undefined): Promise<PanFigures> {
    const demo = url === undefined ? await startTestDemo() : null;
    const browser = await launchBrowser();
    try {
        const address = url ?? demo!.url;
        const person = (await listPeople(address)).find(({ role }) => role === 'manager')!;
        const context = await browser.newContext({ viewport: DESKTOP });
        await context.addCookies([{ name: 'fieldmap_demo_user', value: person.userId, url: address }]);
        const page = await context.newPage();
        page.setDefaultTimeout(300_000);
        await replacePoints(page, samplePoints(points, 1), person);
        const opened = performance.now();
        await page.goto(`${address}/#/n/Fieldmap_Map?c__layers=Account`);
        await page
            .getByText(/^Showing/)
            .first()
            .waitFor();
        const secondsToAll = (performance.now() - opened) / 1000;
        await page.waitForTimeout(2500);
        await takeScreenshot(page, `map-${points}-all`);
        const frames = await drag(page);
        await takeScreenshot(page, `map-${points}-dragged`);
        const wheel = await turnWheel(page);
        await takeScreenshot(page, `map-${points}-near`);
        const legendClickMs = await clickLegend(page);
        await takeScreenshot(page, `map-${points}-filtered`);
        const round = (value: number): number => Math.round(value * 10) / 10;
        return {
            scenario: 'pan',
            points,
            secondsToAll: round(secondsToAll),
            dragMedianFrameMs: round(quantile(frames, 0.5)),
            dragP95FrameMs: round(quantile(frames, 0.95)),
            wheelLongestFrameMs: round(Math.max(...wheel)),
            legendClickMs: round(legendClickMs)
        };
    } finally {
        await browser.close();
        await demo?.stop();
        if (demo) removeTestDemo(demo);
    }
}

async function replacePoints(page: Page, sample: Sample, owner: { userId: string; name: string }): Promise<void> {
    const statuses = ['A', 'B', 'C', 'D'];
    const total = sample.ids.length;
    await page.route('**/apex/MapController/getPoints', async (route) => {
        const { requestJson } = route.request().postDataJSON() as { requestJson: string };
        const request = JSON.parse(requestJson) as { layerKey: string; afterId: string | null; pageSize?: number };
        const from = request.afterId === null ? 0 : Number(request.afterId.slice(3)) + 1;
        const to = Math.min(total, from + (request.pageSize ?? PAGE_SIZE));
        const micro = (degrees: Float64Array): number[] =>
            Array.from(degrees.subarray(from, to), (value) => Math.round(value * 1e6));
        const answer = {
            layerKey: request.layerKey,
            objectApiName: 'Account',
            ids: sample.ids.slice(from, to),
            names: sample.names.slice(from, to),
            latitudesMicro: micro(sample.latitudes),
            longitudesMicro: micro(sample.longitudes),
            statusCodes: [...sample.styles.subarray(from, to)],
            ownerCodes: new Array<number>(to - from).fill(0),
            lastVisitDays: new Array<number>(to - from).fill(20_000),
            statuses,
            owners: [{ userId: owner.userId, name: owner.name }],
            totalCount: total,
            placedCount: total,
            nextAfterId: to < total ? sample.ids[to - 1]! : null
        };
        await route.fulfill({ json: JSON.stringify(answer) });
    });
}

/** A drag to and fro with the mouse; gives the times between pictures meanwhile. */
async function drag(page: Page): Promise<number[]> {
    const box = (await page.locator('c-leaflet-map .map').boundingBox())!;
    let x = box.x + box.width * 0.7;
    const y = box.y + box.height * 0.5;
    await watchFrames(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 0; step < DRAG_STEPS; step++) {
        x += step < DRAG_STEPS / 2 ? -8 : 6;
        await page.mouse.move(x, y + Math.sin(step / 9) * 60);
    }
    await page.mouse.up();
    return readFrames(page);
}

async function turnWheel(page: Page): Promise<number[]> {
    const box = (await page.locator('c-leaflet-map .map').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
    await watchFrames(page);
    for (let step = 0; step < 3; step++) {
        await page.mouse.wheel(0, -180);
        await page.waitForTimeout(700);
    }
    return readFrames(page);
}

async function clickLegend(page: Page): Promise<number> {
    await page.evaluate(() => {
        const watch = globalThis as unknown as { clickMs?: Promise<number> };
        watch.clickMs = new Promise((resolve) => {
            document.addEventListener(
                'click',
                () => {
                    const from = performance.now();
                    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
                },
                { once: true, capture: true }
            );
        });
    });
    await page.locator('c-map-legend .entry').nth(2).click();
    return page.evaluate(() => (globalThis as unknown as { clickMs: Promise<number> }).clickMs);
}

async function watchFrames(page: Page): Promise<void> {
    await page.evaluate(() => {
        const watch = globalThis as unknown as { frames: number[]; isWatching: boolean };
        watch.frames = [];
        watch.isWatching = true;
        let last = performance.now();
        const tick = (): void => {
            const now = performance.now();
            watch.frames.push(now - last);
            last = now;
            if (watch.isWatching) requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
    });
}

function readFrames(page: Page): Promise<number[]> {
    return page.evaluate(() => {
        const watch = globalThis as unknown as { frames: number[]; isWatching: boolean };
        watch.isWatching = false;
        return watch.frames;
    });
}

function quantile(values: readonly number[], share: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
