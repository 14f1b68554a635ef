import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
    launchBrowser,
    listPeople,
    openTab,
    PHONE,
    takeScreenshot,
    type DemoPerson,
    type OpenPage
} from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { removeTestDemo, startTestDemo, type DemoUnderTest } from './support/demo.ts';

const ANSWER = { timeout: 30_000 };
const TAB = 'Fieldmap_Goals';

/** A number with the thousands' mark of any locale. */
const numberIn = (text: string | null): number => Number((text ?? '').replace(/[’'\s,]/g, '').match(/\d+/)?.[0]);

interface GoalRow {
    readonly goalId: string;
    readonly metric: string | null;
    readonly level: string;
    readonly personId: string | null;
    readonly roleName: string | null;
    readonly target: number | null;
}

async function callApex(url: string, person: DemoPerson, method: string, body: unknown): Promise<unknown> {
    const answer = await fetch(`${url}/apex/GoalController/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${person.userId}` },
        body: JSON.stringify(body)
    });
    const text = (await answer.json()) as unknown;
    return typeof text === 'string' ? JSON.parse(text) : text;
}

describe('goals', () => {
    let demo: DemoUnderTest;
    let browser: Browser;
    let manager: DemoPerson;
    let rep: DemoPerson;
    let month: { readonly fromDate: string; readonly toDate: string };
    let opened: OpenPage;
    let page: Page;

    const goalsOf = async (person: DemoPerson): Promise<readonly GoalRow[]> =>
        ((await callApex(demo.url, person, 'getGoals', month)) as { goals: readonly GoalRow[] }).goals;
    const row = (text: RegExp): ReturnType<Page['locator']> =>
        page.locator('c-goal-tree .row .open').filter({ hasText: text }).first();
    const counted = (of: Page): Promise<void> =>
        eventually(
            () => of.locator('c-goal-tree .chip, c-goal-cards .chip').allTextContents(),
            (chips) => chips.length > 0 && !chips.includes('Counting')
        );

    beforeAll(async () => {
        demo = await startTestDemo();
        browser = await launchBrowser();
        const now = new Date();
        const first = (offset: number): string =>
            new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)).toISOString().slice(0, 10);
        month = { fromDate: first(0), toDate: first(1) };
        const people = await listPeople(demo.url);
        const reps = people.filter(({ role }) => role === 'rep');
        const goals = await goalsOf(people.find(({ role }) => role === 'manager') as DemoPerson);
        // The rep whose goal of visits asks for most, and the manager who set it.
        const visits = goals.filter(({ metric, level }) => metric === 'visits-completed' && level === 'Person');
        const most = [...visits].sort((a, b) => (b.target ?? 0) - (a.target ?? 0));
        const chosen = most.find(({ personId }) => reps.some(({ userId }) => userId === personId));
        rep = reps.find(({ userId }) => userId === chosen?.personId) as DemoPerson;
        const lists = await Promise.all(
            people
                .filter(({ role }) => role === 'manager')
                .map(async (person) => ({
                    person,
                    list: (await callApex(demo.url, person, 'getGoals', month)) as {
                        goals: readonly (GoalRow & { canEdit: boolean })[];
                    }
                }))
        );
        const editors = lists.filter(({ list }) =>
            list.goals.some(({ goalId, canEdit }) => goalId === chosen?.goalId && canEdit)
        );
        // The team's manager edits fewer goals than the head of sales.
        const edits = (entry: (typeof editors)[number]): number =>
            entry.list.goals.filter(({ canEdit }) => canEdit).length;
        manager = [...editors].sort((a, b) => edits(a) - edits(b))[0]?.person as DemoPerson;
        opened = await openTab(browser, demo.url, { tab: TAB, person: manager });
        page = opened.page;
    }, 300_000);
    afterAll(async () => {
        await browser?.close();
        await demo?.stop();
        if (demo) removeTestDemo(demo);
    });

    it('shows objectives, goals and what is unassigned, with the pace of each', async () => {
        await counted(page);
        await page.getByRole('heading', { name: 'Objectives and key results' }).waitFor();
        expect(await page.locator('c-goal-tree .row').count()).toBeGreaterThan(5);
        expect(await page.getByText(/unassigned|All given out/).count()).toBeGreaterThan(0);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'goals-manager-1440x900');
    });

    it('says before saving what a change does below and to the days, and the rep sees it at once', async () => {
        const before = await goalsOf(manager);
        const team = before.find(
            ({ metric, level, goalId }) =>
                level === 'Team' &&
                metric === 'visits-completed' &&
                before.some(
                    (goal) =>
                        (goal as GoalRow & { parentId?: string }).parentId === goalId && goal.personId === rep.userId
                )
        ) as GoalRow;
        const repPage = await openTab(browser, demo.url, { tab: TAB, person: rep });
        await counted(repPage.page);
        const card = repPage.page.locator('c-goal-cards .card').filter({ hasText: 'Visits completed' });
        const weekBefore = await card.locator('dd').nth(1).textContent();

        await row(new RegExp(`Visits completed.*${team.roleName ?? ''}`, 's')).click();
        await page.getByRole('button', { name: 'Edit', exact: true }).click();
        const target = page.getByLabel('Target', { exact: true });
        await target.fill(String((team.target ?? 0) + 200));
        await page.locator('c-goal-editor').getByText('unassigned').first().waitFor();
        await page.getByRole('combobox', { name: 'Goals below' }).click();
        await page.getByRole('option', { name: 'Give on in proportion' }).click();
        await eventually(
            () => page.locator('c-goal-editor .preview .line').allTextContents(),
            (lines) => lines.filter((line) => /target \d/.test(line)).length > 3
        );
        await page.getByLabel(/Why the target changes/).fill('New customers in the valley');
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'goals-preview-1440x900');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.locator('c-goal-editor').waitFor({ state: 'detached', ...ANSWER });

        const after = await goalsOf(manager);
        const parts = after.filter((goal) => (goal as GoalRow & { parentId?: string }).parentId === team.goalId);
        expect(parts.reduce((sum, goal) => sum + (goal.target ?? 0), 0)).toBe((team.target ?? 0) + 200);
        await page.locator('c-goal-story').getByText('New customers in the valley').waitFor(ANSWER);

        await repPage.page.reload();
        await counted(repPage.page);
        await eventually(
            () => card.locator('dd').nth(1).textContent(),
            (text) => numberIn(text) > numberIn(weekBefore)
        );
        expect(await axeFindings(repPage.page)).toEqual([]);
        await takeScreenshot(repPage.page, 'goals-rep-1440x900');
        await repPage.context.close();
    });

    it('tells whoever was slower, and writes nothing', async () => {
        const goal = (await goalsOf(manager)).find(
            ({ personId, metric }) => personId === rep.userId && metric === 'orders'
        );
        const requestJson = JSON.stringify({
            changes: [{ goalId: goal?.goalId, target: 9, expectedTarget: (goal?.target ?? 0) + 1 }],
            reason: null
        });
        const answer = (await callApex(demo.url, manager, 'save', { requestJson })) as { errors: { code: string }[] };
        expect(answer.errors[0]?.code).toBe('conflict');
        const own = (await callApex(demo.url, rep, 'save', { requestJson })) as { errors: unknown[] };
        expect(own.errors).not.toEqual([]);
        expect((await goalsOf(manager)).find(({ goalId }) => goalId === goal?.goalId)?.target).toBe(goal?.target);
    });

    it('takes comments and support', async () => {
        await page.getByRole('button', { name: /I support this/ }).click();
        await page.getByRole('button', { name: /You support this/ }).waitFor(ANSWER);
        await page.getByLabel('Say something').fill('I ride along on Thursday.');
        await page.getByRole('button', { name: 'Comment', exact: true }).click();
        await page.locator('c-goal-story .line').getByText('I ride along on Thursday.').waitFor(ANSWER);
    });

    it('exports, and imports all or nothing with the row of each fault', async () => {
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            (async () => {
                await page.getByRole('button', { name: 'Export' }).click();
                await page.getByRole('menuitem', { name: 'CSV file' }).click();
            })()
        ]);
        const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '');
        const lines = text.trim().split('\r\n');
        expect(lines.length).toBeGreaterThan(10);
        await page.getByRole('button', { name: 'Import', exact: true }).click();
        const paste = page.getByLabel('or paste the text');
        const heading = lines[0] ?? '';
        const good = `e2e-1,,Goal,Trade fair,orders,Company,,,Month,${month.fromDate},7,`;
        await paste.fill([heading, good, good.replace('e2e-1', 'e2e-2').replace(',7,', ',seven,')].join('\n'));
        await page.getByRole('button', { name: 'Check', exact: true }).click();
        await page.getByText(/Row 3, target: expected a number/).waitFor(ANSWER);
        expect(await page.getByRole('button', { name: /^Write/ }).count()).toBe(0);
        expect((await goalsOf(manager)).some((goal) => (goal as { title?: string }).title === 'Trade fair')).toBe(
            false
        );
        await paste.fill([heading, good].join('\n'));
        await page.getByRole('button', { name: 'Check', exact: true }).click();
        await page.getByText('1 new, 0 changed, 0 unchanged.').waitFor(ANSWER);
        expect(await axeFindings(page)).toEqual([]);
        await page.getByRole('button', { name: 'Write 1 goals' }).click();
        await row(/Trade fair/).waitFor(ANSWER);
        expect(opened.troubles).toEqual([]);
        await opened.context.close();
    });

    it("finds the week's visits for a goal and opens them in My week as required ones", async () => {
        const mine = await openTab(browser, demo.url, { tab: TAB, person: rep });
        await counted(mine.page);
        await mine.page
            .locator('c-goal-cards .card')
            .filter({ hasText: 'Visits completed' })
            .getByRole('button', { name: /visits for this goal/ })
            .click();
        const summary = mine.page.locator('c-goal-visits .summary');
        await summary.waitFor(ANSWER);
        const needed = numberIn(await summary.textContent());
        const rows = mine.page.locator('c-goal-visits .row');
        expect(await rows.count()).toBe(needed);
        // 200 more visits for the team are more than a week holds: the page says by how many, and what can be done.
        await mine.page.locator('c-goal-visits .ways li').first().waitFor(ANSWER);
        expect(await mine.page.getByText(/does not fit by \d+/).count()).toBeGreaterThan(0);
        expect(await axeFindings(mine.page)).toEqual([]);
        await takeScreenshot(mine.page, 'goals-visits-1440x900');
        const names = await rows.locator('.name').allTextContents();
        await mine.page.getByRole('button', { name: 'Open in My week' }).click();
        await mine.page.getByRole('button', { name: /^Accept \d+ visits/ }).waitFor(ANSWER);
        const stops = await mine.page.locator('c-stop-card .name').allTextContents();
        expect(names.filter((name) => stops.includes(name)).length).toBeGreaterThan(0);
        expect(mine.troubles).toEqual([]);
        await mine.context.close();
    });

    it('works on a phone', async () => {
        const phone = await openTab(browser, demo.url, { tab: TAB, person: rep, viewport: PHONE });
        await counted(phone.page);
        expect(await overflowsSideways(phone.page)).toBe(false);
        await takeScreenshot(phone.page, 'goals-rep-390x844');
        await phone.page.locator('c-goal-cards .head').first().click();
        await phone.page.locator('c-goal-detail').waitFor();
        expect(await overflowsSideways(phone.page)).toBe(false);
        expect(await axeFindings(phone.page)).toEqual([]);
        await takeScreenshot(phone.page, 'goals-detail-390x844');
        expect(phone.troubles).toEqual([]);
        await phone.context.close();
    });
});
