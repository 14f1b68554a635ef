import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { GoalList, KpiRecords, KpiWhy, SessionContext } from '#kernel/contracts';
import { openTab, PHONE, takeScreenshot, type DemoPerson } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { OrgRecords } from './support/orgRecords.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';

const ANSWER = { timeout: 30_000 };
/** The last 28 days hold visits on every date there is. */
const TAB = 'Fieldmap_KPI?c__period=rolling';
const VISITS = 'Visits completed';

interface OrgVisit {
    readonly Id: string;
    readonly ActualStart__c: string | null;
    readonly ActualEnd__c: string | null;
}

const digits = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''));

async function apex<Answer>(person: DemoPerson, method: string, args: object): Promise<Answer> {
    const answer = await fetch(`${demo.url}/apex/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${person.userId}` },
        body: JSON.stringify(args)
    });
    expect(answer.status).toBe(200);
    const text = (await answer.json()) as unknown;
    return (typeof text === 'string' ? JSON.parse(text) : text) as Answer;
}

/** Waits until everything that follows the first numbers is there too: cuts, and the numbers that are not first. */
async function counted(page: Page): Promise<void> {
    await page.locator('c-kpi-tile').first().waitFor(ANSWER);
    await page.locator('c-kpi-breakdown .row').first().waitFor(ANSWER);
    await page.locator('c-kpi-board .rest .more').waitFor(ANSWER);
}

async function openKpi(person: DemoPerson, tab = TAB, viewport?: typeof PHONE): ReturnType<typeof openTab> {
    const opened = await openTab(browser, demo.url, { tab, person, ...(viewport ? { viewport } : {}) });
    await counted(opened.page);
    return opened;
}

const tile = (page: Page, name: string): Locator => page.locator('c-kpi-tile').filter({ hasText: name });

/** Every number of the page by name: the first ones and all others. */
async function numbersOf(page: Page): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const each of await page.locator('c-kpi-tile').all()) {
        const text = async (part: string): Promise<string> => ((await each.locator(part).textContent()) ?? '').trim();
        found.set(await text('.name'), await text('.value'));
    }
    await page.locator('c-kpi-board .rest .more').click();
    await page.locator('c-kpi-board .rest-row').first().waitFor(ANSWER);
    for (const each of await page.locator('c-kpi-board .rest-row').all()) {
        const text = async (part: string): Promise<string> => ((await each.locator(part).textContent()) ?? '').trim();
        found.set(await text('.rest-name'), await text('.rest-value'));
    }
    return found;
}

