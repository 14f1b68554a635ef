import { describe, expect, it } from '@jest/globals';
import { listPeople, openTab, PHONE, takeScreenshot, type DemoPerson } from './support/browser.ts';
import {
    alertOf,
    boardStop,
    clearDay,
    makeItNoon,
    moveStop,
    openBoard,
    planVisit,
    rowOf
} from './support/boardPage.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { OrgRecords } from './support/orgRecords.ts';
import { browser, demo, manager, rep, useDemo } from './support/sharedDemo.ts';
import { ANSWER, freeCustomers, opened, openToday } from './support/todayPage.ts';

describe('the live board', () => {
    useDemo();

    it('changes by itself when a rep checks in, raises a late alert, and a stop handed over is in the week of the other', async () => {
        const org = await OrgRecords.of(demo);
        const colleague = (await listPeople(demo.url)).filter(({ role }) => role === 'rep')[1] as DemoPerson;
        await makeItNoon([rep, colleague, manager]);
        await clearDay(org, rep);
        await clearDay(org, colleague);
        const [going, late] = await freeCustomers(org, rep, 2);
        const [other] = await freeCustomers(org, colleague, 1);
        await planVisit(org, rep, going!, 5);
        const lateId = await planVisit(org, rep, late!, -20);
        await planVisit(org, colleague, other!, 180);

        const board = await openBoard(manager);
        const { page } = board;
        await boardStop(page, rep, going!, 'planned').waitFor(ANSWER);
        await boardStop(page, rep, late!, 'late').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        expect(await overflowsSideways(page)).toBe(false);
        // A reload would forget it.
        await page.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }));

        // The rep checks in on a phone; the manager's open board follows.
        const phone = await openToday(rep, going!);
        await (await opened(phone.page, going!)).locator('.check-in').tap();
        await boardStop(page, rep, going!, 'on-site').waitFor(ANSWER);
        await rowOf(page, rep).locator('.status', { hasText: going!.Name }).waitFor();
        await takeScreenshot(page, 'live-board-1440x900');

        // The late stop: its next step is to hand it over.
        const alert = await alertOf(page, late!);
        await alert.getByText(/has not checked in/).waitFor();
        await alert.getByRole('button', { name: /^Hand over to/ }).click();
        const mover = page.locator('c-stop-mover');
        await mover.getByRole('button', { name: 'Hand over' }).waitFor(ANSWER);
        expect(await axeFindings(page)).toEqual([]);
        await mover.getByRole('button', { name: 'Hand over' }).click();
        await mover.waitFor({ state: 'detached', ...ANSWER });
        await alert.waitFor({ state: 'detached', ...ANSWER });
        const [moved] = await org.query<{ OwnerId: string; Owner: { Name: string }; PlannedStart__c: string }>(
            `SELECT OwnerId, Owner.Name, PlannedStart__c FROM FieldVisit__c WHERE Id = '${lateId}'`
        );
        const taker: DemoPerson = { userId: moved!.OwnerId, name: moved!.Owner.Name, role: 'rep' };
        expect(taker.userId).not.toBe(rep.userId);
        expect(Date.parse(moved!.PlannedStart__c)).toBeGreaterThan(Date.now());
        await boardStop(page, taker, late!, 'planned').waitFor(ANSWER);
        expect(await page.evaluate(() => 'isTheSamePage' in globalThis)).toBe(true);

        const today = await openToday(taker, late!);
        await today.page.locator('c-visit-stop', { hasText: late!.Name }).waitFor(ANSWER);
        // On a weekend the page shows the week that comes.
        const days = await makeItNoon([taker]);
        if (days > 0) expect((await moveStop(manager, lateId, taker.userId, days)).status).toBe(200);
        const week = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person: taker });
        await week.page.locator('c-stop-card').getByText(late!.Name).first().waitFor(ANSWER);
        expect([...board.troubles, ...phone.troubles, ...week.troubles, ...today.troubles]).toEqual([]);
        for (const { context } of [board, phone, week, today]) await context.close();
    }, 120_000);

    it('tells of a missed visit on a phone, moves it to a free time, and refuses what was begun meanwhile', async () => {
        const org = await OrgRecords.of(demo);
        await makeItNoon([rep, manager]);
        await clearDay(org, rep);
        const [missed, begun] = await freeCustomers(org, rep, 2);
        const missedId = await planVisit(org, rep, missed!, -90);
        const begunId = await planVisit(org, rep, begun!, -25);
        const { page, context, troubles } = await openBoard(manager, { viewport: PHONE });
        const alert = await alertOf(page, missed!);
        expect(await overflowsSideways(page)).toBe(false);
        await takeScreenshot(page, 'live-board-390x844');
        await alert.getByRole('button', { name: /^Move to/ }).tap();
        await page.locator('c-stop-mover').getByRole('button', { name: 'Move the visit' }).tap();
        await boardStop(page, rep, missed!, 'planned').waitFor(ANSWER);
        await alert.waitFor({ state: 'detached', ...ANSWER });
        const [moved] = await org.query<{ PlannedStart__c: string }>(
            `SELECT PlannedStart__c FROM FieldVisit__c WHERE Id = '${missedId}'`
        );
        expect(Date.parse(moved?.PlannedStart__c ?? '')).toBeGreaterThan(Date.now());

        // Somebody else's check-in wins over a move from a page that has not heard of it yet.
        await org.update('FieldVisit__c', begunId, { Status__c: 'In Progress', ActualStart__c: new Date() });
        const answer = await moveStop(manager, begunId, rep.userId, 0);
        expect(answer.status).toBe(500);
        expect(await answer.text()).toContain('conflict');
        await eventually(
            () => boardStop(page, rep, begun!, 'on-site').count(),
            (count) => count === 1
        );
        expect(troubles).toEqual([]);
        await context.close();
    }, 90_000);
});
