import { describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { openTab, PHONE, personOfRole, takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { clearFaults, setFault } from './support/faults.ts';
import { OrgRecords } from './support/orgRecords.ts';
import { browser, demo, rep, useDemo } from './support/sharedDemo.ts';
import { WeekPage } from './support/weekPage.ts';

const ANSWER = { timeout: 30_000 };
const SYNC_SECONDS = 60;
const WEEK_MS = 7 * 86_400_000;

interface WaitingVisit {
    readonly Id: string;
    readonly PlanId__c: string | null;
    readonly Account__r: { readonly Name: string };
    readonly PlannedStart__c: string;
    readonly PlannedEnd__c: string;
}

function aWeekLater({ PlannedStart__c, PlannedEnd__c }: WaitingVisit): {
    PlannedStart__c: string;
    PlannedEnd__c: string;
} {
    const later = (at: string): string => new Date(Date.parse(at) + WEEK_MS).toISOString();
    return { PlannedStart__c: later(PlannedStart__c), PlannedEnd__c: later(PlannedEnd__c) };
}

describe('the page for admins', () => {
    useDemo({ accounts: 200 });

    it('shows how far the sync is, and starts a run', async () => {
        const person = await personOfRole(demo.url, 'admin');
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Sync', person });
        await page.getByRole('heading', { name: /Fieldmap Sync/ }).waitFor();
        const state = page.locator('c-sync-status .state');
        await eventually(
            async () => (await state.textContent()) ?? '',
            (text) => text.includes('Up to date'),
            SYNC_SECONDS
        );
        // The demo org offers change events of five objects.
        const live = page.locator('c-sync-objects .how_live');
        await eventually(
            async () => live.count(),
            (count) => count === 5,
            SYNC_SECONDS
        );
        await page.getByText(/used by the whole org/).waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'admin-1440x900');
        const before = await page.getByText(/^Last (complete run|run ended)/).textContent();
        await page.getByRole('button', { name: 'Compare all ids' }).click();
        await page.getByText('Started. The page follows it.').waitFor();
        await eventually(
            async () => (await state.textContent()) ?? '',
            (text) => text.includes('Up to date'),
            SYNC_SECONDS
        );
        expect(await page.getByText(/^Last (complete run|run ended)/).textContent()).toMatch(
            /^Last (complete run|run ended)/
        );
        expect(before).not.toBeNull();
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('shows a waiting write that met a change in words, and does what the admin decides', async () => {
        const org = await OrgRecords.of(demo);
        // Visits of an accepted plan are in the org, their calendar entries cannot be made: the writes wait.
        await setFault(demo, { kind: 'error', match: 'POST .*/composite/sobjects', count: null });
        const own = await openTab(browser, demo.url, { tab: 'Fieldmap_My_Week', person: rep });
        const week = new WeekPage(own.page);
        await week.suggest();
        await week.accept.click();
        await week.accept.waitFor({ state: 'detached', ...ANSWER });
        await own.context.close();
        const soql =
            'SELECT Id, PlanId__c, Account__r.Name, PlannedStart__c, PlannedEnd__c FROM FieldVisit__c WHERE ' +
            `OwnerId = '${rep.userId}' AND Source__c = 'Plan' AND Status__c = 'Planned' AND Account__c != null ` +
            'AND EventId__c = null ORDER BY PlannedStart__c';
        // The company of the demo was planned before.
        const waiting = async (): Promise<WaitingVisit[]> =>
            (await org.query<WaitingVisit>(soql)).filter((visit) => visit.PlanId__c?.startsWith('demo-') === false);
        await eventually(waiting, ({ length }) => length >= 2, SYNC_SECONDS);
        const [left, written] = (await waiting()) as [WaitingVisit, WaitingVisit];
        for (const visit of [left, written]) await org.update('FieldVisit__c', visit.Id, aWeekLater(visit));
        await clearFaults(demo);

        const admin = await personOfRole(demo.url, 'admin');
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Sync', person: admin });
        const conflictOf = (visit: WaitingVisit): Locator =>
            page.locator('c-sync-conflicts article', { hasText: `Visit: ${visit.Account__r.Name}` });
        for (const visit of [left, written]) {
            await conflictOf(visit).waitFor({ timeout: SYNC_SECONDS * 1000 });
            await conflictOf(visit).getByText('A person changed the record.').waitFor();
            const start = conflictOf(visit).locator('tr[data-field="PlannedStart__c"]');
            await start.getByText('Planned start').waitFor();
            const [theirs, mine] = await start.locator('td').allTextContents();
            expect(theirs).not.toBe(mine);
        }
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'sync-conflicts-1440x900');
        const startOf = async (visit: WaitingVisit): Promise<number> => {
            const now = await org.query<WaitingVisit>(
                `SELECT PlannedStart__c FROM FieldVisit__c WHERE Id = '${visit.Id}'`
            );
            return Date.parse(now[0]?.PlannedStart__c ?? '');
        };

        await conflictOf(left).getByRole('button', { name: "Keep Salesforce's" }).click();
        await page.getByText('The record stays as it is in Salesforce.').waitFor();
        await conflictOf(left).waitFor({ state: 'detached' });
        await conflictOf(written).getByRole('button', { name: "Write Fieldmap's" }).click();
        await page.getByText("Fieldmap's values were written.").waitFor(ANSWER);
        await page.getByText('No conflicts wait for a decision.').waitFor();
        expect(await startOf(left)).toBe(Date.parse(aWeekLater(left).PlannedStart__c));
        expect(await startOf(written)).toBe(Date.parse(written.PlannedStart__c));
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('fits a phone', async () => {
        const person = await personOfRole(demo.url, 'admin');
        const options = { tab: 'Fieldmap_Sync', person, viewport: PHONE };
        const { page, context, troubles } = await openTab(browser, demo.url, options);
        await page.locator('c-sync-objects table').waitFor();
        expect(await overflowsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'admin-390x844');
        expect(troubles).toEqual([]);
        await context.close();
    });

    it('tells a rep who it is for; their tabs do not show it', async () => {
        const person = await personOfRole(demo.url, 'rep');
        const { page, context, troubles } = await openTab(browser, demo.url, { tab: 'Fieldmap_Sync', person });
        await page.getByText('This page is for Fieldmap admins').waitFor();
        await page.getByText(/ask your Salesforce admin for the permission set Fieldmap Admin/).waitFor();
        expect(await page.getByRole('navigation', { name: 'Fieldmap' }).getByText('Fieldmap Sync').count()).toBe(0);
        expect(await axeFindings(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await context.close();
    });
});
