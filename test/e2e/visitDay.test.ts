import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { InboxStay, KpiRecords, StayList } from '#kernel/contracts';
import { haversineMetres, type LatLng } from '#kernel/geo';
import { recordedDay } from '../support/recordedDay.ts';
import { boardStop, makeItNoon, openBoard, rowOf } from './support/boardPage.ts';
import { takeScreenshot } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { OrgRecords } from './support/orgRecords.ts';
import { demo, manager, rep, useDemo } from './support/sharedDemo.ts';
import { ANSWER, freeCustomers, openToday, type Customer } from './support/todayPage.ts';

const DAY_MS = 86_400_000;

/** A day as a phone recorded it: stays are found, one tap makes a visit of each, and what counts visits counts them. */
describe('a day that records itself', () => {
    useDemo();

    it('becomes stays, then visits on the open live board, KPIs and mileage; nobody sees it before', async () => {
        const org = await OrgRecords.of(demo);
        await makeItNoon([rep, manager]);
        const [first, second] = (await apartCustomers(org)) as [Customer, Customer];
        const { page, context, troubles } = await openToday(rep, first);
        const board = await openBoard(manager);
        const onBoard = (customer: Customer) => rowOf(board.page, rep).locator('.stop', { hasText: customer.Name });
        // A reload would forget it.
        await board.page.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }));

        // Nothing is recorded before the person agrees.
        await page.getByRole('tab', { name: 'Found stays' }).tap();
        await page.getByText('Recording is off.').waitFor(ANSWER);
        await page.getByRole('button', { name: 'Open Privacy' }).tap();
        await page.getByText('Off: nothing is recorded.').waitFor(ANSWER);
        expect(await axeFindings(page)).toEqual([]);
        await page.getByRole('button', { name: 'I agree: record my visits' }).tap();
        await page.getByText(/^On since/).waitFor(ANSWER);
        await workAround(page);
        expect(await overflowsSideways(page)).toBe(false);
        await takeScreenshot(page, 'today-privacy-390x844');

        // The service goes by the clock of the page, which it hears of with a sync and keeps for some seconds: both mean the same day.
        const { TimeZoneSidKey } = await clockOf(org);
        await eventually(zoneOfDay, (zone) => zone === TimeZoneSidKey, 60);

        // A drive past two customers, as a track of the phone.
        const stops = [first, second].map((customer) => ({
            ...placeOf(customer),
            minutes: 4
        }));
        const track = ['time,latitude,longitude,accuracy'];
        for (const { at, latitude, longitude, accuracyMetres } of recordedDay(stops, new Date())) {
            track.push([at, latitude, longitude, accuracyMetres ?? ''].join(','));
        }
        await page.getByLabel('Choose a file').setInputFiles({
            ...{ name: 'day.csv', mimeType: 'text/csv' },
            buffer: Buffer.from(track.join('\n'))
        });
        await page.getByText(/^[\d,'’]+ of [\d,'’]+ positions taken/).waitFor(ANSWER);

        // Two stays wait, and nothing of them is in Salesforce.
        await page.getByRole('tab', { name: 'Found stays' }).tap();
        const cards = page.locator('c-stay-card');
        await eventually(
            () => cards.count(),
            (count) => count === 2
        );
        const found = await stays();
        expect(found.map(({ decidedAs }) => decidedAs)).toEqual([null, null]);
        expect(await visitsOf(org, [first, second])).toEqual([]);
        expect([await onBoard(first).count(), await onBoard(second).count()]).toEqual([0, 0]);
        const before = await completedVisits();
        await noNotices(page);
        expect(await axeFindings(page)).toEqual([]);
        expect(await overflowsSideways(page)).toBe(false);
        await takeScreenshot(page, 'today-stays-390x844');

        // One tap confirms the first; the other was somebody else, which is one search away.
        const firstCard = cards.filter({ hasText: first.Name }).last();
        await firstCard.locator('.answer', { hasText: first.Name }).tap();
        await page.getByText(/^Confirmed: the visit is/).waitFor(ANSWER);
        await boardStop(board.page, rep, first, 'done').waitFor(ANSWER);
        expect(await onBoard(second).count()).toBe(0);
        await eventually(
            () => cards.count(),
            (count) => count === 1
        );
        await cards.first().locator('.other').tap();
        const finder = page.locator('c-visit-finder');
        await finder.getByLabel('Search customers by name').fill(second.Name);
        await finder.locator('.row', { hasText: second.Name }).first().tap();
        await page.getByText('Nothing to confirm').waitFor(ANSWER);
        const written = () => visitsOf(org, [first, second]);
        await eventually(written, (visits) => visits.length === 2);
        for (const visit of await written()) {
            expect(visit).toMatchObject({ Status__c: 'Completed', Source__c: 'Detected' });
            expect(Date.parse(visit.ActualEnd__c) - Date.parse(visit.ActualStart__c)).toBeGreaterThan(2 * 60_000);
        }

        // The manager's board, open all the time, shows both as done.
        await boardStop(board.page, rep, second, 'done').waitFor(ANSWER);
        expect(await board.page.evaluate(() => 'isTheSamePage' in globalThis)).toBe(true);
        await takeScreenshot(board.page, 'live-board-recorded-1440x900');

        // The KPIs move: two completed visits more once the mirror has them.
        await eventually(completedVisits, (count) => count === before + 2);

        // The day has written itself, with kilometres to take along.
        await page.getByRole('tab', { name: 'My day' }).tap();
        const timeline = page.locator('c-day-timeline');
        await timeline.locator('.title').waitFor(ANSWER);
        await timeline.locator('.entry_stay', { hasText: first.Name }).waitFor(ANSWER);
        await timeline.locator('.entry_leg').first().waitFor();
        await timeline.getByText(/km in all$/).waitFor();
        await noNotices(page);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'today-day-390x844');
        const download = page.waitForEvent('download');
        await timeline.getByRole('button', { name: 'Mileage of this day (CSV)' }).tap();
        const file = readFileSync(await (await download).path(), 'utf8');
        expect(file).toContain('Date,Departs,Arrives,From,To,Kilometres,Source');
        expect(file).toContain(first.Name);
        expect([...troubles, ...board.troubles]).toEqual([]);
        await board.context.close();
        await context.close();
    }, 200_000);

    /** Notices of the platform fade while they are judged. */
    function noNotices(page: Page): Promise<void> {
        return eventually(
            () => page.locator('lightning-toast').count(),
            (count) => count === 0
        );
    }

    /** All days, all hours, short stays: the test must not wait for Monday morning. */
    async function workAround(page: Page): Promise<void> {
        const consent = page.locator('c-tracking-consent');
        for (const day of await consent.locator('.daybox').all()) {
            if ((await day.getAttribute('aria-pressed')) === 'false') await day.tap();
        }
        await consent.getByLabel('From').fill('00:00');
        await consent.getByLabel('Until').fill('23:59');
        await consent.getByLabel('Shortest stay (minutes)').fill('2');
        await consent.locator('.save').tap();
        await eventually(
            async () =>
                (await apex<{ dayEndsAt: string; dwellMinutes: number }>('VisitDayController/getTracking')) ?? {},
            ({ dayEndsAt, dwellMinutes }) => dayEndsAt === '24:00' && dwellMinutes === 2
        );
    }

    /** Two customers that are not to be mistaken for a neighbour, lie apart and were not visited these days. */
    async function apartCustomers(org: OrgRecords): Promise<readonly Customer[]> {
        const all = await org.query<Customer>(
            'SELECT Id, BillingLatitude, BillingLongitude FROM Account WHERE BillingLatitude != null'
        );
        const metres = (a: Customer, b: Customer): number => haversineMetres(placeOf(a), placeOf(b));
        const room = (customer: Customer): number =>
            Math.min(...all.filter(({ Id }) => Id !== customer.Id).map((other) => metres(customer, other)));
        const since = new Date(Date.now() - 3 * DAY_MS).toISOString();
        const recent = await org.query<{ Account__c: string | null }>(
            `SELECT Account__c FROM FieldVisit__c
            WHERE OwnerId = '${rep.userId}' AND (PlannedStart__c >= ${since} OR ActualStart__c >= ${since})`
        );
        const recentIds = new Set(recent.map(({ Account__c }) => Account__c));
        const free = (await freeCustomers(org, rep, 2, 40)).filter(({ Id }) => !recentIds.has(Id));
        const [first, ...others] = free.sort((a, b) => room(b) - room(a)).slice(0, 8);
        const [second] = others.sort((a, b) => metres(first!, b) - metres(first!, a));
        return [first!, second!];
    }

    function placeOf({ BillingLatitude, BillingLongitude }: Customer): LatLng {
        return { latitude: BillingLatitude, longitude: BillingLongitude };
    }

    async function stays(): Promise<readonly InboxStay[]> {
        const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
        const args = { fromDate: day(Date.now() - DAY_MS), toDate: day(Date.now() + DAY_MS) };
        return (await apex<StayList>('VisitDayController/getStays', args)).stays;
    }

    async function clockOf(org: OrgRecords): Promise<{ readonly TimeZoneSidKey: string }> {
        const [user] = await org.query<{ TimeZoneSidKey: string }>(
            `SELECT TimeZoneSidKey FROM User WHERE Id = '${rep.userId}'`
        );
        return user!;
    }

    /** The time zone by which the service splits the person's days. */
    async function zoneOfDay(): Promise<string> {
        const { date: day } = await apex<{ date: string }>('VisitController/getDay');
        return (await apex<{ timeZone: string }>('VisitDayController/getTimeline', { day })).timeZone;
    }

    /** Completed visits of the person in the last weeks, by the KPI that people look at. */
    async function completedVisits(): Promise<number> {
        const { date: asOf } = await apex<{ date: string }>('VisitController/getDay');
        const args = { key: 'visits-completed', period: 'rolling', asOf, people: 'own' };
        return (await apex<KpiRecords>('KpiController/getRecords', args)).numeratorCount;
    }

    async function apex<Answer>(method: string, args: object = {}): Promise<Answer> {
        const response = await fetch(`${demo.url}/apex/${method}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${rep.userId}` },
            body: JSON.stringify(args)
        });
        expect(response.status).toBe(200);
        return JSON.parse((await response.json()) as string) as Answer;
    }

    interface Visit {
        readonly Status__c: string;
        readonly Source__c: string;
        readonly ActualStart__c: string;
        readonly ActualEnd__c: string;
    }

    function visitsOf(org: OrgRecords, customers: readonly Customer[]): Promise<Visit[]> {
        const ids = customers.map(({ Id }) => `'${Id}'`).join(', ');
        return org.query<Visit>(
            `SELECT Status__c, Source__c, ActualStart__c, ActualEnd__c FROM FieldVisit__c
            WHERE Account__c IN (${ids}) AND OwnerId = '${rep.userId}' AND ActualStart__c >= YESTERDAY`
        );
    }
});
