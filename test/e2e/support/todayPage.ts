import type { BrowserContext, Locator, Page } from 'playwright-core';
import { PHONE, openTab, type DemoPerson, type OpenPage } from './browser.ts';
import { browser, demo } from './sharedDemo.ts';
import { OrgRecords } from './orgRecords.ts';

export const ANSWER = { timeout: 30_000 };
const MINUTE_MS = 60_000;
/** Tests that plan visits for today do not begin this near to the end of it. */
const MARGIN_MS = 3 * MINUTE_MS;

export interface Customer {
    readonly Id: string;
    readonly Name: string;
    readonly BillingLatitude: number;
    readonly BillingLongitude: number;
}

/** The tab Today with its stops there, on a phone that knows where it is. */
export async function openToday(person: DemoPerson, at: Customer, viewport = PHONE): Promise<OpenPage> {
    const opened = await openTab(browser, demo.url, { tab: 'Fieldmap_Today', person, viewport });
    await opened.context.grantPermissions(['geolocation'], { origin: demo.url });
    await standAt(opened.context, at);
    await opened.page.locator('c-visit-today .stops').waitFor({ ...ANSWER, state: 'attached' });
    return opened;
}

/** The device is at the door of a customer. */
export function standAt(context: BrowserContext, { BillingLatitude, BillingLongitude }: Customer): Promise<void> {
    return context.setGeolocation({ latitude: BillingLatitude, longitude: BillingLongitude, accuracy: 12 });
}

export function stopOf(page: Page, customer: Customer): Locator {
    return page.locator('c-visit-stop', { hasText: customer.Name });
}

/** The stop with its actions in sight. */
export async function opened(page: Page, customer: Customer): Promise<Locator> {
    const stop = stopOf(page, customer);
    await stop.waitFor(ANSWER);
    const head = stop.locator('.head');
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.tap();
    await stop.locator('.body').waitFor();
    return stop;
}

/** Customers of a person that lie somewhere and have no visit planned today or later: at least `count`, at most `most`. */
export async function freeCustomers(
    org: OrgRecords,
    person: DemoPerson,
    count: number,
    most = count
): Promise<Customer[]> {
    const taken = await org.query<{ Account__c: string | null }>(
        `SELECT Account__c FROM FieldVisit__c WHERE OwnerId = '${person.userId}'
        AND (PlannedStart__c >= TODAY OR ActualStart__c >= TODAY OR Status__c = 'In Progress')`
    );
    const takenIds = new Set(taken.map(({ Account__c }) => Account__c));
    const customers = await org.query<Customer>(
        `SELECT Id, Name, BillingLatitude, BillingLongitude FROM Account
        WHERE OwnerId = '${person.userId}' AND BillingLatitude != null AND VisitPlace__Latitude__s = null ORDER BY Name, Id`
    );
    const free = customers.filter(({ Id }) => !takenIds.has(Id)).slice(0, most);
    if (free.length < count) throw new Error(`${person.name} has only ${free.length} customers without a visit.`);
    return free;
}

/** Plans visits for now, one for each customer. */
export async function planForToday(
    org: OrgRecords,
    person: DemoPerson,
    customers: readonly Customer[]
): Promise<string[]> {
    await passMidnight(org, person);
    const ids: string[] = [];
    for (const [index, { Id }] of customers.entries()) {
        const start = new Date(Date.now() + index * 1000);
        ids.push(
            await org.create('FieldVisit__c', {
                ...{ OwnerId: person.userId, Account__c: Id, ClientKey__c: `test-${start.getTime()}-${index}` },
                ...{ Status__c: 'Planned', Source__c: 'Plan', Mode__c: 'In Person' },
                PlannedStart__c: start.toISOString(),
                PlannedEnd__c: new Date(start.getTime() + 30 * MINUTE_MS).toISOString()
            })
        );
    }
    return ids;
}

/** A day that ends while a test runs is no day to plan for: waits until the next one has begun. */
async function passMidnight(org: OrgRecords, person: DemoPerson): Promise<void> {
    const [user] = await org.query<{ TimeZoneSidKey: string }>(
        `SELECT TimeZoneSidKey FROM User WHERE Id = '${person.userId}'`
    );
    const dayOf = (ms: number): string =>
        new Intl.DateTimeFormat('en-CA', { timeZone: user?.TimeZoneSidKey ?? 'UTC' }).format(ms);
    while (dayOf(Date.now()) !== dayOf(Date.now() + MARGIN_MS)) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
    }
}
