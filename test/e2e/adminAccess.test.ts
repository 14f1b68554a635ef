import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openTab, PHONE, personOfRole, takeScreenshot, type DemoPerson } from './support/browser.ts';
import { axeFindings, overflowsSideways } from './support/checks.ts';
import { clearFaults, setFault } from './support/faults.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';

/** Every tab of the app, with the component that is its page. */
const TABS = {
    Fieldmap_Map: 'map',
    Fieldmap_Today: 'today',
    Fieldmap_My_Week: 'week',
    Fieldmap_Live: 'live',
    Fieldmap_KPI: 'kpi',
    Fieldmap_Goals: 'goals',
    Fieldmap_Adoption: 'adoption',
    Fieldmap_Data_Repair: 'repair',
    Fieldmap_Settings: 'settings',
    Fieldmap_Sync: 'sync'
} as const;
type Tab = keyof typeof TABS;
/** Tabs that show what Salesforce itself knows, and what of it is there. */
const OWN_DATA: Partial<Record<Tab, string>> = {
    Fieldmap_Map: 'c-record-list [role="rowgroup"] [role="row"]',
    Fieldmap_Today: 'c-visit-today ol.stops, c-visit-today c-empty-state',
    Fieldmap_My_Week: 'c-day-column',
    Fieldmap_Live: 'c-live-row, c-live-board c-empty-state',
    Fieldmap_Settings: 'c-settings-layers section'
};
const ANSWER = { timeout: 30_000 };
/** Which permission set to ask whom for. */
const WHOM_TO_ASK = /[Aa]sk your Salesforce admin for .*Fieldmap (Rep|Manager|Admin)/;

useDemo({ accounts: 200 });