describe('KPIs', () => {
    useDemo();
    let org: OrgRecords;

    beforeAll(async () => {
        org = await OrgRecords.of(demo);
    });

    it('opens a number to its records, and the org counts the same ones', async () => {
        const { page, context, troubles } = await openKpi(rep);
        const session = await apex<SessionContext>(rep, 'SessionController/getContext', {});
        const value = digits(await tile(page, VISITS).locator('.value').textContent());
        const [answer] = await Promise.all([
            page.waitForResponse((response) => response.url().endsWith('/KpiController/getRecords'), ANSWER),
            tile(page, VISITS).locator('button').click()
        ]);
        const { asOf } = JSON.parse(answer.request().postData() ?? '{}') as { asOf: string };
        const records = JSON.parse((await answer.json()) as string) as KpiRecords;
        await page.locator('c-kpi-detail .record').first().waitFor(ANSWER);

        // Recounted from the org: completed visits of the person that began on one of the 28 days, as their calendar says.
        const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: session.timeZone });
        const first = new Date(Date.parse(`${asOf}T00:00:00Z`) - 27 * 86_400_000).toISOString().slice(0, 10);
        const visits = await org.query<OrgVisit>(
            `SELECT Id, ActualStart__c, ActualEnd__c FROM FieldVisit__c
             WHERE OwnerId = '${rep.userId}' AND Status__c = 'Completed' AND ActualStart__c != null`
        );
        const counting = visits.filter(({ ActualStart__c: start, ActualEnd__c: end }) => {
            const at = Date.parse(start ?? '');
            const day = calendar.format(at);
            return day >= first && day <= asOf && at <= Date.now() && !(end !== null && Date.parse(end) < at);
        });
        const shown = await page
            .locator('c-kpi-detail .record')
            .evaluateAll((links) => links.map((link) => (link as HTMLElement).dataset['id'] ?? ''));
        expect(counting.length).toBeGreaterThan(0);
        expect([...shown].sort()).toEqual(counting.map(({ Id: id }) => id).sort());
        expect(value).toBe(counting.length);
        expect(records.value.value).toBe(counting.length);
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('shows a rep the same numbers that the manager sees for them, every one', async () => {
        const own = await openKpi(rep);
        const numbers = await numbersOf(own.page);
        expect(numbers.size).toBeGreaterThan(20);
        const { page, context, troubles } = await openKpi(manager);
        expect(await page.locator('c-kpi-tile').count()).toBeLessThanOrEqual(5);
        // Team, then its people, then the person.
        const { team } = await apex<SessionContext>(manager, 'SessionController/getContext', {});
        const row = page.getByRole('button', { name: `Open the numbers of ${rep.name}`, exact: true });
        for (const toggle of await page.locator('c-kpi-team-table .who_team').all()) {
            if ((await row.count()) === 0) await toggle.click();
        }
        await row.click();
        await page.getByRole('heading', { name: rep.name, level: 1 }).waitFor(ANSWER);
        await counted(page);
        const seen = await numbersOf(page);
        expect(team.some(({ userId }) => userId === rep.userId)).toBe(true);
        expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(numbers));
        await takeScreenshot(page, 'kpi-person-1440x900');
        await page.getByRole('button', { name: /Back to the team/ }).click();
        await page.locator('c-kpi-team-table').waitFor(ANSWER);
        expect([...own.troubles, ...troubles]).toEqual([]);
        await own.context.close();
        await context.close();
    });

    it('says why a number changed, in parts that add up to the change', async () => {
        const { page, context, troubles } = await openKpi(manager);
        await tile(page, 'Coverage').locator('button').click();
        await page.locator('c-kpi-detail .record').first().waitFor(ANSWER);
        const isWhy = (response: { url(): string }): boolean => response.url().endsWith('/KpiController/getWhy');
        await Promise.all([
            page.waitForResponse(isWhy, ANSWER),
            page.getByRole('button', { name: 'Why did it change?' }).click()
        ]);
        const cut = page.locator('c-kpi-why select.cut');
        await cut.waitFor(ANSWER);
        const [answer] = await Promise.all([page.waitForResponse(isWhy, ANSWER), cut.selectOption('class')]);
        const why = JSON.parse((await answer.json()) as string) as KpiWhy;
        await page.locator('c-kpi-why tbody tr').first().waitFor(ANSWER);
        // To the last digit: parts and change are whole millionths.
        const millionths = (part: number): number => Math.round(part * 1e6);
        const sum = why.segments.reduce((total, { mix, rate }) => total + millionths(mix) + millionths(rate), 0);
        expect(why.change).not.toBeNull();
        expect(sum).toBe(millionths(why.change ?? 0));
        const exact = ({ numerator, denominator }: KpiWhy['after']): number => numerator / denominator;
        expect(Math.abs(exact(why.after) - exact(why.before) - (why.change ?? 0))).toBeLessThanOrEqual(5e-7);
        // What the page writes adds up too, in every column and every row, in thousandths of a point.
        const points = (text: string): number =>
            Math.round(Number(text.replace('−', '-').replace(/[^\d.-]/g, '')) * 1000);
        const written = await page
            .locator('c-kpi-why tbody tr, c-kpi-why tfoot tr')
            .evaluateAll((lines) =>
                lines.map((line) => [...line.querySelectorAll('td')].slice(0, 3).map((cell) => cell.textContent ?? ''))
            );
        const lines = written.map((line) => line.map(points));
        const together = lines.pop() ?? [];
        expect(lines).toHaveLength(why.segments.length);
        expect([0, 1, 2].map((at) => lines.reduce((total, line) => total + (line[at] ?? NaN), 0))).toEqual(together);
        for (const [mix = NaN, rate = NaN, effect = NaN] of lines) expect(mix + rate).toBe(effect);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'kpi-why-1440x900');

        // By area: the same change, and each area opens to its records, now and in the period before.
        const [byArea] = await Promise.all([
            page.waitForResponse((response) => response.url().endsWith('/KpiController/getAreaWhy'), ANSWER),
            cut.selectOption('area')
        ]);
        const areas = JSON.parse((await byArea.json()) as string) as KpiWhy;
        const areaSum = areas.segments.reduce((total, { mix, rate }) => total + millionths(mix) + millionths(rate), 0);
        expect([areaSum, areas.change]).toEqual([millionths(why.change ?? 0), why.change]);
        const vaduz = areas.segments.find(({ key }) => key !== '-' && key !== '*');
        await page.locator(`c-kpi-why .part[data-key="${vaduz?.key ?? ''}"]`).click();
        const opened = page.locator('c-kpi-why c-kpi-records');
        await opened.getByRole('button', { name: `Numerator (${vaduz?.after.numerator ?? ''})` }).waitFor(ANSWER);
        await page.locator('c-kpi-why').getByRole('button', { name: 'The period before' }).click();
        await opened.getByRole('button', { name: `Numerator (${vaduz?.before.numerator ?? ''})` }).waitFor(ANSWER);
        expect(troubles).toEqual([]);
        await context.close();
    });

    it("lists a team's records page by page and gives all of them as a file that recounts to the number", async () => {
        const { page, context, troubles } = await openKpi(manager);
        const value = digits(await tile(page, VISITS).locator('.value').textContent());
        expect(value).toBeGreaterThan(0);
        await tile(page, VISITS).locator('button').click();
        const list = page.locator('c-kpi-detail c-kpi-records');
        const shows = (count: number): Promise<unknown> =>
            eventually(
                () => list.locator('.record').count(),
                (shown) => shown === count
            );
        await shows(Math.min(200, value));
        if (value > 200) {
            await list.locator('.more').click();
            await shows(Math.min(400, value));
        }
        const [download] = await Promise.all([
            page.waitForEvent('download', ANSWER),
            (async () => {
                await list.getByRole('button', { name: 'Export' }).click();
                await list.getByRole('menuitem', { name: 'CSV' }).click();
            })()
        ]);
        const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
            .replace(/^\uFEFF/, '')
            .trim()
            .split('\r\n');
        // Only ends of lines are looked at: names hold commas.
        expect(head.endsWith('numerator,denominator,excluded_by')).toBe(true);
        expect(lines.filter((line) => /,1,[01],$/.test(line))).toHaveLength(value);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'kpi-records-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('moves what remains when the goal changes, with the visits that would close it', async () => {
        const { page, context, troubles } = await openKpi(rep);
        const goal = page.locator('c-goal-today .goal').filter({ hasText: VISITS }).first();
        await goal.waitFor(ANSWER);
        const remains = async (): Promise<{ target: number; week: number }> => ({
            target: digits(((await goal.locator('.numbers strong').textContent()) ?? '').split(' of ')[1] ?? ''),
            week: digits(((await goal.locator('.week').textContent()) ?? '').split('(')[0] ?? '')
        });
        const before = await remains();
        const now = new Date().toISOString().slice(0, 10);
        const next = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
        const { goals } = await apex<GoalList>(manager, 'GoalController/getGoals', { fromDate: now, toDate: next });
        const found = goals.find(
            ({ metric, personId, level, target }) =>
                metric === 'visits-completed' &&
                level === 'Person' &&
                personId === rep.userId &&
                target === before.target
        );
        const change = { goalId: found?.goalId, target: before.target + 40, expectedTarget: before.target };
        const requestJson = JSON.stringify({ changes: [change], reason: 'More customers' });
        const { errors } = await apex<{ errors: unknown[] }>(manager, 'GoalController/save', { requestJson });
        expect(errors).toEqual([]);
        await page.reload();
        await counted(page);
        await goal.waitFor(ANSWER);
        await eventually(remains, ({ target }) => target === before.target + 40);
        const after = await remains();
        // The last days of a month may lie before the week in view; then the month's part of it is nothing before and after.
        expect(after.week).toBeGreaterThanOrEqual(before.week);
        if (before.week > 0) expect(after.week).toBeGreaterThan(before.week);
        await page.locator('c-goal-visits .summary, c-goal-visits .nothing').first().waitFor(ANSWER);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'kpi-rep-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('cuts by area, and the map shades the same areas by the same numbers', async () => {
        const { page, context, troubles } = await openKpi(manager);
        const cut = page.locator('c-kpi-breakdown');
        await cut.locator('select.kpi').selectOption('coverage');
        await cut.locator('select.cut').selectOption('area');
        await cut.locator('select.source').waitFor(ANSWER);
        const rows = cut.locator('.row');
        await eventually(
            async () => (await rows.locator('.name').allTextContents()).map((name) => name.trim()),
            (names) => names.includes('Vaduz')
        );
        const vaduz = rows.filter({ has: page.getByText('Vaduz', { exact: true }) });
        const value = (await vaduz.locator('.value').textContent()) ?? '';
        expect(value).toMatch(/\d/);
        await cut.getByRole('button', { name: 'Table' }).click();
        const twin = cut.locator('tbody tr').filter({ has: page.getByText('Vaduz', { exact: true }) });
        expect(await twin.locator('td').first().textContent()).toBe(value);
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            (async () => {
                await cut.getByRole('button', { name: 'Export' }).click();
                await page.getByRole('menuitem', { name: 'CSV' }).click();
            })()
        ]);
        expect(download.suggestedFilename()).toMatch(/^fieldmap-kpi-rolling-.*\.csv$/);
        await cut.getByRole('button', { name: 'Show on map' }).click();
        const shaded = page.locator('c-area-panel .row').filter({ has: page.getByText('Vaduz', { exact: true }) });
        await shaded.waitFor(ANSWER);
        expect(await shaded.locator('.value').textContent()).toBe(value);
        await takeScreenshot(page, 'kpi-map-1440x900');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('works on a phone, for the rep and for the manager', async () => {
        for (const person of [rep, manager]) {
            const { page, context, troubles } = await openKpi(person, 'Fieldmap_KPI', PHONE);
            expect(await overflowsSideways(page)).toBe(false);
            expect(await axeFindings(page)).toEqual([]);
            await takeScreenshot(page, `kpi-${person.role}-390x844`);
            expect(troubles).toEqual([]);
            await context.close();
        }
    });
});
