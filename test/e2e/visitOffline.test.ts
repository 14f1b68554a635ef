import { describe, expect, it } from '@jest/globals';
import type { VisitDay } from '#kernel/contracts';
import { takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { OrgRecords } from './support/orgRecords.ts';
import { demo, rep, useDemo } from './support/sharedDemo.ts';
import { ANSWER, freeCustomers, opened, openToday, planForToday, stopOf } from './support/todayPage.ts';

interface Visit {
    readonly Id: string;
    readonly Status__c: string;
    readonly Outcome__c: string | null;
    readonly IsOnSite__c: boolean;
    readonly ReportSeconds__c: number | null;
}

describe('visits without a connection', () => {
    useDemo();

    it('are kept on the device, seen in every tab, and sent exactly once although an answer was lost', async () => {
        const org = await OrgRecords.of(demo);
        const [customer] = await freeCustomers(org, rep, 1);
        await planForToday(org, rep, [customer!]);
        const { page, context, troubles } = await openToday(rep, customer!);
        const stop = await opened(page, customer!);
        const other = await context.newPage();
        await other.goto(`${demo.url}/#/n/Fieldmap_Today`);
        await stopOf(other, customer!).waitFor(ANSWER);

        // No connection: check in, check out, report.
        await context.setOffline(true);
        await stop.locator('.check-in').tap();
        await stop.getByText('At the customer').waitFor(ANSWER);
        await stop.getByText(/^On site, .* from the customer/).waitFor();
        await stop.getByText('Not sent yet').waitFor();
        await takeScreenshot(page, 'today-offline-390x844');
        await stop.locator('.check-out').tap();
        const report = page.locator('c-visit-report');
        await report.getByText('Next Meeting Agreed').tap();
        await report.getByLabel('What was said').fill('Wants the new price list');
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'today-report-390x844');
        await report.locator('.save').tap();
        await stop.getByText('Done', { exact: true }).waitFor(ANSWER);
        await other.getByText('3 entries are kept on this device').waitFor(ANSWER);
        await stopOf(other, customer!).getByText('Not sent yet').waitFor();
        await page.close();

        // Back online: Salesforce takes the first entry, its answer is lost.
        let sent = 0;
        let isAnswerLost = false;
        await other.route('**/apex/VisitController/save', async (route) => {
            sent += 1;
            if (isAnswerLost) return route.continue();
            isAnswerLost = true;
            await route.fetch();
            return route.abort('connectionreset');
        });
        await context.setOffline(false);
        await eventually(
            async () => (await visitsOf(org, customer!.Id))[0]?.Status__c,
            (status) => status === 'In Progress'
        );
        const sendNow = other.locator('c-queue-list .send');
        await eventually(
            async () => {
                if (await sendNow.isVisible()) await sendNow.tap();
                return other.locator('c-queue-list .box').count();
            },
            (count) => count === 0
        );
        const visits = await visitsOf(org, customer!.Id);
        expect(visits).toEqual([
            expect.objectContaining({
                ...{ Status__c: 'Completed', Outcome__c: 'Next Meeting Agreed' },
                ...{ IsOnSite__c: true, ReportSeconds__c: expect.any(Number) }
            })
        ]);
        // Check-in twice, check-out, report.
        expect(sent).toBe(4);
        await stopOf(other, customer!)
            .getByText('Not sent yet')
            .waitFor({ state: 'detached', ...ANSWER });
        expect(troubles).toEqual([]);
        await context.close();
    }, 120_000);

    it('show what was changed meanwhile and do as the person says; a draft survives a reload', async () => {
        const org = await OrgRecords.of(demo);
        const [customer] = await freeCustomers(org, rep, 1);
        const [visitId] = await planForToday(org, rep, [customer!]);
        const { page, context } = await openToday(rep, customer!);
        const stop = await opened(page, customer!);

        await context.setOffline(true);
        await stop.locator('.check-in').tap();
        await stop.getByText('Not sent yet').waitFor(ANSWER);
        await org.update('FieldVisit__c', visitId!, { Status__c: 'Cancelled' });
        await context.setOffline(false);
        const conflict = page.locator('c-queue-list .box_conflict');
        await conflict.getByText(/In Salesforce this visit is now “Cancelled”/).waitFor(ANSWER);
        expect(await axeFindings(page)).toEqual([]);
        expect(await overflowsSideways(page)).toBe(false);
        await takeScreenshot(page, 'today-conflict-390x844');
        await conflict.locator('.insist').tap();
        await conflict.waitFor({ state: 'detached', ...ANSWER });
        expect((await visitsOf(org, customer!.Id)).map(({ Status__c }) => Status__c)).toEqual(['In Progress']);

        await (await opened(page, customer!)).locator('.check-out').tap();
        const notes = page.locator('c-visit-report').getByLabel('What was said');
        await notes.fill('Half a sent');
        await page.reload();
        await eventually(
            () => notes.inputValue(),
            (text) => text === 'Half a sent'
        );

        // It is in Salesforce, for this person's other devices only.
        await eventually(
            () => draftsOf(org, visitId!),
            (count) => count === 1,
            30
        );
        const other = await openToday(rep, customer!);
        await (await opened(other.page, customer!)).locator('.report').tap();
        const elsewhere = other.page.locator('c-visit-report').getByLabel('What was said');
        await eventually(
            () => elsewhere.inputValue(),
            (text) => text === 'Half a sent'
        );
        await other.context.close();
        await page.locator('c-visit-report .save').tap();
        await page.getByText('Please fill in: Outcome').waitFor();
        await page.locator('c-visit-report').getByText('Order', { exact: true }).tap();
        await page.locator('c-visit-report .save').tap();
        await page.getByText(/^Report saved in \d+ s\./).waitFor(ANSWER);
        await eventually(
            () => draftsOf(org, visitId!),
            (count) => count === 0
        );
        expect(await visitsOf(org, customer!.Id)).toMatchObject([{ Status__c: 'Completed', Outcome__c: 'Order' }]);
        await (await opened(page, customer!)).getByText('Half a sent').waitFor(ANSWER);
        await context.close();
    }, 120_000);

    /** Begun reports of a visit that are not saved, as Salesforce tells their owner; nobody else is told. */
    async function draftsOf(org: OrgRecords, visitId: string): Promise<number> {
        const [visit] = await org.query<{ ClientKey__c: string }>(
            `SELECT ClientKey__c FROM FieldVisit__c WHERE Id = '${visitId}'`
        );
        const response = await fetch(`${demo.url}/apex/VisitController/getDay`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${rep.userId}` },
            body: '{}'
        });
        expect(response.status).toBe(200);
        const day = JSON.parse((await response.json()) as string) as VisitDay;
        return (day.drafts ?? []).filter(({ clientKey }) => clientKey === visit?.ClientKey__c).length;
    }

    function visitsOf(org: OrgRecords, accountId: string): Promise<Visit[]> {
        return org.query<Visit>(
            `SELECT Id, Status__c, Outcome__c, IsOnSite__c, ReportSeconds__c
            FROM FieldVisit__c WHERE Account__c = '${accountId}' AND (PlannedStart__c >= YESTERDAY OR ActualStart__c >= YESTERDAY)`
        );
    }
});
