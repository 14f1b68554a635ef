import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { DESKTOP, openTab, PHONE, takeScreenshot } from './support/browser.ts';
import type { DemoPerson } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';

const TABLET = { width: 1024, height: 768 };

describe('the map', () => {
    useDemo();

    const openMap = async (person: DemoPerson, viewport = DESKTOP) => {
        const opened = await openTab(browser, demo.url, { tab: 'Fieldmap_Map', person, viewport });
        await opened.page
            .getByText(/Showing [\d,'’]+ of/)
            .first()
            .waitFor();
        await opened.page.waitForTimeout(1500);
        return opened;
    };

    it('selects by lasso with the mouse: count, open amount, list and CSV agree', async () => {
        const { page, context, troubles } = await openMap(rep);
        await page.getByRole('button', { name: 'Select', exact: true }).click();
        await page.getByRole('button', { name: 'Lasso' }).click();
        await dragAround(page, page.locator('c-leaflet-map canvas.sheet'));
        const count = await selectedCount(page);
        expect(count).toBeGreaterThan(0);
        await page.getByText(/\d+ open deals/).waitFor();
        expect(await page.locator('c-record-pane .summary').textContent()).toBe(`${count} selected records`);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-lasso-1440x900');
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('button', { name: 'Export CSV' }).click()
        ]);
        const lines = readFileSync(await download.path(), 'utf8')
            .trim()
            .split('\r\n');
        expect(lines).toHaveLength(count + 1);
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('selects around the middle by keyboard alone, creates tasks and takes records to the week', async () => {
        const { page, context, troubles } = await openMap(rep, TABLET);
        await page.getByRole('button', { name: 'Select', exact: true }).focus();
        await page.keyboard.press('Enter');
        await page.getByLabel('Kilometres around the middle').fill('3');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        const count = await selectedCount(page);
        expect(count).toBeGreaterThan(0);
        await takeScreenshot(page, 'map-around-1024x768');
        const tasks = page.locator('c-map-selection .tasks');
        await tasks.focus();
        await page.keyboard.press('Enter');
        await page.getByLabel('Subject').fill('Call back');
        await page.locator('c-map-selection .create').focus();
        await page.keyboard.press('Enter');
        await page.getByText(`${count} tasks created, 0 were refused.`).waitFor();
        expect(await axeFindings(page)).toEqual([]);
        const plan = page.locator('c-map-selection .plan');
        if (await plan.isEnabled()) {
            await plan.click();
            await page.waitForURL(/Fieldmap_My_Week\?c__required=[\w%]+/);
        }
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('draws a rectangle with a finger on a phone', async () => {
        const { page, context, troubles } = await openMap(rep, PHONE);
        await page.getByRole('button', { name: 'Select', exact: true }).tap();
        await page.getByRole('button', { name: 'Rectangle' }).tap();
        await touchDrag(page, page.locator('c-leaflet-map canvas.sheet'));
        await eventually(
            () => page.locator('c-map-selection .count').count(),
            (found) => found === 1
        );
        expect(await overflowsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-rectangle-390x844');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('shows a manager what a change of owner would do before it is written', async () => {
        const { page, context, troubles } = await openMap(manager);
        await page.getByRole('button', { name: 'Select', exact: true }).click();
        await page.getByLabel('Kilometres around the middle').fill('1');
        await page.getByRole('button', { name: 'Select around the middle' }).click();
        await selectedCount(page);
        await page.getByRole('button', { name: 'Change owner' }).click();
        await page.getByText(/\d+ will change, \d+ stay as they are, \d+ are refused/).waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-owner-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('shows who else is near on an account’s record page', async () => {
        const { page, context, troubles } = await openMap(rep);
        await page.locator('c-record-list .name').first().click();
        await page.locator('c-record-card').getByRole('button', { name: 'Open record' }).click();
        await page.getByText(/customers within 10 minutes by car/).waitFor();
        expect(await page.locator('c-nearby-customers .row').count()).toBeGreaterThan(0);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-near-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });
});

/** Number in "{n} selected" once it is there. */
async function selectedCount(page: Page): Promise<number> {
    const text = await page.locator('c-map-selection .count').textContent();
    return Number((text ?? '').replaceAll(/\D/g, ''));
}

/** A loop with the mouse around most of the map. */
async function dragAround(page: Page, sheet: Locator): Promise<void> {
    const box = await boxOf(sheet);
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
    await page.mouse.move(...at(0.15, 0.15));
    await page.mouse.down();
    for (const [x, y] of [
        [0.8, 0.12],
        [0.85, 0.85],
        [0.5, 0.9],
        [0.12, 0.8]
    ] as const) {
        await page.mouse.move(...at(x, y), { steps: 6 });
    }
    await page.mouse.up();
}

/** Real touch events of the browser, not mouse events. */
async function touchDrag(page: Page, sheet: Locator): Promise<void> {
    const box = await boxOf(sheet);
    const session = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number): Promise<unknown> =>
        session.send('Input.dispatchTouchEvent', {
            type,
            touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + box.width * share, y: box.y + box.height * share }]
        });
    await send('touchStart', 0.1);
    for (const share of [0.3, 0.5, 0.7, 0.9]) await send('touchMove', share);
    await send('touchEnd', 0.9);
}

async function boxOf(sheet: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    await sheet.waitFor();
    const box = await sheet.boundingBox();
    if (!box) throw new Error('The sheet to draw on is not on the page.');
    return box;
}
