import { describe, expect, it } from '@jest/globals';
import { PHONE, takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';
import { openMapPage, settled, TABLET, totals } from './support/mapPage.ts';

describe('filters of the map', () => {
    useDemo();

    it('combines a field, deals and a territory, and a link reproduces the view', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, manager);
        const before = await totals(page);
        await page.getByRole('button', { name: 'Filter', exact: true }).click();
        const fields = page.getByLabel('Field to filter by');
        await fields.selectOption({ label: 'Industry' });
        await page.locator('c-filter-panel .value input').first().check();
        await eventually(
            () => totals(page),
            ({ shown }) => shown < before.shown
        );
        const byIndustry = await totals(page);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-filter-1440x900');
        await fields.selectOption({ label: 'Has an open deal' });
        await page.locator('c-filter-panel .one').selectOption('1');
        await eventually(
            () => totals(page),
            ({ shown }) => shown < byIndustry.shown
        );
        await fields.selectOption({ label: 'Territory' });
        await page.getByRole('checkbox', { name: 'Liechtenstein' }).check();
        await page.getByRole('button', { name: 'Filter (3)' }).waitFor();
        await settled(page);
        const narrowed = await totals(page);
        await page.waitForTimeout(500);
        const link = page.url();
        expect(link).toContain('c__where=');
        const second = await context.newPage();
        await second.goto(link);
        await settled(second);
        await second.getByRole('button', { name: 'Filter (3)' }).waitFor();
        await eventually(
            () => totals(second),
            ({ shown }) => shown === narrowed.shown
        );
        await second.getByRole('button', { name: 'Reset filters' }).click();
        await eventually(
            () => totals(second),
            ({ shown }) => shown === before.shown
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('takes a list view of the org as a source, by keyboard', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep, { viewport: TABLET });
        await page.getByRole('button', { name: 'Filter', exact: true }).focus();
        await page.keyboard.press('Enter');
        const fields = page.getByLabel('Field to filter by');
        await fields.selectOption({ label: 'List view' });
        await page.locator('c-filter-panel .one').selectOption({ label: 'Class A customers' });
        await page.getByRole('button', { name: 'Filter (1)' }).waitFor();
        await settled(page);
        const classes = await page.locator('c-map-legend .group').first().locator('.entry').allTextContents();
        const others = classes.filter((text) => /^[BCD]/.test(text.trim()) && !/0$/.test(text.trim()));
        expect(others).toEqual([]);
        expect(await axeFindings(page)).toEqual([]);
        await page.locator('c-filter-panel .one').focus();
        await page.keyboard.press('Escape');
        await eventually(
            () => page.locator('c-filter-panel .bar').count(),
            (count) => count === 0
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('shows a team by the role hierarchy', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, manager);
        const owner = page.locator('c-map-filters select').first();
        const teams = await owner.locator('option', { hasText: 'Team of' }).allTextContents();
        expect(teams.length).toBeGreaterThan(0);
        const all = await totals(page);
        await owner.selectOption({ label: teams[0]!.trim() });
        await settled(page);
        expect(page.url()).toContain('c__team=');
        expect((await totals(page)).shown).toBeLessThanOrEqual(all.shown);
        await owner.selectOption({ index: teams.length + 1 });
        await eventually(
            () => totals(page),
            ({ shown }) => shown < all.shown
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('keeps a view in the org: private, then shared with a colleague, renamed and deleted', async () => {
        const mine = await openMapPage(browser, demo.url, manager, { state: { c__days: '60' } });
        await mine.page.getByRole('button', { name: 'Save filter' }).click();
        await mine.page.getByLabel('Name of the filter').fill('Not seen for long');
        await mine.page.getByRole('checkbox', { name: 'Share with everyone' }).check();
        await mine.page.locator('c-saved-filters .keep').click();
        await mine.page.locator('c-saved-filters .choose').waitFor();
        expect(await axeFindings(mine.page)).toEqual([]);

        const theirs = await openMapPage(browser, demo.url, rep);
        const choose = theirs.page.locator('c-saved-filters .choose');
        const option = choose.locator('option', { hasText: 'Not seen for long' });
        expect(await option.textContent()).toContain(manager.name);
        await choose.selectOption((await option.getAttribute('value'))!);
        await eventually(
            async () => theirs.page.url(),
            (url) => url.includes('c__days=60')
        );
        expect(await theirs.page.locator('c-saved-filters .remove').count()).toBe(0);
        expect(theirs.troubles).toEqual([]);
        await theirs.context.close();

        await mine.page.getByRole('button', { name: 'Rename or share' }).click();
        await mine.page.getByLabel('Name of the filter').fill('Overdue');
        await mine.page.keyboard.press('Enter');
        await mine.page.getByRole('button', { name: 'Delete Overdue' }).click();
        await eventually(
            () => mine.page.locator('c-saved-filters .choose').count(),
            (count) => count === 0
        );
        expect(mine.troubles).toEqual([]);
        await mine.context.close();
    });

    it('filters with a finger on a phone; the panel leaves map and zoom free', async () => {
        const { page, context, troubles } = await openMapPage(browser, demo.url, rep, { viewport: PHONE });
        await page.getByRole('button', { name: 'Filter', exact: true }).tap();
        await page.getByLabel('Field to filter by').selectOption({ label: 'Customer Class' });
        await page.locator('c-filter-panel .value input').first().tap();
        await page.getByRole('button', { name: 'Filter (1)' }).waitFor();
        const zoom = await page.getByRole('button', { name: 'Zoom in' }).boundingBox();
        const panel = await page.locator('c-map-panel .body-sheet').boundingBox();
        expect(zoom!.y + zoom!.height).toBeLessThanOrEqual(panel!.y + 1);
        expect(await overflowsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-filter-390x844');
        expect(troubles).toEqual([]);
        await context.close();
    });
});
