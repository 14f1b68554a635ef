import { describe, expect, it } from '@jest/globals';
import { DESKTOP, openTab, PHONE, personOfRole, takeScreenshot, type DemoPerson } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';

describe('from the demo org to a map with suggested visits', () => {
    useDemo();

    it('shows the rep their accounts and leads on the map, with exact totals and a legend', async () => {
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Map', person: rep });
        await page.locator('canvas').first().waitFor();
        const total = page.getByText(/Showing [\d,'’]+ of [\d,'’]+/);
        await total.waitFor();
        const [shown, all] = ((await total.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
        expect(shown).toBeGreaterThan(5);
        expect(all).toBeGreaterThanOrEqual(shown ?? 0);
        await page.getByText('© OpenStreetMap contributors').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'map-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('opens a card from the list and narrows by search', async () => {
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Map', person: rep });
        const rows = page.locator('c-record-list [role="row"], c-record-list tbody tr');
        await rows.first().waitFor();
        const name = ((await page.locator('c-record-list .name').first().textContent()) ?? '').trim();
        await page.locator('c-record-list .name').first().click();
        await page.locator('c-record-card').getByText(name).first().waitFor();
        await takeScreenshot(page, 'map-card-1440x900');
        await page
            .getByRole('searchbox')
            .or(page.getByPlaceholder(/Search/))
            .first()
            .fill(name.slice(0, 8));
        await eventually(
            async () =>
                (await page
                    .getByText(/Showing /)
                    .first()
                    .textContent()) ?? '',
            (text) => {
                const [shown = 99] = text.match(/\d+/g)?.map(Number) ?? [];
                return shown < 20;
            }
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('shows a manager more than a rep: subordinates’ records by role hierarchy', async () => {
        const count = async (person: DemoPerson): Promise<number> => {
            const { page, context } = await openTab(browser, demo.url, { tab: 'Fieldmap_Map', person });
            const total = page.getByText(/Showing /).first();
            await total.waitFor();
            await page.waitForTimeout(1500);
            const numbers =
                ((await total.textContent()) ?? '').replaceAll(/[,'’]/g, '').match(/\d+/g)?.map(Number) ?? [];
            await context.close();
            return numbers[1] ?? 0;
        };
        expect(await count(manager)).toBeGreaterThan((await count(rep)) * 3);
    });

    it('suggests a week with reasons, writes it to the org when accepted, and shows it after a reload', async () => {
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person: rep });
        const suggest = page.getByRole('button', { name: 'Suggest visits' });
        await suggest.waitFor();
        const plannedBefore = await page.locator('c-stop-card .status').count();
        await suggest.click();
        const accept = page.getByRole('button', { name: /Accept \d+ visits/ });
        await accept.waitFor({ timeout: 30_000 });
        // The first plan gets better for a few seconds.
        await page.locator('c-week-planner .working').waitFor({ state: 'detached', timeout: 30_000 });
        const visitCount = Number(((await accept.textContent()) ?? '').match(/\d+/)?.[0]);
        expect(visitCount).toBeGreaterThan(3);
        await page.getByRole('button', { name: /^Why/ }).first().click();
        await page.locator('c-stop-card .reason').first().waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'week-1440x900');
        await accept.click();
        await page.getByText(/visits are planned and in the calendar/).waitFor({ timeout: 30_000 });
        await page.reload();
        await page.locator('c-stop-card .status').first().waitFor();
        await eventually(
            () => page.locator('c-stop-card .status').count(),
            (count) => count === plannedBefore + visitCount
        );
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('shows five KPIs to the manager first and opens a number to its records', async () => {
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_KPI', person: manager });
        await page.locator('c-kpi-tile').first().waitFor({ timeout: 30_000 });
        expect(await page.locator('c-kpi-tile').count()).toBe(5);
        await page.locator('c-kpi-breakdown .row').first().waitFor({ timeout: 30_000 });
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'kpi-1440x900');
        await page.locator('c-kpi-board [data-id="period"] button').click();
        await page.getByRole('option', { name: 'Month' }).click();
        await page.locator('c-kpi-tile').first().locator('button').click();
        await page.locator('c-kpi-detail .record').first().waitFor({ timeout: 30_000 });
        const heading =
            (await page
                .locator('c-kpi-detail')
                .getByText(/Records that count/)
                .textContent()) ?? '';
        const value = (await page.locator('c-kpi-detail strong').textContent()) ?? '';
        const digits = (text: string): string => text.replaceAll(/\D/g, '');
        expect(digits(heading)).toBe(digits(value));
        await takeScreenshot(page, 'kpi-detail-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it.each([
        ['Fieldmap_Map', 'map'],
        ['Fieldmap_My_Week', 'week'],
        ['Fieldmap_KPI', 'kpi']
    ])('%s fits a phone without sideways scrolling', async (tab, name) => {
        const person = tab === 'Fieldmap_KPI' ? manager : rep;
        const { page, context, troubles } = await openTab(browser, demo.url, { tab, person, viewport: PHONE });
        await page.waitForTimeout(2500);
        expect(await overflowsSideways(page)).toBe(false);
        await takeScreenshot(page, `${name}-390x844`);
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('explains to a person without a permission set what to ask for', async () => {
        const person = await personOfRole(demo.url, 'none');
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person });
        await page.getByText('You do not have Fieldmap yet').waitFor();
        await page.goto(`${demo.url}/#/n/Fieldmap_KPI`);
        await page.getByText('You do not have Fieldmap yet').waitFor();
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('speaks Japanese to a person whose language is Japanese, with no label left over', async () => {
        const people = (await (await fetch(`${demo.url}/demo/people`)).json()) as DemoPerson[];
        let japanese: DemoPerson | undefined;
        for (const person of people) {
            const me = await fetch(`${demo.url}/demo/me`, {
                headers: { cookie: `fieldmap_demo_user=${person.userId}` }
            });
            const { languageLocaleKey } = (await me.json()) as { languageLocaleKey: string };
            if (languageLocaleKey.startsWith('ja')) japanese = person;
        }
        if (japanese === undefined) throw new Error('The person switch offers nobody who reads Japanese.');
        const { page, context } = await openTab(browser, demo.url, {
            tab: 'Fieldmap_My_Week',
            person: japanese,
            viewport: DESKTOP
        });
        await page.getByText('訪問先を提案').first().waitFor();
        const text = (await page.locator('body').textContent()) ?? '';
        expect(text).not.toMatch(/\{Fieldmap_/);
        await takeScreenshot(page, 'week-japanese-1440x900');
        await context.close();
    });
});
