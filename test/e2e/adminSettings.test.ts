import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openTab, PHONE, personOfRole, takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { openMapPage } from './support/mapPage.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';
import { WeekPage } from './support/weekPage.ts';

const COLOUR = '#123456';
/** A transparent PNG of one pixel. */
const EMPTY_TILE = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64'
);
const SYNC = { timeout: 60_000 };

describe('Fieldmap Settings', () => {
    useDemo({ accounts: 200 });

    it('changes a colour, a cadence and a limit; map, preview and planner use them', async () => {
        const admin = await personOfRole(demo.url, 'admin');
        const opened = await openTab(browser, demo.url, { tab: 'Fieldmap_Settings', person: admin });
        const { page } = opened;
        const colour = page.locator('[data-layer="Account"][data-value="A"][type="text"]');
        await colour.waitFor();
        expect(await axeFindings(page)).toEqual([]);

        // What cannot be seen is refused before it is saved.
        await typeAndLeave(page, colour, '#ffffee');
        await page.getByText('Too pale').waitFor();
        expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
        await typeAndLeave(page, colour, COLOUR);
        await page.getByText('1 change is not saved yet.').waitFor();

        // The cadence shows who would be due; the rows come from the middleware.
        await page.getByRole('button', { name: 'Visit cadence' }).click();
        const due = page.locator('tr[data-class="D"] .due');
        await due.getByText(/^\d/).waitFor(SYNC);
        await page.getByLabel('Days between visits to class D').fill('1');
        await due.getByText('→').waitFor(SYNC);
        expect(await axeFindings(page)).toEqual([]);

        await page.getByRole('button', { name: 'Planning' }).click();
        await page.locator('c-settings-scores .card').first().waitFor(SYNC);
        const most = page.locator('input[data-key="maxVisitsPerDay"]');
        await most.fill('31');
        await page.getByText('31 is outside 1 to 30.').waitFor();
        await most.fill('2');
        await page.locator('input[data-key="weightCustomerClass"]').fill('0');
        await page.getByText('Class: 40 → 0').first().waitFor(SYNC);
        await takeScreenshot(page, 'settings-planning-1440x900');
        expect(await axeFindings(page)).toEqual([]);
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Saved', { exact: true }).waitFor(SYNC);
        await page.locator('c-settings-latest .status_saved').first().waitFor();
        // The middleware has read the new weight once it counts as the one that holds now.
        await eventually(
            () => weightHeld(page, demo.url),
            (isHeld) => isHeld
        ).catch(() =>
            eventually(
                () => weightHeld(page, demo.url),
                (isHeld) => isHeld
            )
        );

        const map = await openMapPage(browser, demo.url, manager);
        const entry = map.page.locator('c-map-legend .group[aria-label^="Account"] .entry', {
            has: map.page.getByText('A', { exact: true })
        });
        const swatch = entry.locator('path').first();
        await swatch.waitFor();
        expect(await swatch.getAttribute('fill')).toBe(COLOUR);
        const own = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person: rep });
        const week = new WeekPage(own.page);
        await week.suggest();
        const perDay = await Promise.all(
            (await week.days.all()).map((day) => day.locator('c-stop-card:has(.badge)').count())
        );
        expect(Math.max(...perDay)).toBeGreaterThan(0);
        expect(Math.max(...perDay)).toBeLessThanOrEqual(2);
        expect([...opened.troubles, ...map.troubles, ...own.troubles]).toEqual([]);
        await own.context.close();
        await map.context.close();
        await opened.context.close();
    });

    it('changes a KPI, the length of a stay and the tiles; KPI page, recording and map use them', async () => {
        const admin = await personOfRole(demo.url, 'admin');
        const opened = await openTab(browser, demo.url, { tab: 'Fieldmap_Settings', person: admin });
        const { page } = opened;
        await page.getByRole('button', { name: 'KPIs by role' }).click();
        const rows = page.locator('c-settings-kpis [data-role="manager"] .row');
        await rows.first().waitFor();
        const left = (await rows.first().getAttribute('data-kpi')) ?? '';
        const gone = (await rows.last().getAttribute('data-kpi')) ?? '';
        await rows
            .last()
            .getByRole('button', { name: /^Remove/ })
            .click();
        await page.getByRole('button', { name: 'Visits and positions' }).click();
        await page.locator('input[data-key="dwellMinutes"]').fill('12');
        await page.getByRole('button', { name: 'Base map' }).click();
        await page.locator('select[data-key="baseMapKind"]').selectOption('tiles');
        const template = page.locator('input[data-key="tileUrl"]');
        await template.fill('https://tile.example.com/{z}/{x}.png');
        await page.getByText(/\{y\}/).first().waitFor();
        expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
        await template.fill('https://tile.example.com/own/{z}/{x}/{y}.png?k={key}');
        await page.locator('input[data-key="tileKey"]').fill('abc');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Saved', { exact: true }).waitFor(SYNC);

        const kpi = await openTab(browser, demo.url, { tab: 'Fieldmap_KPI', person: manager });
        await eventually(
            async () => {
                await kpi.page.reload();
                await kpi.page.locator(`c-kpi-tile[data-key="${left}"]`).first().waitFor(SYNC);
                return kpi.page.locator(`c-kpi-tile[data-key="${gone}"]`).count();
            },
            (count) => count === 0,
            60
        );
        const own = await openTab(browser, demo.url, { tab: 'Fieldmap_Today', person: rep });
        await eventually(
            async () => {
                const answer = await own.page.request.post(`${demo.url}/apex/VisitDayController/getTracking`, {
                    data: {}
                });
                return (JSON.parse((await answer.json()) as string) as { rules: { dwellMinutes: number } }).rules;
            },
            ({ dwellMinutes }) => dwellMinutes === 12,
            60
        );
        const map = await openTab(browser, demo.url, { tab: 'Fieldmap_Map', person: manager });
        const asked: string[] = [];
        await map.page.route('https://tile.example.com/**', async (route) => {
            asked.push(route.request().url());
            await route.fulfill({ contentType: 'image/png', body: EMPTY_TILE });
        });
        await map.page.reload();
        await eventually(
            () => Promise.resolve(asked),
            ([first]) => first !== undefined,
            30
        );
        expect(asked[0]).toMatch(/^https:\/\/tile\.example\.com\/own\/\d+\/\d+\/\d+\.png\?k=abc$/);
        // Before the route stood, nobody answered for the tiles.
        const isTile = (trouble: string): boolean => trouble.includes('tile.example.com') || trouble.includes('ERR_');
        expect([...opened.troubles, ...kpi.troubles, ...own.troubles]).toEqual([]);
        expect(map.troubles.filter((trouble) => !isTile(trouble))).toEqual([]);
        for (const { context } of [map, own, kpi, opened]) await context.close();
    });

    it('says what Salesforce said when it refuses, and fits a phone', async () => {
        const admin = await personOfRole(demo.url, 'admin');
        const options = { tab: 'Fieldmap_Settings', person: admin, viewport: PHONE };
        const { page, context } = await openTab(browser, demo.url, options);
        await page.locator('c-settings-layers section').first().waitFor();
        expect(await overflowsSideways(page)).toBe(false);
        await page.getByRole('button', { name: 'KPIs by role' }).click();
        const manager = page.locator('c-settings-kpis [data-role="manager"]').first();
        await manager.locator('.row').first().waitFor();
        expect(await manager.locator('.row').count()).toBeLessThanOrEqual(5);
        expect(await overflowsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'settings-kpis-390x844');
        // A name that no release knows: the deployment fails as a whole, and nothing is written.
        const answer = await page.request.post(`${demo.url}/apex/SettingsController/save`, {
            data: {
                changesJson: JSON.stringify([
                    { type: 'VisitCadence', name: 'A', label: 'A', values: { CustomerClass__c: 'x'.repeat(41) } }
                ])
            }
        });
        const { changeId } = JSON.parse((await answer.json()) as string) as { changeId: string };
        await eventually(
            async () => {
                const saving = await page.request.post(`${demo.url}/apex/SettingsController/getSaving`, {
                    data: { changeId }
                });
                return JSON.parse((await saving.json()) as string) as { status: string; error: string };
            },
            ({ status, error }) => status === 'Failed' && error.includes('data value too large')
        );
        await context.close();
    });
});

async function typeAndLeave(page: Page, input: ReturnType<Page['locator']>, text: string): Promise<void> {
    await input.fill(text);
    await page.getByRole('heading', { name: 'Fieldmap Settings' }).click();
}

/** True when no score counts the class any more. */
async function weightHeld(page: Page, url: string): Promise<boolean> {
    const answer = await page.request.post(`${url}/apex/SettingsController/preview`, { data: { requestJson: '{}' } });
    const { customers } = JSON.parse((await answer.json()) as string) as {
        customers: { before: { reasons: { code: string }[] } }[];
    };
    return customers.every(({ before }) => before.reasons.every(({ code }) => code !== 'class'));
}
