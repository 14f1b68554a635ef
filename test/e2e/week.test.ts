import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
    launchBrowser,
    openTab,
    personOfRole,
    PHONE,
    takeScreenshot,
    type DemoPerson,
    type OpenPage
} from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { removeTestDemo, startTestDemo, type DemoUnderTest } from './support/demo.ts';

const ANSWER = { timeout: 30_000 };

/** Chooses an entry of a card's menu. */
async function chooseFromMenu(page: Page, card: ReturnType<Page['locator']>, entry: RegExp): Promise<void> {
    await card.locator('c-stop-menu button').first().click();
    await page.getByRole('menuitem', { name: entry }).first().click();
}

/** Starts the drag before the page scrolls to the target: scrolling first would take another stop along. */
async function drag(page: Page, from: ReturnType<Page['locator']>, to: ReturnType<Page['locator']>): Promise<void> {
    await from.hover();
    await page.mouse.down();
    await page.mouse.move(10, 10, { steps: 3 });
    await to.hover();
    await to.hover();
    await page.mouse.up();
}

describe('my week, from a suggestion to a repaired week', () => {
    let demo: DemoUnderTest;
    let browser: Browser;
    let rep: DemoPerson;
    let opened: OpenPage;
    let page: Page;

    const stops = (): ReturnType<Page['locator']> => page.locator('c-stop-card:has(.badge)');
    const names = (): Promise<string[]> => stops().locator('.name').allTextContents();
    const accept = (): ReturnType<Page['locator']> => page.getByRole('button', { name: /^Accept \d+ visits/ });

    beforeAll(async () => {
        demo = await startTestDemo();
        browser = await launchBrowser();
        rep = await personOfRole(demo.url, 'rep');
        opened = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person: rep });
        page = opened.page;
    }, 300_000);
    afterAll(async () => {
        await browser?.close();
        await demo?.stop();
        if (demo) removeTestDemo(demo);
    });

    it('suggests a week and says why, and who would come instead', async () => {
        await page.getByRole('button', { name: 'Suggest visits' }).click();
        await accept().waitFor(ANSWER);
        expect(await stops().count()).toBeGreaterThan(5);
        await stops().first().getByRole('button', { name: /^Why/ }).click();
        await page.locator('c-stop-card .reason').first().waitFor();
        await page.locator('c-stop-card .reason_instead').first().waitFor(ANSWER);
        await page.getByRole('button', { name: 'What would it take?' }).first().click();
        await eventually(
            () => page.locator('c-unassigned-list .advice').first().textContent(),
            (text) => (text ?? '') !== ''
        );
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'week-reasons-1440x900');
    });

    it('takes a "no" with its reason; the next proposal does without', async () => {
        const [refused = ''] = await names();
        await chooseFromMenu(page, stops().first(), /not worth a visit/);
        await eventually(names, (left) => !left.includes(refused));
        await page.getByRole('button', { name: 'Suggest again' }).click();
        await eventually(names, (left) => left.length > 5);
        expect(await names()).not.toContain(refused);
    });

    it('moves a stop by menu, by drag, and adds one that was left out; the times follow at once', async () => {
        const days = page.locator('c-day-column:has(c-stop-card .badge)');
        const [from, to] = [days.nth(0), days.nth(1)];
        const before = await from.locator('.times').allTextContents();
        await chooseFromMenu(page, from.locator('c-stop-card:has(.badge)').first(), /Later in the day/);
        await page.getByText('Your order').first().waitFor();
        expect(await from.locator('.times').allTextContents()).not.toEqual(before);
        const dragged = from.locator('.slot[draggable="true"]').first();
        const name = (await dragged.locator('.name').textContent()) ?? '';
        await drag(page, dragged, to.locator('.slot').first());
        await eventually(
            () => to.locator('.name').allTextContents(),
            (there) => there.includes(name)
        );
        await takeScreenshot(page, 'week-changed-1440x900');
        expect(await axeFindings(page)).toEqual([]);
        const row = page.locator('c-unassigned-list .row:has(lightning-button-menu)').first();
        const added = (await row.locator('.name').textContent()) ?? '';
        await row.locator('lightning-button-menu button').click();
        await page
            .getByRole('menuitem', { name: /^Add to/ })
            .first()
            .click();
        await eventually(names, (there) => there.includes(added));
        await chooseFromMenu(page, page.locator('c-stop-card', { hasText: added }).first(), /Take out/);
        await eventually(names, (there) => !there.includes(added));
    });

    it('improves around the changes, shows the difference first, and writes the week', async () => {
        await page.getByRole('button', { name: 'Improve around my changes' }).click();
        await page.locator('c-change-review').waitFor(ANSWER);
        await takeScreenshot(page, 'week-improved-1440x900');
        expect(await axeFindings(page)).toEqual([]);
        const count = Number(((await accept().textContent()) ?? '').match(/\d+/)?.[0]);
        await accept().click();
        await page.getByText(`${count} visits are planned and in the calendar`).waitFor(ANSWER);
    });

    it('repairs the week after a cancelled meeting, and takes it back', async () => {
        const planned = page.locator('c-stop-card:has-text("Planned")');
        const card = planned.last();
        const name = (await card.locator('.name').textContent()) ?? '';
        await chooseFromMenu(page, card, /Cancel this visit/);
        await page.getByText(`${name}: cancelled`).waitFor(ANSWER);
        await page.getByRole('button', { name: 'Repair my week' }).waitFor(ANSWER);
        await page.getByRole('button', { name: 'Repair my week' }).click();
        await page.locator('c-change-review').getByText(name).first().waitFor(ANSWER);
        await takeScreenshot(page, 'week-repair-1440x900');
        expect(await names()).not.toContain(name);
        await accept().click();
        await page.locator('c-change-review').waitFor({ state: 'detached', ...ANSWER });
        expect(opened.troubles).toEqual([]);
        await opened.context.close();
    });

    it('works on a phone: one day at a time, large targets, no sideways scroll', async () => {
        const phone = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person: rep, viewport: PHONE });
        await phone.page.locator('c-week-board .tab').first().waitFor();
        expect(await phone.page.locator('c-day-column:visible').count()).toBe(1);
        await phone.page.locator('c-week-board .tab').nth(2).click();
        expect(await overflowsSideways(phone.page)).toBe(false);
        const heights = await phone.page
            .locator('c-week-planner button:not(.slds-button_icon):visible, c-stop-menu .target:visible')
            .evaluateAll((buttons) =>
                buttons.map((button) => `${Math.round(button.getBoundingClientRect().height)} ${button.className}`)
            );
        expect(heights.filter((height) => Number.parseInt(height, 10) < 44)).toEqual([]);
        expect(await axeFindings(phone.page)).toEqual([]);
        await takeScreenshot(phone.page, 'week-planned-390x844');
        expect(phone.troubles).toEqual([]);
        await phone.context.close();
    });

    it('plans a team over shared customers on one map', async () => {
        const manager = await personOfRole(demo.url, 'manager');
        const team = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person: manager });
        await team.page.getByRole('button', { name: 'Team' }).click();
        const people = team.page.locator('c-team-chooser .slds-checkbox__label');
        await people.nth(1).click();
        await people.nth(2).click();
        await team.page.getByText('They share customers').click();
        await team.page.getByRole('button', { name: 'Show the team' }).click();
        await team.page.getByRole('button', { name: 'Suggest visits' }).click();
        await team.page.getByRole('button', { name: /^Accept \d+ visits/ }).waitFor(ANSWER);
        expect(await team.page.locator('c-week-board .row').count()).toBeGreaterThan(1);
        expect(await axeFindings(team.page)).toEqual([]);
        await takeScreenshot(team.page, 'week-team-1440x900');
        expect(team.troubles).toEqual([]);
        await team.context.close();
    });
});
