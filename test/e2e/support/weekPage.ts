import { expect } from '@jest/globals';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { DESKTOP, PHONE, takeScreenshot } from './browser.ts';
import { axeFindings, eventually, overflowsSideways } from './checks.ts';

export const ANSWER = { timeout: 30_000 };
const TABLET = { width: 1024, height: 768 };
const SIZES = [DESKTOP, TABLET, PHONE] as const;

/** My week as a test uses it. */
export class WeekPage {
    readonly page: Page;

    constructor(page: Page) {
        this.page = page;
    }

    get stops(): Locator {
        return this.page.locator('c-stop-card:has(.badge)');
    }

    get days(): Locator {
        return this.page.locator('c-day-column:has(c-stop-card .badge)');
    }

    get accept(): Locator {
        return this.page.getByRole('button', { name: /^Accept \d+ visits/ });
    }

    names(): Promise<string[]> {
        return this.stops.locator('.name').allTextContents();
    }

    cardOf(name: string): Locator {
        return this.page.locator('c-stop-card', { has: this.page.getByText(name, { exact: true }) }).first();
    }

    /** Asks for visits and waits until the plan is as good as it gets. Units: milliseconds from the click. */
    async suggest(): Promise<{ readonly first: number; readonly best: number }> {
        const button = this.page.getByRole('button', { name: /^Suggest/ });
        await button.waitFor(ANSWER);
        const startedAt = performance.now();
        await button.click();
        await this.stops.first().waitFor(ANSWER);
        const first = Math.round(performance.now() - startedAt);
        await this.settled();
        return { first, best: Math.round(performance.now() - startedAt) };
    }

    /** A proposal is there, and nothing goes on any more. */
    async settled(): Promise<void> {
        await this.accept.waitFor(ANSWER);
        await this.page.locator('c-week-planner .working').waitFor({ state: 'detached', ...ANSWER });
    }

    async choose(card: Locator, entry: RegExp): Promise<void> {
        await card.locator('c-stop-menu button').first().click();
        await this.page.getByRole('menuitem', { name: entry }).first().click();
    }

    /** Carries with the mouse; the page scrolls on the way, as under a hand. */
    async drag(from: Locator, to: Locator): Promise<void> {
        await from.hover();
        await this.page.mouse.down();
        await this.page.mouse.move(200, 300, { steps: 3 });
        await to.hover();
        await to.hover();
        await this.page.mouse.up();
    }

    /** Carries with a finger: real touch events of the browser, from the grip of a card to a point. */
    async carry(card: Locator, stations: readonly Locator[]): Promise<void> {
        const session: CDPSession = await this.page.context().newCDPSession(this.page);
        const touch = (
            type: 'touchStart' | 'touchMove' | 'touchEnd',
            at?: { x: number; y: number }
        ): Promise<unknown> =>
            session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
        let at = await middleOf(card.locator('.grip'));
        await touch('touchStart', at);
        for (const station of stations) {
            const to = await middleOf(station);
            for (let step = 1; step <= 5; step += 1) {
                await touch('touchMove', {
                    x: at.x + ((to.x - at.x) * step) / 5,
                    y: at.y + ((to.y - at.y) * step) / 5
                });
                await this.page.waitForTimeout(30);
            }
            at = to;
            await this.page.waitForTimeout(150);
        }
        await touch('touchEnd');
        await session.detach();
    }

    /** The state of the page on desktop, tablet and phone: a picture, no accessibility finding, nothing sticks out. */
    async showAtEachSize(state: string): Promise<void> {
        for (const size of SIZES) {
            await this.page.setViewportSize(size);
            await eventually(
                () => overflowsSideways(this.page),
                (overflows) => !overflows
            );
            // The tablet shows the same elements as the desktop.
            const findings = size === TABLET ? [] : await axeFindings(this.page);
            expect({ state, size: size.width, findings }).toEqual({ state, size: size.width, findings: [] });
            await takeScreenshot(this.page, `week-${state}-${size.width}x${size.height}`);
        }
        await this.page.setViewportSize(DESKTOP);
    }
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
    const box = await element.boundingBox();
    if (box === null) throw new Error('The element is not drawn.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
