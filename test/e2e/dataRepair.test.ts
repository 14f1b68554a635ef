import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { PlaceRepairPage, PlaceRepairRow } from '#kernel/contracts';
import { haversineMetres } from '#kernel/geo';
import { openTab, PHONE, takeScreenshot, type OpenPage } from './support/browser.ts';
import { axeFindings, eventually, overflowsSideways } from './support/checks.ts';
import { OrgRecords } from './support/orgRecords.ts';
import { browser, demo, manager, useDemo } from './support/sharedDemo.ts';
import { ANSWER } from './support/todayPage.ts';

/** About 11 km to the north: no visit is near it. */
const FAR_DEGREES = 0.1;
/** A pin this near to where people checked in is right. */
const NEAR_METRES = 150;
/** What is written in Salesforce reaches the service within seconds; a busy machine takes longer. */
const SYNC_SECONDS = 60;

interface Place {
    readonly VisitPlace__Latitude__s: number | null;
    readonly VisitPlace__Longitude__s: number | null;
    readonly PlaceDismissed__c: string | null;
}

interface Visited extends Place {
    readonly Id: string;
    readonly Name: string;
    readonly BillingLatitude: number;
    readonly BillingLongitude: number;
}

/** Pins that are wrong, the costliest first; one tap writes the place that visits agree on, another leaves the pin alone. */
describe('data repair', () => {
    useDemo();

    it('ranks wrong pins by what they cost, filters, and writes the place of one that is accepted', async () => {
        const org = await OrgRecords.of(demo);
        const customer = await visitedCustomer(org);
        await org.update('Account', customer.Id, { BillingLatitude: customer.BillingLatitude + FAR_DEGREES });
        await eventually(repairs, ({ rows }) => faultOf(rows, customer.Id) === 'elsewhere', SYNC_SECONDS);

        const { page, context, troubles } = await openRepairs();
        const rows = await reload(page);
        expect(faultOf(rows, customer.Id)).toBe('elsewhere');
        expect(await linesOf(page)).toEqual(idsOf(rows));
        const costs = rows.map(({ costKilometres }) => costKilometres);
        expect(costs).toEqual(costs.toSorted((a, b) => b - a));
        expect(new Set(costs).size).toBeGreaterThan(1);
        await countIs(page, rows.length);
        expect(await axeFindings(page)).toEqual([]);
        expect(await overflowsSideways(page)).toBe(false);
        await takeScreenshot(page, 'data-repair-1440x900');

        // One kind of fault only, then the other.
        for (const [label, fault] of [
            ['No coordinates', 'missing'],
            ['Visits happen elsewhere', 'elsewhere']
        ] as const) {
            await choose(page, label);
            const wanted = idsOf(rows.filter((row) => row.fault === fault));
            expect(wanted.length).toBeGreaterThan(0);
            expect(wanted.length).toBeLessThan(rows.length);
            await eventually(() => linesOf(page), hasExactly(wanted));
            await countIs(page, wanted.length);
        }

        await choose(page, 'All');
        await countIs(page, rows.length);
        const line = lineOf(page, customer.Id);
        await line.getByText(/^Visits happen [\d.,]+ km from the pin/).waitFor();
        await line.getByRole('button', { name: 'Accept this place' }).click();
        await line.waitFor({ state: 'detached', ...ANSWER });
        await countIs(page, rows.length - 1);
        const place = await placeOf(org, customer.Id);
        const written = { latitude: place.VisitPlace__Latitude__s!, longitude: place.VisitPlace__Longitude__s! };
        const { BillingLatitude: latitude, BillingLongitude: longitude } = customer;
        expect(haversineMetres(written, { latitude, longitude })).toBeLessThan(NEAR_METRES);

        // The service has learned it: the line is gone for good, all others are as before.
        await eventually(repairs, ({ rows: left }) => faultOf(left, customer.Id) === undefined, SYNC_SECONDS);
        await reload(page);
        expect(hasExactly(idsOf(rows).filter((id) => id !== customer.Id))(await linesOf(page))).toBe(true);
        await countIs(page, rows.length - 1);
        expect(troubles).toEqual([]);
        await context.close();
    }, 180_000);

    it('leaves a pin as it is on a phone, also after a reload', async () => {
        const org = await OrgRecords.of(demo);
        const { rows } = await repairs();
        const proposed = rows.find(({ proposal, canEdit }) => proposal !== null && canEdit);
        if (proposed === undefined) throw new Error('The demo company has no pin with a proposal.');
        const { page, context, troubles } = await openRepairs(PHONE);
        expect(await overflowsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
        await takeScreenshot(page, 'data-repair-390x844');

        const before = await placeOf(org, proposed.recordId);
        const line = lineOf(page, proposed.recordId);
        await line.getByRole('button', { name: 'Leave as it is' }).tap();
        await line.waitFor({ state: 'detached', ...ANSWER });
        await countIs(page, rows.length - 1);
        const after = await placeOf(org, proposed.recordId);
        expect(after.PlaceDismissed__c).toMatch(/^-?\d+\.\d{5},-?\d+\.\d{5}$/);
        expect({ ...after, PlaceDismissed__c: null }).toEqual({ ...before, PlaceDismissed__c: null });

        await eventually(repairs, ({ rows: left }) => faultOf(left, proposed.recordId) === undefined, SYNC_SECONDS);
        await reload(page);
        expect(hasExactly(idsOf(rows).filter((id) => id !== proposed.recordId))(await linesOf(page))).toBe(true);
        await countIs(page, rows.length - 1);
        expect(troubles).toEqual([]);
        await context.close();
    }, 120_000);

    /** The customer with a pin by its address that people have checked in at most often. */
    async function visitedCustomer(org: OrgRecords): Promise<Visited> {
        const listed = new Set(idsOf((await repairs()).rows));
        const visits = await org.query<{ Account__c: string; times: number }>(
            `SELECT Account__c, COUNT(Id) times FROM FieldVisit__c
            WHERE Status__c = 'Completed' AND CheckIn__Latitude__s != null GROUP BY Account__c`
        );
        const times = new Map(visits.map((visit) => [visit.Account__c, visit.times]));
        const customers = await org.query<Visited>(
            `SELECT Id, Name, BillingLatitude, BillingLongitude FROM Account
            WHERE BillingLatitude != null AND VisitPlace__Latitude__s = null ORDER BY Id`
        );
        const [most] = customers
            .filter(({ Id }) => !listed.has(Id))
            .sort((a, b) => (times.get(b.Id) ?? 0) - (times.get(a.Id) ?? 0));
        return most!;
    }

    async function placeOf(org: OrgRecords, id: string): Promise<Place> {
        const [place] = await org.query<Place>(
            `SELECT VisitPlace__Latitude__s, VisitPlace__Longitude__s, PlaceDismissed__c FROM Account WHERE Id = '${id}'`
        );
        return place!;
    }

    /** The list as the service has it now; all of it stands on one page of the demo company. */
    async function repairs(): Promise<PlaceRepairPage> {
        const response = await fetch(`${demo.url}/apex/PlaceRepairController/getRepairs`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${manager.userId}` },
            body: JSON.stringify({ offset: 0, fault: null })
        });
        expect(response.status).toBe(200);
        return JSON.parse((await response.json()) as string) as PlaceRepairPage;
    }

    async function openRepairs(viewport?: typeof PHONE): Promise<OpenPage> {
        const opened = await openTab(browser, demo.url, {
            ...{ tab: 'Fieldmap_Data_Repair', person: manager },
            ...(viewport === undefined ? {} : { viewport })
        });
        await opened.page.locator('c-place-repair .row').first().waitFor(ANSWER);
        return opened;
    }

    /** Gives what the page got. */
    async function reload(page: Page): Promise<readonly PlaceRepairRow[]> {
        const answer = page.waitForResponse((response) =>
            response.url().endsWith('/apex/PlaceRepairController/getRepairs')
        );
        await page.reload();
        await page.locator('c-place-repair .row').first().waitFor(ANSWER);
        return (JSON.parse((await (await answer).json()) as string) as PlaceRepairPage).rows;
    }

    async function choose(page: Page, label: string): Promise<void> {
        const filter = page.locator('c-place-repair .filter');
        await filter.getByRole('combobox').click();
        await filter.getByRole('option', { name: label, exact: true }).click();
    }

    function lineOf(page: Page, id: string): Locator {
        return page.locator(`c-place-repair .row[data-record="${id}"]`);
    }

    /** Ids of the lines in the order in which they stand on the page. */
    function linesOf(page: Page): Promise<(string | undefined)[]> {
        return page
            .locator('c-place-repair .row')
            .evaluateAll((lines) => lines.map((line) => (line as HTMLElement).dataset['record']));
    }

    function countIs(page: Page, count: number): Promise<void> {
        const total = page.locator('c-place-repair .total');
        return eventually(
            async () => ((await total.count()) === 0 ? '' : await total.innerText()),
            (text) => text.startsWith(`${count} of 600 `)
        );
    }

    function idsOf(rows: readonly PlaceRepairRow[]): string[] {
        return rows.map(({ recordId }) => recordId);
    }

    function faultOf(rows: readonly PlaceRepairRow[], id: string): string | undefined {
        return rows.find(({ recordId }) => recordId === id)?.fault;
    }

    function hasExactly(wanted: readonly string[]): (ids: readonly (string | undefined)[]) => boolean {
        return (ids) => ids.toSorted().join() === wanted.toSorted().join();
    }
});
