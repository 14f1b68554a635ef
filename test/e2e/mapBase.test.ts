import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { SessionContext } from '#kernel/contracts';
import { DESKTOP, openTab, PHONE, takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { browser, demo, rep, useDemo } from './support/sharedDemo.ts';

const TABLET = { width: 1024, height: 768 };
const TILE_COLOUR = [40, 160, 90] as const;
/** A4 landscape at 150 dots an inch. */
const SHEET = { width: 1754, height: 1240 };

describe('the ground of the map, dark, on paper and as a picture', () => {
    useDemo();

    const openMap = async (viewport = DESKTOP, prepare: (page: Page) => Promise<void> = async () => undefined) => {
        const opened = await openTab(browser, demo.url, { tab: 'Fieldmap_Goals', person: rep, viewport });
        await prepare(opened.page);
        await opened.page.goto(`${demo.url}/#/n/Fieldmap_Map`);
        await opened.page.reload();
        await opened.page
            .getByText(/Showing [\d,'’]+ of/)
            .first()
            .waitFor();
        await opened.page.waitForTimeout(1200);
        return opened;
    };

    it('turns dark by the toggle, stays so after a reload, and everything on it can be read', async () => {
        const { page, context, troubles } = await openMap();
        expect(await groundLightness(page)).toBeGreaterThan(0.75);
        await page.getByRole('button', { name: 'Map view' }).click();
        await page.getByRole('button', { name: 'Dark', exact: true }).click();
        await eventually(
            () => groundLightness(page),
            (lightness) => lightness < 0.35
        );
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-dark-1440x900');
        await page.reload();
        await page
            .getByText(/Showing [\d,'’]+ of/)
            .first()
            .waitFor();
        await eventually(
            () => groundLightness(page),
            (lightness) => lightness < 0.35
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it.each([
        ['1024x768', TABLET],
        ['390x844', PHONE]
    ])('follows a device that prefers dark at %s', async (name, viewport) => {
        const { page, context, troubles } = await openMap(viewport, (fresh) =>
            fresh.emulateMedia({ colorScheme: 'dark' })
        );
        await eventually(
            () => groundLightness(page),
            (lightness) => lightness < 0.35
        );
        expect(await axeFindings(page)).toEqual([]);
        expect(await overflowsSideways(page)).toBe(false);
        await takeScreenshot(page, `map-dark-${name}`);
        await page.emulateMedia({ colorScheme: 'light' });
        await eventually(
            () => groundLightness(page),
            (lightness) => lightness > 0.75
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('saves a picture with title, legend and attribution', async () => {
        const { page, context, troubles } = await openMap();
        await page.getByRole('button', { name: 'Map view' }).click();
        await page.getByLabel('Title').fill('Customers of the week');
        await page.getByLabel('Title').press('Tab');
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('button', { name: 'Save as picture' }).click()
        ]);
        const png = readFileSync(await download.path());
        expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
        expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([SHEET.width, SHEET.height]);
        expect(png.length).toBeGreaterThan(100_000);
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('prints one sheet, A4 landscape, by keyboard, and comes back', async () => {
        const { page, context, troubles } = await openMap();
        await page.getByRole('button', { name: 'Map view' }).click();
        await page.getByRole('button', { name: 'Print view' }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('dialog', { name: 'Print view, A4 landscape' }).waitFor();
        await page.waitForTimeout(500);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-print-1440x900');
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
        const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!;
        expect(Math.round(Number(width))).toBe(842);
        expect(Math.round(Number(height))).toBe(595);
        await page.keyboard.press('Escape');
        await eventually(
            () => page.getByRole('dialog').count(),
            (count) => count === 0
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    describe('with the tiles of a server', () => {
        let server: Server;
        let asked: string[];
        let allowsCopies: boolean;
        beforeAll(async () => {
            const tile = png(256, TILE_COLOUR);
            server = createServer((request, response) => {
                asked.push(request.url ?? '');
                response.writeHead(200, {
                    'content-type': 'image/png',
                    ...(allowsCopies && { 'access-control-allow-origin': '*' })
                });
                response.end(tile);
            }).listen(0, '127.0.0.1');
            await new Promise((resolve) => server.once('listening', resolve));
        });
        afterAll(() => {
            server.closeAllConnections();
            server.close();
        });

        /** The page as an org with the settings `baseMapKind`, `tileUrl` and `tileAttribution` gives it. */
        const withTiles = async (page: Page): Promise<void> => {
            const { port } = server.address() as AddressInfo;
            asked = [];
            await page.route('**/apex/SessionController/getContext', async (route) => {
                const response = await route.fetch();
                const answer = (await response.json()) as string | SessionContext;
                const session = (typeof answer === 'string' ? JSON.parse(answer) : answer) as SessionContext;
                const baseMap = {
                    ...session.baseMap,
                    kind: 'tiles',
                    urlTemplate: `http://127.0.0.1:${port}/tiles/{z}/{x}/{y}.png?key=abc`,
                    attribution: '© Test tiles'
                };
                const changed = { ...session, baseMap };
                await route.fulfill({ response, json: typeof answer === 'string' ? JSON.stringify(changed) : changed });
            });
        };

        it('draws them, names their makers and puts them into the picture', async () => {
            allowsCopies = true;
            const { page, context, troubles } = await openMap(TABLET, withTiles);
            await page.getByText('© Test tiles').waitFor();
            await eventually(
                () => page.locator('c-leaflet-map img.leaflet-tile-loaded').count(),
                (count) => count >= 6
            );
            expect(asked.every((url) => /^\/tiles\/\d+\/\d+\/\d+\.png\?key=abc$/.test(url))).toBe(true);
            await takeScreenshot(page, 'map-tiles-1024x768');
            await page.getByRole('button', { name: 'Map view' }).click();
            const [download] = await Promise.all([
                page.waitForEvent('download'),
                page.getByRole('button', { name: 'Save as picture' }).click()
            ]);
            const picture = readFileSync(await download.path()).toString('base64');
            expect(await pixelOf(page, picture, 200, 500)).toEqual([...TILE_COLOUR]);
            expect(troubles).toEqual([]);
            await context.close();
        });

        it('draws tiles of a server that forbids copies too, and says why there is no picture', async () => {
            allowsCopies = false;
            const { page, context, troubles } = await openMap(TABLET, withTiles);
            await eventually(
                () => page.locator('c-leaflet-map img.leaflet-tile-loaded').count(),
                (count) => count >= 6
            );
            await page.getByRole('button', { name: 'Map view' }).click();
            await page.getByRole('button', { name: 'Save as picture' }).click();
            await page.getByText('The tile server does not allow copies').waitFor();
            expect(await axeFindings(page)).toEqual([]);
            expect(troubles).toEqual([]);
            await context.close();
        });
    });
});

/** Mean lightness of the ground's canvases, 0 to 1. */
function groundLightness(page: Page): Promise<number> {
    return page.locator('c-leaflet-map .leaflet-tile-pane canvas').evaluateAll((tiles) => {
        const canvases = (tiles as HTMLCanvasElement[]).slice(0, 8);
        let sum = 0;
        let count = 0;
        for (const canvas of canvases) {
            const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
            for (let i = 0; i < data.length; i += 4000) {
                if (data[i + 3] === 0) continue;
                sum += (data[i]! + data[i + 1]! + data[i + 2]!) / 765;
                count++;
            }
        }
        return count === 0 ? 0.5 : sum / count;
    });
}

/** Red, green and blue of a pixel of a PNG. */
function pixelOf(page: Page, base64: string, x: number, y: number): Promise<number[]> {
    return page.evaluate(
        async ([text, column, row]) => {
            const image = new Image();
            image.src = `data:image/png;base64,${text}`;
            await image.decode();
            const canvas = document.createElement('canvas');
            canvas.width = image.width;
            canvas.height = image.height;
            const drawing = canvas.getContext('2d')!;
            drawing.drawImage(image, 0, 0);
            return [...drawing.getImageData(column, row, 1, 1).data].slice(0, 3);
        },
        [base64, x, y] as const
    );
}

/** A PNG of one colour. */
function png(size: number, [red, green, blue]: readonly [number, number, number]): Buffer {
    const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(size * 3)]);
    for (let x = 0; x < size; x++) row.set([red, green, blue], 1 + 3 * x);
    const header = Buffer.alloc(13);
    header.writeUInt32BE(size, 0);
    header.writeUInt32BE(size, 4);
    header.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
        chunk('IHDR', header),
        chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: size }, () => row)))),
        chunk('IEND', Buffer.alloc(0))
    ]);
}

function chunk(type: string, data: Buffer): Buffer {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
}

function crc32(bytes: Buffer): number {
    let crc = 0xffffffff;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return (crc ^ 0xffffffff) >>> 0;
}