describe('people without access', () => {
    it('read on every tab which permission set to ask for, and see no data', async () => {
        const nobody = await personOfRole(demo.url, 'none');
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Map', person: nobody });
        for (const tab of Object.keys(TABS) as Tab[]) {
            await goTo(page, tab);
            await page.locator('main').getByText(WHOM_TO_ASK).first().waitFor(ANSWER);
        }
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'no-access-1440x900');
        expect(troubles.filter((trouble) => !trouble.startsWith('500 /apex/'))).toEqual([]);
        await context.close();
    });

    it.each<['rep' | 'manager', readonly Tab[]]>([
        ['rep', ['Fieldmap_Adoption', 'Fieldmap_Settings', 'Fieldmap_Sync']],
        ['manager', ['Fieldmap_Settings', 'Fieldmap_Sync']]
    ])('%ss read on the tabs of others whom they are for', async (role, tabs) => {
        const person: DemoPerson = role === 'rep' ? rep : manager;
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Map', person });
        for (const tab of tabs) {
            await goTo(page, tab);
            await page.locator('main').getByText(WHOM_TO_ASK).first().waitFor(ANSWER);
            // The tab itself is not shown to them.
            expect(await page.locator(`nav a[href="#/n/${tab}"]`).isVisible()).toBe(false);
        }
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('managers see who uses what, before and after, and can take it away as a file', async () => {
        const { page, context, troubles } = await openTab(browser, demo.url, {
            tab: 'Fieldmap_Adoption',
            person: manager
        });
        await page
            .locator('c-adoption-board [data-side="after"]')
            .getByText(/entries a visit/)
            .waitFor(ANSWER);
        await page
            .locator('c-adoption-board [data-side="before"]')
            .getByText(/entries a visit/)
            .waitFor();
        expect(await page.locator('c-adoption-board tr[data-week]').count()).toBe(26);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'adoption-1440x900');
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Download CSV' }).click();
        expect((await download).suggestedFilename()).toMatch(/^fieldmap-adoption-[\d-]+\.csv$/);
        await page.setViewportSize(PHONE);
        expect(await overflowsSideways(page)).toBe(false);
        await takeScreenshot(page, 'adoption-390x844');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('an admin sees deletions that are held back, and lets them go', async () => {
        const admin = await personOfRole(demo.url, 'admin');
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Sync', person: admin });
        await page.locator('c-sync-status .state').getByText('Up to date').waitFor({ timeout: 60_000 });
        // The org answers as if most of its records had gone: nothing of that may be believed without a person.
        await setFault(demo, { kind: 'noRows', match: '/jobs/query/.*/results', count: null });
        await page.getByRole('button', { name: 'Compare all ids' }).click();
        const box = page
            .locator('c-sync-status .box_warn', { hasText: 'Lead' })
            .filter({ has: page.getByRole('button') });
        await box.waitFor({ timeout: 60_000 });
        await clearFaults(demo);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'sync-held-1440x900');
        await box.getByRole('button').click();
        await page.getByRole('button', { name: 'Yes, they are gone' }).waitFor();
        await page.getByRole('button', { name: 'Cancel' }).click();
        // Once the org shows them again, the next comparison takes the hold back by itself.
        await page.locator('c-sync-status .state').getByText('Up to date').waitFor({ timeout: 60_000 });
        await page.getByRole('button', { name: 'Compare all ids' }).click();
        await box.waitFor({ state: 'detached', timeout: 60_000 });
        expect(troubles).toEqual([]);
        await context.close();
    });
});

// The last ones: nobody starts the middleware again.
describe('without the middleware', () => {
    beforeAll(() => demo.stopMiddleware());

    it.each([
        ['middleware-unreachable', 'The Fieldmap service did not answer'],
        ['credential-missing', 'You may not use the Fieldmap service yet'],
        ['middleware-too-old', 'The Fieldmap service is older than the app']
    ])('every tab says what to do about %s', async (code, title) => {
        const admin = await personOfRole(demo.url, 'admin');
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Map', person: admin });
        await answerInstead(page, code);
        for (const tab of Object.keys(TABS) as Tab[]) {
            await goTo(page, tab);
            const main = page.locator('main');
            const own = OWN_DATA[tab];
            // Salesforce's own data stay there; what needs the service says so where it is used.
            if (own !== undefined) await main.locator(own).first().waitFor(ANSWER);
            if (tab === 'Fieldmap_My_Week') await main.getByRole('button', { name: /^Suggest/ }).click();
            if (own === undefined || tab === 'Fieldmap_My_Week') {
                await main.getByText(title).first().waitFor(ANSWER);
                await main.getByRole('button', { name: 'Try again' }).first().waitFor();
            }
            await takeScreenshot(page, `${code}-${tab}-1440x900`);
        }
        expect(await axeFindings(page)).toEqual([]);
        expect(troubles.filter((trouble) => !trouble.startsWith('500 /apex/'))).toEqual([]);
        await context.close();
    });

    it('settings stay readable without the middleware; only the preview is missing', async () => {
        const admin = await personOfRole(demo.url, 'admin');
        const { page, context } = await openTab(browser, demo.url, { tab: 'Fieldmap_Settings', person: admin });
        await page.getByRole('button', { name: 'Visit cadence' }).click(ANSWER);
        await page.getByText(/The preview is not there/).waitFor(ANSWER);
        expect(await page.getByLabel('Days between visits to class A').inputValue()).toMatch(/^\d+$/);
        await context.close();
    });
});

/** What fails because the middleware is gone fails with another problem instead, as the org words it. */
async function answerInstead(page: Page, code: string): Promise<void> {
    await page.route('**/apex/**', async (route) => {
        const response = await route.fetch();
        const body = await response.text();
        await route.fulfill({ response, body: body.replaceAll('middleware-unreachable', code) });
    });
}

/** The page of another tab, at least in its frame. */
async function goTo(page: Page, tab: Tab): Promise<void> {
    await page.goto(page.url().replace(/#.*$/, `#/n/${tab}`));
    await page.locator(`main > c-fieldmap-${TABS[tab]}-page`).waitFor({ ...ANSWER, state: 'attached' });
}
