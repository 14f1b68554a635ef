import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { listPeople, openTab, PHONE, takeScreenshot, type DemoPerson, type OpenPage } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { openMapPage } from './support/mapPage.ts';
import { browser, demo, useDemo } from './support/sharedDemo.ts';
import { WeekPage } from './support/weekPage.ts';

const TAB = 'Fieldmap_My_Week';

/** What the page hands to other programs when an entry of the export menu is chosen. */
async function downloadOf(page: Page, entry: RegExp): Promise<string> {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: entry }).first().click()
    ]);
    return readFileSync(await download.path(), 'utf8');
}

/** Events of a calendar file by their properties (RFC 5545), lines unfolded. */
function eventsOf(ics: string): Map<string, string>[] {
    const lines = ics.replaceAll('\r\n ', '').split('\r\n');
    expect([lines[0], lines.at(-2)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
    const starts = lines.flatMap((line, index) => (line === 'BEGIN:VEVENT' ? [index] : []));
    return starts.map((start) => {
        const end = lines.indexOf('END:VEVENT', start);
        return new Map(
            lines.slice(start + 1, end).map((line) => {
                const colon = line.indexOf(':');
                return [line.slice(0, colon), line.slice(colon + 1)];
            })
        );
    });
}

describe('my week by hand', () => {
    let reps: DemoPerson[];
    useDemo();
    beforeAll(async () => {
        reps = (await listPeople(demo.url)).filter(({ role }) => role === 'rep');
    });

    const open = (index: number, viewport?: typeof PHONE): Promise<OpenPage> =>
        openTab(browser, demo.url, { tab: TAB, person: reps[index] as DemoPerson, ...(viewport && { viewport }) });

    it('carries a stop with a finger to another place and, over its tab, to another day', async () => {
        const phone = await open(1, PHONE);
        const { page } = phone;
        const week = new WeekPage(page);
        await week.suggest();
        expect(await page.locator('c-day-column:visible').count()).toBe(1);
        const visible = page.locator('c-day-column:visible c-stop-card:has(.badge)');
        const visibleNames = (): Promise<string[]> => visible.locator('.name').allTextContents();

        const [first = '', second = ''] = await visibleNames();
        const showDay = (): Promise<void> =>
            page.locator('c-week-board .tabs').evaluate((tabs) => tabs.scrollIntoView({ block: 'start' }));
        await showDay();
        await week.carry(week.cardOf(first), [visible.nth(1).locator('.badge'), visible.nth(1).locator('.points')]);
        await eventually(visibleNames, ([now]) => now === second);

        const tab = page.locator('c-week-board .tab').nth(1);
        await showDay();
        await week.carry(week.cardOf(second), [tab, page.locator('c-day-column:visible .title')]);
        await eventually(
            () => tab.getAttribute('aria-pressed'),
            (pressed) => pressed === 'true'
        );
        await eventually(visibleNames, (there) => there.includes(second));

        expect(await overflowsSideways(page)).toBe(false);
        const heights = await page
            .locator('c-week-planner button:not([class*="slds-button_icon"]):visible, c-stop-menu .target:visible')
            .evaluateAll((buttons) =>
                buttons.map((button) => `${Math.round(button.getBoundingClientRect().height)} ${button.className}`)
            );
        expect(heights.filter((height) => Number.parseInt(height, 10) < 44)).toEqual([]);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'week-touch-390x844');
        expect(phone.troubles).toEqual([]);
        await phone.context.close();
    });

    it('moves a stop with the arrow keys, says where it is, and keeps it in the hand', async () => {
        const opened = await open(2);
        const { page } = opened;
        const week = new WeekPage(page);
        await week.suggest();
        const [from, to] = [week.days.nth(0), week.days.nth(1)];
        const name = (await from.locator('c-stop-card:has(.badge) .name').first().textContent()) ?? '';
        await week.cardOf(name).locator('.grip').focus();
        await page.keyboard.press('ArrowDown');
        await eventually(
            () => from.locator('c-stop-card:has(.badge) .name').allTextContents(),
            (names) => names[1] === name
        );
        await page.keyboard.press('ArrowRight');
        await eventually(
            () => to.locator('.name').allTextContents(),
            (names) => names.includes(name)
        );
        await eventually(
            () => page.locator('c-week-planner div[aria-live] > .slds-assistive-text').first().textContent(),
            (text) => (text ?? '').startsWith(`${name} is now on`)
        );
        await page.keyboard.press('ArrowLeft');
        await eventually(
            () => from.locator('.name').allTextContents(),
            (names) => names.includes(name)
        );
        expect(opened.troubles).toEqual([]);
        await opened.context.close();
    });

    it('hands the week to calendars, spreadsheets and map programs', async () => {
        const opened = await open(2);
        const { page } = opened;
        const week = new WeekPage(page);
        await week.suggest();
        const names = await week.names();
        // The map programs are not reached from here; where the page goes is what counts.
        await opened.context.route(/google\.com|apple\.com/, (route) => route.fulfill({ body: 'a map' }));

        const events = eventsOf(await downloadOf(page, /Calendar/));
        expect(events.map((event) => event.get('SUMMARY')?.replaceAll('\\', ''))).toEqual(names);
        for (const event of events) {
            expect(event.get('DTSTART')).toMatch(/^\d{8}T\d{6}Z$/);
            expect((event.get('DTEND') ?? '') > (event.get('DTSTART') ?? '')).toBe(true);
        }
        expect(new Set(events.map((event) => event.get('UID'))).size).toBe(events.length);
        const rows = (await downloadOf(page, /Table/)).trim().split('\r\n');
        expect(rows).toHaveLength(names.length + 1);

        for (const [entry, host] of [
            [/Google/, 'www.google.com'],
            [/Apple/, 'maps.apple.com']
        ] as const) {
            await page.getByRole('button', { name: 'Export' }).click();
            const [popup] = await Promise.all([
                page.waitForEvent('popup'),
                page.getByRole('menuitem', { name: entry }).first().click()
            ]);
            await popup.waitForURL(`https://${host}/**`);
            const url = new URL(popup.url());
            expect(url.host).toBe(host);
            const waypoints = url.searchParams.getAll(host === 'maps.apple.com' ? 'waypoint' : 'waypoints');
            expect(waypoints.join('|')).toMatch(/^\d+\.\d{6},\d+\.\d{6}/);
            await popup.close();
        }
        await opened.context.close();
    });

    it('takes customers chosen on the map into the week, and says who is not in', async () => {
        const opened = await openMapPage(browser, demo.url, reps[3] as DemoPerson);
        const { page } = opened;
        const week = new WeekPage(page);
        await page.getByRole('button', { name: 'Select', exact: true }).click();
        await page.locator('c-map-selection .kilometres').fill('1');
        await page.getByRole('button', { name: 'Select around the middle' }).click();
        await page.locator('c-map-selection .plan').click();
        await week.settled();
        const chosen = /c__required=([^&]*)/.exec(decodeURIComponent(page.url()))?.[1]?.split(',') ?? [];
        expect(chosen.length).toBeGreaterThan(0);
        const told = (await page.locator('c-plan-notices .wanted').textContent()) ?? '';
        const [inPlan = 0] = (told.match(/\d+/g) ?? []).map(Number);
        const left = await page.locator('c-plan-notices .entry').count();
        expect(await page.locator('c-stop-card .wanted').count()).toBe(inPlan);
        expect(inPlan + left).toBeGreaterThanOrEqual(Math.min(chosen.length, 100));
        await takeScreenshot(page, 'week-from-map-1440x900');
        expect(await axeFindings(page)).toEqual([]);

        // Once given up, the wish is gone from the address too.
        await page.getByRole('button', { name: 'Discard' }).click();
        await page.waitForURL((url) => !url.hash.includes('c__required'));
        expect(opened.troubles).toEqual([]);
        await opened.context.close();
    });
});
