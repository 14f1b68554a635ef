import type { DraftAnswer, FoundCustomer, VisitBriefing, VisitDay } from 'c/contracts';
import { newClientKey, visitQueue } from 'c/visitQueue';
import getBriefings from '@salesforce/apex/VisitController.getBriefings';
import getDay from '@salesforce/apex/VisitController.getDay';
import saveDraft from '@salesforce/apex/VisitController.saveDraft';
import { ReportDrafts } from './reportDrafts.ts';

/** What the day's page reads, and what it keeps on the device for when there is no connection. */

const DAY = 'day';
const BRIEFINGS = 'briefings';
const CUSTOMERS = 'customers';

/** The day as Salesforce has it; it is kept until the next. Errors: what an Apex call rejects with. */
export async function readDay(): Promise<VisitDay> {
    const day = JSON.parse(await getDay()) as VisitDay;
    visitQueue().store.writeNote(DAY, day);
    return day;
}

/** What was read last, if that was today. */
export function keptDay(today: string): VisitDay | null {
    const day = visitQueue().store.readNote<VisitDay>(DAY);
    return day?.date === today ? day : null;
}

/** By customer. Errors: what an Apex call rejects with. */
export async function readBriefings(recordIds: readonly string[]): Promise<Record<string, VisitBriefing>> {
    const briefings = JSON.parse(await getBriefings({ recordIds })) as VisitBriefing[];
    const byCustomer = Object.fromEntries(briefings.map((briefing) => [briefing.recordId, briefing]));
    visitQueue().store.writeNote(BRIEFINGS, byCustomer);
    return byCustomer;
}

export function keptBriefings(): Record<string, VisitBriefing> {
    return visitQueue().store.readNote<Record<string, VisitBriefing>>(BRIEFINGS) ?? {};
}

/** Customers of unplanned visits that Salesforce does not know of yet. */
export function keepCustomer(customer: FoundCustomer): void {
    const known = visitQueue().store.readNote<Record<string, FoundCustomer>>(CUSTOMERS) ?? {};
    visitQueue().store.writeNote(CUSTOMERS, { ...known, [customer.recordId]: customer });
}

export function keptCustomer(recordId: string): FoundCustomer | null {
    return visitQueue().store.readNote<Record<string, FoundCustomer>>(CUSTOMERS)?.[recordId] ?? null;
}

/** Which report is open, and in which mode a remote contact is recorded with it. */
export interface OpenReport {
    readonly clientKey: string;
    /** `Phone`, `Online`; empty: the report of a visit that has ended. */
    readonly mode: string;
}

export function openReport(): OpenReport | null {
    return visitQueue().store.readNote<OpenReport>('report');
}

export function keepOpenReport(report: OpenReport | null): void {
    if (report === null) visitQueue().store.dropNote('report');
    else visitQueue().store.writeNote('report', report);
}

/** Drafts of reports on this device and in Salesforce. */
export function reportDrafts(): ReportDrafts {
    const { store } = visitQueue();
    return new ReportDrafts({
        store,
        send: async (write) => JSON.parse(await saveDraft({ requestJson: JSON.stringify(write) })) as DraftAnswer,
        deviceId: deviceId(),
        now: () => Date.now()
    });
}

/** Names this browser among the person's devices; nothing about it. */
function deviceId(): string {
    const { store } = visitQueue();
    const known = store.readNote<string>('device');
    const id = known ?? newClientKey();
    if (known === null) store.writeNote('device', id);
    return id;
}
