import { describe, expect, it } from '@jest/globals';
import { openTab, PHONE, personOfRole, takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { browser, demo, useDemo } from './support/sharedDemo.ts';

describe('the page for admins', () => {
    useDemo({ accounts: 200 });

    it('shows how far the sync is, and starts a run', async () => {
        const person = await personOfRole(demo.url, 'admin');
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Sync', person });
        await page.getByRole('heading', { name: /Fieldmap Sync/ }).waitFor();
        const state = page.locator('c-sync-status .state');
        await eventually(
            async () => (await state.textContent()) ?? '',
            (text) => text.includes('Up to date')
        );
        // The demo org offers change events of five objects.
        const live = page.locator('c-sync-objects .how_live');
        await eventually(
            async () => live.count(),
            (count) => count === 5
        );
        await page.getByText(/used by the whole org/).waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'admin-1440x900');
        const before = await page.getByText(/Last complete run/).textContent();
        await page.getByRole('button', { name: 'Compare all ids' }).click();
        await page.getByText('Started. The page follows it.').waitFor();
        await eventually(
            async () => (await state.textContent()) ?? '',
            (text) => text.includes('Up to date')
        );
        expect(await page.getByText(/Last complete run/).textContent()).toMatch(/Last complete run/);
        expect(before).not.toBeNull();
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('fits a phone', async () => {
        const person = await personOfRole(demo.url, 'admin');
        const options = { tab: 'Fieldmap_Sync', person, viewport: PHONE };
        const { page, context, troubles } = await openTab(browser, demo.url, options);
        await page.locator('c-sync-objects table').waitFor();
        expect(await overflowsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'admin-390x844');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('tells a rep who it is for; their tabs do not show it', async () => {
        const person = await personOfRole(demo.url, 'rep');
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Sync', person });
        await page.getByText('This page is for Fieldmap admins').waitFor();
        await page.getByText(/ask your Salesforce admin for the permission set Fieldmap Admin/).waitFor();
        expect(await page.getByRole('navigation', { name: 'Fieldmap' }).getByText('Fieldmap Sync').count()).toBe(0);
        expect(await axeFindings(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await context.close();
    });
});
