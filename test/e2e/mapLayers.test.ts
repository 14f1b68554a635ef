import { describe, expect, it } from '@jest/globals';
import { PHONE, takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';
import { legendCounts, openMapPage, settled, TABLET, totals } from './support/mapPage.ts';

describe('layers, legend and list of the map', () => {
    useDemo();

    it('colours accounts by class, days since the visit, due date and revenue; every legend counts all of them', async () => {
        const state = { c__layers: 'Account' };
        const { page, context, troubles } = await openMapPage(browser, demo.url, manager, { state });
        const list = await page.locator('c-record-pane .summary').textContent();
        const { total } = await totals(page);
        const colourBy = page.getByLabel('Colour by: Accounts');
        for (const name of ['Customer Class', 'Last Visit', 'Next Visit Due', 'Annual Revenue']) {
            await colourBy.selectOption({ label: name });
            await settled(page);
            const counts = await legendCounts(page, 'Accounts');
            expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
            expect(Object.keys(counts).length).toBeGreaterThan(2);
        }
        expect(await page.locator('c-record-pane .summary').textContent()).toBe(list);
        await colourBy.selectOption({ label: 'Next Visit Due' });
        await settled(page);
        expect(page.url()).toContain('c__by=Account.NextVisitDue__c');
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-colour-due-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('filters by a click on the legend, exactly as many as it says', async () => {
        const state = { c__layers: 'Account' };
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep, { state, viewport: TABLET });
        const counts = await legendCounts(page, 'Accounts');
        const rows = () => page.locator('c-record-list [role="grid"]').getAttribute('aria-rowcount');
        const before = Number(await rows());
        await page.locator('c-map-legend .entry').first().click();
        await eventually(rows, (count) => Number(count) === before - Object.values(counts)[0]!);
        await page.locator('c-map-legend .entry').first().click();
        await eventually(rows, (count) => Number(count) === before);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-legend-1024x768');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('shows planned and done visits as layers of their own', async () => {
        const state = { c__layers: 'PlannedVisit,DoneVisit' };
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep, { state });
        const planned = await legendCounts(page, 'Field Visits · Planned');
        const done = await legendCounts(page, 'Field Visits · Completed');
        expect(Object.keys(planned)).toContain('Planned');
        expect(Object.keys(done)).toContain('Order');
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-visits-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('walks the list twin by keyboard: sort, move, open a card, close it', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep);
        await page.getByRole('columnheader', { name: 'Last visit' }).getByRole('button').focus();
        await page.keyboard.press('Enter');
        expect(await page.locator('[aria-sort="ascending"]').count()).toBe(1);
        await page.locator('c-record-list .row[tabindex="0"]').focus();
        for (const key of ['End', 'Home', 'PageDown', 'ArrowDown']) await page.keyboard.press(key);
        await page.keyboard.press('Enter');
        await page.locator('c-record-card .title').waitFor();
        await page.keyboard.press('Escape');
        await eventually(
            () => page.locator('c-record-card').count(),
            (count) => count === 0
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('gives the list and the legend to a finger on a phone', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep, { viewport: PHONE });
        await page.getByRole('button', { name: 'Legend' }).tap();
        await page.getByLabel('Colour by: Accounts').selectOption({ label: 'Last Visit' });
        await settled(page);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-legend-390x844');
        await page.getByRole('button', { name: 'Legend' }).tap();
        await page.getByRole('button', { name: 'List', exact: true }).tap();
        await page.locator('c-record-list .name').first().tap();
        await page.locator('c-record-card .title').waitFor();
        expect(await overflowsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await context.close();
    });
});
