import type { Locator, Page } from 'playwright-core';
import { openTab, type DemoPerson, type OpenPage } from './browser.ts';
import { eventually } from './checks.ts';
import type { OrgRecords } from './orgRecords.ts';
import { browser, demo } from './sharedDemo.ts';
import type { Customer } from './todayPage.ts';

const MINUTE_MS = 60_000;

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * It is about noon for everybody of the test, whatever the hour: no day begins or ends, and there is time left to work. Gives how many
 * days it is to the next working day by that clock; 0 on a working day.
 */
export async function makeItNoon(people: readonly DemoPerson[]): Promise<number> {
    const ahead = 12 - new Date().getUTCHours();
    // The sign of these names is the other way round: Etc/GMT-5 is five hours ahead.
    const TimeZoneSidKey = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
    for (const { userId } of people) {
        const response = await fetch(`${demo.url}/demo/settings`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${userId}` },
            body: JSON.stringify({ TimeZoneSidKey })
        });
        if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    }
    const weekday = new Date(Date.now() + ahead * HOUR_MS).getUTCDay();
    return weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
}

/** What the button of the board does, from a page that knows the visit as `ownerId`'s. */
export async function moveStop(manager: DemoPerson, visitId: string, ownerId: string, days: number): Promise<Response> {
    const start = Date.now() + HOUR_MS + days * DAY_MS;
    const request = {
        ...{ visitId, ownerId, toUserId: ownerId },
        ...{ startsAt: new Date(start).toISOString(), endsAt: new Date(start + HOUR_MS / 2).toISOString() }
    };
    return fetch(`${demo.url}/apex/VisitBoardController/moveStop`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${manager.userId}` },
        body: JSON.stringify({ requestJson: JSON.stringify(request) })
    });
}

/** Takes what the demo company planned around today off the calendar of a person: whether there is a free hour is up to the test. */
export async function clearDay(org: OrgRecords, { userId }: DemoPerson): Promise<void> {
    const at = (hours: number): string => new Date(Date.now() + hours * 60 * MINUTE_MS).toISOString();
    const visits = await org.query<{ Id: string }>(
        `SELECT Id FROM FieldVisit__c WHERE OwnerId = '${userId}' AND Status__c IN ('Planned', 'In Progress')
        AND PlannedStart__c > ${at(-36)} AND PlannedStart__c < ${at(36)}`
    );
    for (const { Id } of visits) {
        await org.update('FieldVisit__c', Id, { Status__c: 'Cancelled' });
    }
}

/** A planned visit that begins so many minutes from now (earlier: negative). */
export function planVisit(
    org: OrgRecords,
    { userId }: DemoPerson,
    customer: Customer,
    fromNowMinutes: number
): Promise<string> {
    const start = Date.now() + fromNowMinutes * MINUTE_MS;
    return org.create('FieldVisit__c', {
        ...{ OwnerId: userId, Account__c: customer.Id, ClientKey__c: `board-${customer.Id}-${start}` },
        ...{ Status__c: 'Planned', Source__c: 'Plan', Mode__c: 'In Person' },
        PlannedStart__c: new Date(start).toISOString(),
        PlannedEnd__c: new Date(start + 45 * MINUTE_MS).toISOString()
    });
}

/** The live board with the day there and events coming in. */
export async function openBoard(
    person: DemoPerson,
    options: { readonly viewport?: { readonly width: number; readonly height: number } } = {}
): Promise<OpenPage> {
    const opened = await openTab(browser, demo.url, { tab: 'Fieldmap_Live', person, ...options });
    await opened.page.locator('c-live-board .pulse_live').waitFor({ timeout: 30_000 });
    return opened;
}

export function rowOf(page: Page, person: DemoPerson): Locator {
    return page.locator('c-live-row', { has: page.getByRole('button', { name: person.name, exact: true }) });
}

/** A stop of a person on the board, in a state. */
export function boardStop(page: Page, person: DemoPerson, customer: Customer, state: string): Locator {
    return rowOf(page, person).locator(`.stop[data-state="${state}"]`, { hasText: customer.Name });
}

/** The alert of a customer, with those behind "Show all" in sight: on a late evening there are many. */
export async function alertOf(page: Page, customer: Customer): Promise<Locator> {
    const alert = page.locator('c-live-alerts .item', { hasText: customer.Name });
    const more = page.locator('c-live-alerts .more[aria-expanded="false"]');
    await eventually(
        async () => {
            if ((await alert.count()) === 0 && (await more.count()) > 0) await more.click();
            return alert.count();
        },
        (count) => count > 0
    );
    return alert;
}
