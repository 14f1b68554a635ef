import type { Browser, Locator, Page } from 'playwright-core';
import { DESKTOP, openTab, type DemoPerson, type OpenPage } from './browser.ts';

export const TABLET = { width: 1024, height: 768 };

/** The map with its records there; `state` are parameters of the address, for example `{ c__days: '30' }`. */
export async function openMapPage(
    browser: Browser,
    url: string,
    person: DemoPerson,
    { viewport = DESKTOP, state = {} }: { viewport?: typeof DESKTOP; state?: Record<string, string> } = {}
): Promise<OpenPage> {
    const query = new URLSearchParams(state).toString();
    const tab = query === '' ? 'Fieldmap_Map' : `Fieldmap_Map?${query}`;
    const opened = await openTab(browser, url, { tab, person, viewport });
    await settled(opened.page);
    return opened;
}

/** Waits until the line with the totals stands still. */
export async function settled(page: Page): Promise<void> {
    await page
        .getByText(/Showing [\d,'’]+ of/)
        .first()
        .waitFor();
    await page.waitForTimeout(600);
}

/** Numbers of the line "Showing 59 of 62". */
export async function totals(page: Page): Promise<{ shown: number; total: number }> {
    const text = (await page.locator('c-record-pane .summary').textContent()) ?? '';
    const [shown = NaN, total = NaN] = [...text.matchAll(/[\d,'’]+/g)].map(([digits]) =>
        Number(digits.replace(/\D/g, ''))
    );
    return { shown, total };
}

/** Numbers of the legend by text, of one group. */
export async function legendCounts(page: Page, group: string): Promise<Record<string, number>> {
    const entries = page.locator(`c-map-legend .group[aria-label^="${group}"] .entry`);
    const counts: Record<string, number> = {};
    for (const entry of await entries.all()) {
        const label = (await entry.locator('.label').textContent()) ?? '';
        counts[label.trim()] = Number(((await entry.locator('.count').textContent()) ?? '').replace(/\D/g, ''));
    }
    return counts;
}

/** A click that the browser makes as a finger does on a phone. */
export function press(locator: Locator, isTouch: boolean): Promise<void> {
    return isTouch ? locator.tap() : locator.click();
}
