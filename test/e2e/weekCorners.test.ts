import { beforeAll, describe, expect, it } from '@jest/globals';
import { listPeople, openTab, PHONE, takeScreenshot, type DemoPerson } from './support/browser.ts';
import { axeFindings, eventually } from './support/checks.ts';
import { browser, demo, useDemo } from './support/sharedDemo.ts';
import { ANSWER, WeekPage } from './support/weekPage.ts';

const TAB = 'Fieldmap_My_Week';

describe('my week when something is in the way', () => {
    let people: DemoPerson[];
    useDemo();
    beforeAll(async () => {
        people = await listPeople(demo.url);
    });

    const personWith = (role: DemoPerson['role'], index = 0): DemoPerson =>
        people.filter((person) => person.role === role)[index] as DemoPerson;

    it('tells a person without a start place what is missing and what to do', async () => {
        const opened = await openTab(browser, demo.url, { tab: TAB, person: personWith('admin') });
        await opened.page.getByRole('button', { name: 'Suggest visits' }).click();
        const panel = opened.page.locator('c-error-panel');
        await panel.waitFor(ANSWER);
        expect(await panel.textContent()).toMatch(/start|customers/i);
        expect(await axeFindings(opened.page)).toEqual([]);
        await takeScreenshot(opened.page, 'week-no-base-1440x900');
        await opened.context.close();
    });

    it('plans no week that is over, and says so', async () => {
        const { page, context } = await openTab(browser, demo.url, {
            tab: TAB,
            person: personWith('rep', 4),
            viewport: PHONE
        });
        await page.getByRole('button', { name: 'Previous week' }).click();
        await page.getByRole('button', { name: 'Previous week' }).click();
        await page.locator('c-week-planner .hint').getByText('This week is over').waitFor(ANSWER);
        expect(await page.getByRole('button', { name: 'Suggest visits' }).isDisabled()).toBe(true);
        expect(await axeFindings(page)).toEqual([]);
        await context.close();
    });

    it('keeps the page when the line is down, and goes on with one tap when it is back', async () => {
        const { page, context } = await openTab(browser, demo.url, { tab: TAB, person: personWith('rep', 4) });
        const week = new WeekPage(page);
        await page.getByRole('button', { name: 'Suggest visits' }).waitFor(ANSWER);
        await context.setOffline(true);
        await page.getByRole('button', { name: 'Suggest visits' }).click();
        const panel = page.locator('c-error-panel');
        await panel.waitFor(ANSWER);
        await takeScreenshot(page, 'week-offline-1440x900');
        await context.setOffline(false);
        await panel.getByRole('button').first().click();
        await week.settled();
        expect(await panel.count()).toBe(0);
        await context.close();
    });

    it('writes nothing over what another tab has put into the calendar, and names each visit', async () => {
        const rep = personWith('rep', 5);
        const [first, second] = [
            await openTab(browser, demo.url, { tab: TAB, person: rep }),
            await openTab(browser, demo.url, { tab: TAB, person: rep })
        ];
        const [one, other] = [new WeekPage(first.page), new WeekPage(second.page)];
        const plannedVisits = (): Promise<number> => first.page.locator('c-stop-card .card_visit').count();
        await first.page.locator('c-stop-card').first().waitFor(ANSWER);
        const before = await plannedVisits();
        await one.suggest();
        await other.suggest();
        await one.accept.click();
        await first.page.getByText('planned and in the calendar').waitFor(ANSWER);
        await other.accept.click();
        await second.page.locator('.failures-heading').waitFor(ANSWER);
        expect(await second.page.locator('.failures li').first().textContent()).toMatch(/calendar at that time/);
        expect(await axeFindings(second.page)).toEqual([]);
        await takeScreenshot(second.page, 'week-two-tabs-1440x900');

        // Undo takes back what the first tab wrote.
        await first.page.getByRole('button', { name: 'Undo' }).click();
        await first.page.getByText('planned and in the calendar').waitFor({ state: 'detached', ...ANSWER });
        await eventually(plannedVisits, (count) => count === before);
        expect(before).toBeGreaterThan(0);
        expect([...first.troubles, ...second.troubles]).toEqual([]);
        await first.context.close();
        await second.context.close();
    });
});
