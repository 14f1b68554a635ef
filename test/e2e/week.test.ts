import { describe, expect, it } from '@jest/globals';
import { openTab, personOfRole, takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually } from './support/checks.ts';
import { browser, demo, rep, useDemo } from './support/sharedDemo.ts';
import { ANSWER, WeekPage } from './support/weekPage.ts';

describe('my week', () => {
    useDemo();

    it('goes from a suggestion by reasons, a refusal, changes and acceptance to a repaired week', async () => {
        const opened = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person: rep });
        const { page } = opened;
        const week = new WeekPage(page);

        // Suggest.
        const waited = await week.suggest();
        expect(waited.first).toBeLessThan(20_000);
        // For docs/benchmarks.md: npm run test:node -- test/e2e/week.test.ts on a machine that does nothing else.
        process.stderr.write(`My week: first plan after ${waited.first} ms, the best after ${waited.best} ms\n`);
        expect(await week.stops.count()).toBeGreaterThan(5);
        await week.showAtEachSize('suggested');

        // Read a reason, who would come instead, and what a left-out customer would take.
        await week.stops.first().getByRole('button', { name: /^Why/ }).click();
        await page.locator('c-stop-card .reason').first().waitFor();
        await page.locator('c-stop-card .reason_instead').first().waitFor(ANSWER);
        await page.getByRole('button', { name: 'What would it take?' }).first().click();
        await eventually(
            () => page.locator('c-unassigned-list .advice').first().textContent(),
            (text) => (text ?? '') !== ''
        );
        await week.showAtEachSize('reasons');

        // Reject one with a reason: the next proposal does without.
        const [refused = ''] = await week.names();
        await week.choose(week.stops.first(), /not worth a visit/);
        await eventually(
            () => week.names(),
            (left) => !left.includes(refused)
        );
        await page.getByRole('button', { name: 'Suggest again' }).click();
        await week.settled();
        await eventually(
            () => week.names(),
            (left) => left.length > 5 && !left.includes(refused)
        );
        await week.showAtEachSize('refused');

        // Drag to another day, move within the day, add one: the times follow at once.
        const [from, to] = [week.days.nth(0), week.days.nth(1)];
        const dragged = from.locator('c-stop-card:has(.badge)').last();
        const name = (await dragged.locator('.name').textContent()) ?? '';
        const before = await to.locator('.times').allTextContents();
        await week.drag(dragged.locator('.name'), to.locator('c-stop-card').first());
        await eventually(
            () => to.locator('.name').allTextContents(),
            (there) => there.includes(name)
        );
        expect(await to.locator('.times').allTextContents()).not.toEqual(before);
        const row = page.locator('c-unassigned-list .row:has(lightning-button-menu)').first();
        const added = (await row.locator('.name').textContent()) ?? '';
        await row.locator('lightning-button-menu button').click();
        await page
            .getByRole('menuitem', { name: /^Add to/ })
            .first()
            .click();
        await eventually(
            () => week.names(),
            (there) => there.includes(added)
        );
        await week.choose(week.cardOf(added), /Take out/);
        await page.getByText('Your order').first().waitFor();
        await week.showAtEachSize('changed');

        // Improve around the changes; the difference first.
        await page.getByRole('button', { name: 'Improve around my changes' }).click();
        await page.locator('c-change-review').waitFor(ANSWER);
        expect(await to.locator('.name').allTextContents()).toContain(name);
        await week.showAtEachSize('improved');

        // Accept.
        const count = Number(((await week.accept.textContent()) ?? '').match(/\d+/)?.[0]);
        await week.accept.click();
        await page.getByText(`${count} visits are planned and in the calendar`).waitFor(ANSWER);
        await week.showAtEachSize('accepted');

        // Cancel a meeting.
        const card = page.locator('c-stop-card:has-text("Planned")').last();
        const cancelled = (await card.locator('.name').textContent()) ?? '';
        await week.choose(card, /Cancel this visit/);
        await page.getByText(`${cancelled}: cancelled`).waitFor(ANSWER);
        const repair = page.getByRole('button', { name: 'Repair my week' });
        await repair.waitFor(ANSWER);
        await week.showAtEachSize('cancelled');

        // Repair; once accepted, also after a reload, nothing is left to repair.
        await repair.click();
        await page.locator('c-change-review').getByText(cancelled).first().waitFor(ANSWER);
        expect(await week.names()).not.toContain(cancelled);
        await week.showAtEachSize('repaired');
        await week.accept.click();
        await page.locator('c-change-review').waitFor({ state: 'detached', ...ANSWER });
        await page.reload();
        await page.getByRole('button', { name: 'Something changed' }).waitFor(ANSWER);
        expect(await repair.count()).toBe(0);
        expect(opened.troubles).toEqual([]);
        await opened.context.close();
    }, 180_000);

    it('plans a team over shared customers on one map', async () => {
        const manager = await personOfRole(demo.url, 'manager');
        const team = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person: manager });
        await team.page.getByRole('button', { name: 'Team' }).click();
        const people = team.page.locator('c-team-chooser .slds-checkbox__label');
        await people.nth(1).click();
        await people.nth(2).click();
        await team.page.getByText('They share customers').click();
        await team.page.getByRole('button', { name: 'Show the team' }).click();
        const week = new WeekPage(team.page);
        await week.suggest();
        expect(await team.page.locator('c-week-board .row').count()).toBeGreaterThan(1);
        expect(await axeFindings(team.page)).toEqual([]);
        await takeScreenshot(team.page, 'week-team-1440x900');
        expect(team.troubles).toEqual([]);
        await team.context.close();
    });
});
