import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { AreaFigures } from '#kernel/contracts';
import { DESKTOP, openTab, PHONE, takeScreenshot } from './support/browser.ts';
import type { DemoPerson } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';

const TABLET = { width: 1024, height: 768 };
const MUNICIPALITIES = 11;

describe('areas, heat and travel time on the map', () => {
    useDemo();
    const folder = mkdtempSync(path.join(tmpdir(), 'fieldmap-areas-'));

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const openMap = async (person: DemoPerson, viewport = DESKTOP) => {
        const opened = await openTab(browser, demo.url, { tab: 'Fieldmap_Map', person, viewport });
        await opened.page
            .getByText(/Showing [\d,'’]+ of/)
            .first()
            .waitFor();
        await opened.page.waitForTimeout(800);
        return opened;
    };

    it('shades municipalities; every number can be recounted from the accounts', async () => {
        const { page, context, troubles } = await openMap(manager);
        await showAreas(page, 'Municipalities', 'Coverage');
        const rows = await fractions(page);
        expect(rows.filter(({ name }) => name !== 'Outside of all areas')).toHaveLength(MUNICIPALITIES);
        const figures = await allFigures(page);
        const placed = await placedAccountIds(page);
        const visited = figures.accountIds.filter((id, i) => placed.has(id) && figures.visits[i]! > 0);
        expect(sum(rows.map(({ denominator }) => denominator))).toBe(placed.size);
        expect(sum(rows.map(({ numerator }) => numerator))).toBe(visited.length);
        await page.getByRole('region', { name: 'Coverage' }).waitFor();
        await page.locator('c-area-panel .row').first().click();
        await page.getByText('Top 5 by').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-areas-1440x900');
        await page.locator('c-area-panel .score').selectOption('Days overdue');
        const first = page.locator('c-area-panel .account').first();
        const name = (await first.locator('.name').textContent())!.trim();
        await first.click();
        await page.locator('c-record-card').getByText(name).first().waitFor();
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('opens an area by a click into it and selects its accounts', async () => {
        const { page, context, troubles } = await openMap(manager, TABLET);
        await showAreas(page, 'Municipalities', 'Overdue');
        const rows = await fractions(page);
        await page.locator('c-area-panel .row', { hasText: rows[0]!.name }).click();
        await page.getByRole('button', { name: 'Zoom to it' }).click();
        await page.waitForTimeout(900);
        await page.getByRole('button', { name: 'Select its accounts' }).click();
        await page
            .getByText(/selected records/)
            .first()
            .waitFor();
        await takeScreenshot(page, 'map-area-selected-1024x768');
        expect(await axeFindings(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('shades territories of the org, by load', async () => {
        const { page, context, troubles } = await openMap(manager);
        await showAreas(page, 'Territories', 'Load');
        expect((await fractions(page)).length).toBeGreaterThan(1);
        await page.getByText('The outline goes around').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-territories-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('draws a heat map of the open amount and says what its colours stand for', async () => {
        const { page, context, troubles } = await openMap(manager);
        await showAreas(page, 'Heat map', 'Open amount');
        const legend = page.locator('c-leaflet-map .legend');
        await legend.waitFor();
        expect(await legend.textContent()).toMatch(/Open amount.*CHF.*0.*CHF[\s\d.,'’]+.*Within about/s);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-heat-1440x900');
        const before = await legend.locator('.legend-ends').textContent();
        await page.getByRole('button', { name: 'Zoom in' }).click();
        await eventually(
            () => legend.locator('.legend-ends').textContent(),
            (text) => text !== before
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('keeps areas of a GeoJSON file privately, gives them back, and refuses what is none', async () => {
        const { page, context, troubles } = await openMap(rep);
        await page.getByRole('button', { name: 'Areas', exact: true }).click();
        const file = path.join(folder, 'north.geojson');
        const ring = [
            [9.47, 47.04],
            [9.6, 47.04],
            [9.6, 47.3],
            [9.47, 47.3],
            [9.47, 47.04]
        ];
        writeFileSync(file, JSON.stringify({ type: 'Polygon', coordinates: [ring.map(([x, y]) => [x! * 1e5, y])] }));
        const input = page.locator('c-area-panel input[type=file]');
        await input.setInputFiles(file);
        await page.getByText('The coordinates are no degrees').waitFor();
        const feature = {
            type: 'Feature',
            properties: { name: '<b>North</b>' },
            geometry: { type: 'Polygon', coordinates: [ring] }
        };
        writeFileSync(file, JSON.stringify(feature));
        await input.setInputFiles(file);
        await page.getByText('1 areas were kept.').waitFor();
        await page.locator('c-area-panel .row', { hasText: '<b>North</b>' }).waitFor();
        expect(await axeFindings(page)).toEqual([]);
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('button', { name: 'Export GeoJSON' }).click()
        ]);
        const written = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
            features: { properties: Record<string, unknown>; geometry: unknown }[];
        };
        expect(written.features[0]!.geometry).toEqual(feature.geometry);
        expect(written.features[0]!.properties).toMatchObject({ name: '<b>North</b>', measure: 'coverage' });
        await context.close();
        const other = await openMap(manager);
        await showAreas(other.page, 'Drawn and uploaded areas', null);
        await other.page.getByText('Draw an area with Select').waitFor();
        expect(await other.page.locator('c-area-panel .row', { hasText: 'North' }).count()).toBe(0);
        await other.context.close();
        const again = await openMap(rep);
        await showAreas(again.page, 'Drawn and uploaded areas', null);
        await again.page.locator('c-area-panel .row', { hasText: '<b>North</b>' }).click();
        await again.page.getByRole('button', { name: 'Delete', exact: true }).click();
        await again.page.getByRole('button', { name: 'Really delete' }).click();
        await eventually(
            () => again.page.locator('c-area-panel .row', { hasText: 'North' }).count(),
            (count) => count === 0
        );
        expect([...troubles, ...other.troubles, ...again.troubles]).toEqual([]);
        await again.context.close();
    });

    it('keeps an area that was drawn with the mouse and shares it with everyone', async () => {
        const { page, context, troubles } = await openMap(manager);
        await page.getByRole('button', { name: 'Select', exact: true }).click();
        await page.getByRole('button', { name: 'Rectangle' }).click();
        const box = (await page.locator('c-leaflet-map canvas.sheet').boundingBox())!;
        await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.8, { steps: 6 });
        await page.mouse.up();
        await page
            .getByText(/selected records/)
            .first()
            .waitFor();
        await showAreas(page, 'Drawn and uploaded areas', 'Order rate');
        await page.getByRole('button', { name: 'Keep the selected area' }).click();
        await page.getByLabel('Name', { exact: true }).fill('Rhine valley');
        await page.getByLabel('Share with everyone').check();
        await page.getByRole('button', { name: 'Keep', exact: true }).click();
        await page.locator('c-area-panel .row', { hasText: 'Rhine valley' }).waitFor();
        await takeScreenshot(page, 'map-own-area-1440x900');
        expect(await axeFindings(page)).toEqual([]);
        await context.close();
        const other = await openMap(rep, TABLET);
        await showAreas(other.page, 'Drawn and uploaded areas', null);
        await other.page.locator('c-area-panel .row', { hasText: 'Rhine valley' }).click();
        await other.page.getByRole('button', { name: 'Zoom to it' }).waitFor();
        expect(await other.page.getByRole('button', { name: 'Delete', exact: true }).count()).toBe(0);
        expect([...troubles, ...other.troubles]).toEqual([]);
        await other.context.close();
    });

    it('selects by travel time along roads, by keyboard alone', async () => {
        const { page, context, troubles } = await openMap(manager);
        await page.getByRole('button', { name: 'Travel time' }).focus();
        await page.keyboard.press('Enter');
        await page.getByLabel('Minutes by car').fill('20');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        const result = page.locator('c-reach-panel .result');
        await result.waitFor();
        expect(await page.locator('c-reach-panel .source').textContent()).toMatch(/^Along real roads\./);
        const count = Number(/^(\d+) records within 20 minutes/.exec((await result.textContent())!.trim())![1]);
        expect(count).toBeGreaterThan(0);
        expect(await page.locator('c-record-pane .summary').textContent()).toBe(`${count} selected records`);
        await page.waitForTimeout(900);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-travel-time-1440x900');
        await page.getByRole('button', { name: 'Go on with the selection' }).click();
        await page.getByRole('button', { name: 'Create tasks' }).waitFor();
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('serves a phone: areas in a sheet, by touch', async () => {
        const { page, context, troubles } = await openMap(rep, PHONE);
        await page.getByRole('button', { name: 'Areas', exact: true }).tap();
        await page.locator('c-area-panel .show').selectOption('Municipalities');
        await page.locator('c-area-panel .row').first().waitFor();
        await page.locator('c-area-panel .row').first().tap();
        expect(await overflowsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-areas-390x844');
        expect(troubles).toEqual([]);
        await context.close();
    });
});

async function showAreas(page: Page, show: string, measure: string | null): Promise<void> {
    await page.getByRole('button', { name: 'Areas', exact: true }).click();
    await page.locator('c-area-panel .show').selectOption(show);
    if (measure) await page.locator('c-area-panel .measure').selectOption(measure);
    await eventually(
        () => page.locator('c-area-panel').getByText('Counting …').count(),
        (count) => count === 0
    );
    await page.waitForTimeout(300);
}

interface Fraction {
    readonly name: string;
    readonly numerator: number;
    readonly denominator: number;
}

/** Name, numerator and denominator of every line of the table. */
function fractions(page: Page): Promise<Fraction[]> {
    return page.locator('c-area-panel .row').evaluateAll((rows) =>
        rows.map((row) => {
            const number = (text: string): number => Number(text.replace(/[^\d.]/g, ''));
            const [numerator = '', denominator = ''] = row.querySelector('.fraction')!.textContent!.split('/');
            return {
                name: row.querySelector('.name')!.textContent!.trim(),
                numerator: number(numerator),
                denominator: number(denominator)
            };
        })
    );
}

async function allFigures(page: Page): Promise<AreaFigures> {
    return JSON.parse(await apex(page, 'AreaController/getFigures', { days: 90, afterId: null })) as AreaFigures;
}

async function placedAccountIds(page: Page): Promise<Set<string>> {
    const requestJson = JSON.stringify({ layerKey: 'Account', filter: {}, afterId: null });
    const points = JSON.parse(await apex(page, 'MapController/getPoints', { requestJson })) as { ids: string[] };
    return new Set(points.ids);
}

/** Asks the org as the page does: with the person's session. */
function apex(page: Page, method: string, args: object): Promise<string> {
    return page.evaluate(
        async ([address, body]) => {
            const response = await fetch(`/apex/${address}`, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: body!
            });
            return (await response.json()) as string;
        },
        [method, JSON.stringify(args)]
    );
}

function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}
