import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PHONE, takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { browser, demo, rep, useDemo } from './support/sharedDemo.ts';
import { openMapPage } from './support/mapPage.ts';

/** As wide as the legend that lies over the map. */
const LEGEND_PIXELS = 212;
const AT_VADUZ = { latitude: 47.1392, longitude: 9.5216, accuracy: 15 };

describe('the card of the map', () => {
    useDemo();

    const openCard = async (viewport?: typeof PHONE, row = 0) => {
        const state = { c__layers: 'Account' };
        const opened = await openMapPage(browser, demo.url, rep, { state, ...(viewport ? { viewport } : {}) });
        const { page } = opened;
        if (viewport) await page.getByRole('button', { name: 'List', exact: true }).tap();
        await page.locator('c-record-list .name').nth(row).click();
        await page.locator('c-record-card .title').waitFor();
        return opened;
    };

    it('opens from a pin with the mouse and closes with Escape', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep, {
            state: { c__layers: 'Account' }
        });
        const found = await clickAPin(page);
        expect(found).toBe(true);
        await page.keyboard.press('Escape');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('checks in with the position of the device and completes the visit', async () => {
        const { page, context, troubles } = await openCard();
        await context.grantPermissions(['geolocation'], { origin: demo.url });
        await context.setGeolocation(AT_VADUZ);
        await page.getByRole('button', { name: 'Check in' }).click();
        await page.getByText(/Checked in, .* from the customer/).waitFor();
        await page.getByRole('button', { name: 'Complete visit' }).click();
        await page.getByLabel('Outcome').selectOption('Order');
        await page.getByLabel('Note', { exact: true }).fill('Signed the order');
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-card-complete-1440x900');
        await page.locator('c-quick-check-in .save').click();
        await page.getByText('Visit completed.').waitFor();
        await page.locator('c-record-card .notes', { hasText: 'Signed the order' }).waitFor();
        await page.getByRole('button', { name: 'Check in' }).waitFor();
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('checks in without a position, records a call, by finger on a phone', async () => {
        const { page, context, troubles } = await openCard(PHONE, 1);
        await page.getByRole('button', { name: 'Log a contact' }).tap();
        await page.getByLabel('Outcome').selectOption('Information Given');
        await page.getByLabel('Note', { exact: true }).fill('Called about the fair');
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-card-contact-390x844');
        await page.locator('c-quick-check-in .save').tap();
        await page.getByText('Contact recorded.').waitFor();
        await page.locator('c-record-card .notes', { hasText: 'Called about the fair' }).waitFor();
        await page.getByRole('button', { name: 'Check in' }).tap();
        await page.getByText(/Checked in/).waitFor();
        await page.getByRole('button', { name: 'Complete visit' }).waitFor();
        expect(await overflowsSideways(page)).toBe(false);
        await page.getByRole('button', { name: 'Complete visit' }).tap();
        await page.locator('c-quick-check-in .save').tap();
        await page.getByRole('button', { name: 'Check in' }).waitFor();
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('starts a Flow of the org, calls, navigates, and takes the customer to the week', async () => {
        const { page, context, troubles } = await openCard(undefined, 2);
        await page.getByRole('button', { name: 'Invite to the trade fair' }).click();
        const dialog = page.getByRole('dialog', { name: 'Invite to the trade fair' });
        await dialog.getByText('Invite_To_Trade_Fair').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-card-flow-1440x900');
        await dialog.getByRole('button', { name: 'Finish' }).click();
        await eventually(
            () => dialog.count(),
            (count) => count === 0
        );
        expect(await page.locator('c-record-card a[href^="tel:"]').count()).toBeGreaterThan(0);
        expect(await page.locator('c-record-card a[href*="destination="]').count()).toBe(1);
        await takeScreenshot(page, 'map-card-1440x900');
        await page.locator('c-record-card .plan').click();
        await page.waitForURL(/Fieldmap_My_Week\?c__required=001/);
        expect(troubles).toEqual([]);
        await context.close();
    });
});

/** A record of the list, brought to the middle of what the legend leaves free: where it was is clicked with the mouse. */
async function clickAPin(page: Page): Promise<boolean> {
    await page.locator('c-record-list .name').first().click();
    await page.locator('c-record-card .title').waitFor();
    await page.locator('c-record-card .close').click();
    await page.waitForTimeout(1500);
    const box = (await page.locator('c-leaflet-map .map').boundingBox())!;
    const middle = { x: box.x + (LEGEND_PIXELS + box.width) / 2, y: box.y + box.height / 2 };
    for (const [dx, dy] of around(48)) {
        await page.mouse.move(middle.x + dx, middle.y + dy);
        if ((await page.locator('c-leaflet-map .hint').count()) === 0) continue;
        await page.mouse.click(middle.x + dx, middle.y + dy);
        await page.locator('c-record-card .title, c-record-pane .back').first().waitFor();
        return true;
    }
    return false;
}

/** Steps of 8 pixels, nearest first. */
function around(reach: number): (readonly [number, number])[] {
    const steps: (readonly [number, number])[] = [];
    for (let x = -reach; x <= reach; x += 8) for (let y = -reach; y <= reach; y += 8) steps.push([x, y]);
    return steps.sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay) - Math.hypot(bx, by));
}
