import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PHONE, takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';
import { openMapPage, TABLET } from './support/mapPage.ts';

describe('selecting on the map and acting on it', () => {
    useDemo();

    it('selects by radius with the mouse; count, deals, list and CSV agree', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep, { viewport: TABLET });
        await page.getByRole('button', { name: 'Select', exact: true }).click();
        await page.getByRole('button', { name: 'Radius', exact: true }).click();
        await drag(page, [0.5, 0.5], [0.85, 0.7]);
        const count = await selectedCount(page);
        expect(count).toBeGreaterThan(0);
        await page.getByText(/\d+ open deals, CHF/).waitFor();
        expect(await page.locator('c-record-pane .summary').textContent()).toBe(`${count} selected records`);
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('button', { name: 'Export CSV' }).click()
        ]);
        const text = readFileSync(await download.path(), 'utf8').trim();
        expect(text.split('\r\n')).toHaveLength(count + 1);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-radius-1024x768');
        await page.getByRole('button', { name: 'Clear selection' }).click();
        await eventually(
            () => page.locator('c-map-selection .count').count(),
            (found) => found === 0
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('changes the owner after a preview, and the map shows it', async () => {
        const state = { c__layers: 'Account' };
        const { page, context, troubles } = await openMapPage(browser, demo.url, manager, { state });
        await page.locator('c-record-list .name').first().click();
        await page.locator('c-record-card .title').waitFor();
        await page.locator('c-record-card .close').click();
        await page.getByRole('button', { name: 'Select', exact: true }).click();
        await page.getByLabel('Kilometres around the middle').fill('0.2');
        await page.getByRole('button', { name: 'Select around the middle' }).click();
        const count = await selectedCount(page);
        expect(count).toBeGreaterThan(0);
        await page.getByRole('button', { name: 'Change owner' }).click();
        const newOwner = page.locator('c-map-selection .new-owner');
        const before = new Set(
            (await page.locator('c-record-list .note').allTextContents()).map((text) => text.trim())
        );
        const names = (await newOwner.locator('option').allTextContents()).map((text) => text.trim());
        const name = names.slice(1).find((candidate) => !before.has(candidate))!;
        await newOwner.selectOption({ label: name });
        const apply = page.locator('c-map-selection .apply');
        await eventually(
            () => apply.isEnabled(),
            (isEnabled) => isEnabled
        );
        expect(await axeFindings(page)).toEqual([]);
        await apply.click();
        await page.getByText(/\d+ records changed owner, \d+ were refused/).waitFor();
        await eventually(
            async () => (await page.locator('c-record-list .note').allTextContents()).map((text) => text.trim()),
            (owners) => owners.length > 0 && owners.every((owner) => owner === name)
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('draws a lasso with a finger, creates tasks and takes the customers to the week', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep, { viewport: PHONE });
        await page.getByRole('button', { name: 'Select', exact: true }).tap();
        await page.getByRole('button', { name: 'Lasso' }).tap();
        await touchLasso(page);
        const count = await selectedCount(page);
        expect(count).toBeGreaterThan(0);
        const zoom = (await page.getByRole('button', { name: 'Zoom in' }).boundingBox())!;
        const panel = (await page.locator('c-map-panel .body-sheet').boundingBox())!;
        expect(zoom.y + zoom.height).toBeLessThanOrEqual(panel.y + 1);
        expect(await overflowsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-lasso-390x844');
        // Chromium takes the first tap after injected touches for their end: no click follows it.
        const tasks = page.locator('c-map-selection .tasks');
        await tasks.tap();
        await page.waitForTimeout(300);
        if (!(await page.getByLabel('Subject').isVisible())) await tasks.tap();
        await page.getByLabel('Subject').fill('Send the catalogue');
        await page.locator('c-map-selection .create').tap();
        await page.getByText(`${count} tasks created, 0 were refused.`).waitFor();
        await page.locator('c-map-selection .plan').tap();
        await page.waitForURL(/Fieldmap_My_Week\?c__required=/);
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('does all of it by keyboard: everything in view, export, clear', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep);
        await page.getByRole('button', { name: 'Select', exact: true }).focus();
        await page.keyboard.press('Enter');
        await page.locator('c-map-selection .view').focus();
        await page.keyboard.press('Enter');
        expect(await selectedCount(page)).toBeGreaterThan(0);
        const csv = page.locator('c-map-selection .csv');
        await csv.focus();
        const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
        expect(download.suggestedFilename()).toMatch(/^fieldmap-\d{4}-\d{2}-\d{2}\.csv$/);
        await page.locator('c-map-selection .clear').focus();
        await page.keyboard.press('Enter');
        await eventually(
            () => page.locator('c-map-selection .count').count(),
            (found) => found === 0
        );
        expect(troubles).toEqual([]);
        await context.close();
    });
});

async function selectedCount(page: Page): Promise<number> {
    const text = await page.locator('c-map-selection .count').textContent();
    return Number((text ?? '').replaceAll(/\D/g, ''));
}

/** From one share of the sheet to another, with the mouse. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const box = await sheetBox(page);
    const at = ([x, y]: readonly [number, number]): [number, number] => [box.x + box.width * x, box.y + box.height * y];
    await page.mouse.move(...at(from));
    await page.mouse.down();
    await page.mouse.move(...at(to), { steps: 8 });
    await page.mouse.up();
}

/** Real touch events of the browser, around most of the sheet. */
async function touchLasso(page: Page): Promise<void> {
    const box = await sheetBox(page);
    const session = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0): Promise<unknown> =>
        session.send('Input.dispatchTouchEvent', {
            type,
            touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + box.width * x, y: box.y + box.height * y }]
        });
    // Below the buttons of the tools, which lie over the map.
    await send('touchStart', 0.05, 0.3);
    for (const [x, y] of [
        [0.5, 0.28],
        [0.75, 0.3],
        [0.76, 0.5],
        [0.75, 0.95],
        [0.5, 0.96],
        [0.06, 0.95],
        [0.05, 0.5]
    ] as const) {
        await send('touchMove', x, y);
    }
    await send('touchEnd');
}

async function sheetBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
    const sheet = page.locator('c-leaflet-map canvas.sheet');
    await sheet.waitFor();
    await page.waitForTimeout(300);
    const box = await sheet.boundingBox();
    if (!box) throw new Error('The sheet to draw on is not on the page.');
    return box;
}
