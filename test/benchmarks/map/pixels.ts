import { startTestDemo, removeTestDemo } from '../../e2e/support/demo.ts';
import { DESKTOP, launchBrowser, listPeople } from '../../e2e/support/browser.ts';

const MAX_MS = 300_000;

export interface PixelFigures {
    readonly scenario: 'pixels';
    readonly accounts: number;
    /** From the first request for points to the picture that shows them all. */
    readonly secondsFromFirstRequest: number;
    /** From opening the page. */
    readonly secondsFromOpening: number;
    /** Until the first points are on the map, from opening the page. */
    readonly secondsToFirstPoints: number;
    readonly pages: number;
    /** As they travel: with compression where the server compresses. */
    readonly bytesOnTheWire: number;
    readonly bytesOfJson: number;
}

/** Opens the map of somebody who sees all accounts of a demo company and waits until every one is drawn. */
export async function measurePixels(accounts: number, url: string | undefined): Promise<PixelFigures> {
    const demo = url === undefined ? await startTestDemo({ accounts }) : null;
    try {
        return await measure(accounts, url ?? demo!.url);
    } finally {
        await demo?.stop();
        if (demo) removeTestDemo(demo);
    }
}

async function measure(accounts: number, url: string): Promise<PixelFigures> {
    const browser = await launchBrowser();
    try {
        const person = (await listPeople(url)).find(({ role }) => role === 'manager')!;
        const context = await browser.newContext({ viewport: DESKTOP });
        await context.addCookies([{ name: 'fieldmap_demo_user', value: person.userId, url }]);
        const page = await context.newPage();
        page.setDefaultTimeout(MAX_MS);
        const session = await context.newCDPSession(page);
        await session.send('Network.enable');
        const asked = new Set<string>();
        let firstRequest = 0;
        let pages = 0;
        let onTheWire = 0;
        let ofJson = 0;
        session.on('Network.requestWillBeSent', ({ requestId, request }) => {
            if (!request.url.endsWith('/MapController/getPoints')) return;
            if (firstRequest === 0) firstRequest = performance.now();
            asked.add(requestId);
        });
        session.on('Network.dataReceived', ({ requestId, dataLength }) => {
            if (asked.has(requestId)) ofJson += dataLength;
        });
        session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
            if (!asked.has(requestId)) return;
            pages++;
            onTheWire += encodedDataLength;
        });
        const opened = performance.now();
        await page.goto(`${url}/#/n/Fieldmap_Map?c__layers=Account`);
        await page
            .getByText(/(Loading|Showing) [\d,'’]+ of [\d,'’]+/)
            .first()
            .waitFor();
        const firstPoints = performance.now();
        await page
            .getByText(/Showing [\d,'’]+ of [\d,'’]+/)
            .first()
            .waitFor();
        // Two pictures after the last refresh of the page.
        await page.evaluate(
            () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))))
        );
        const done = performance.now();
        const seconds = (from: number, to: number): number => Math.round((to - from) / 10) / 100;
        return {
            scenario: 'pixels',
            accounts,
            secondsFromFirstRequest: seconds(firstRequest, done),
            secondsFromOpening: seconds(opened, done),
            secondsToFirstPoints: seconds(opened, firstPoints),
            pages,
            bytesOnTheWire: onTheWire,
            bytesOfJson: ofJson
        };
    } finally {
        await browser.close();
    }
}
