/** Customers and leads as planning would have seen them on a Monday morning: nothing that was written later. */
import { localDateOf } from '../../../../middleware/src/platform/localTime.ts';
import type { CandidateFacts } from '../../../../middleware/src/planning/ports.ts';
import { CLASSES, type CustomerClass } from '../../../../scripts/demo/data/classes.ts';
import { type DemoCompany, type Fields, groupedBy, instantOf, numberOf, recordsOf, textOf } from './demoRecords.ts';

/** The records kept no earlier close dates: far away, so that no deal "closes soon". */
const UNKNOWN_CLOSE_DATE = '9999-12-31';
const DAY_MS = 86_400_000;

type OpenDeal = CandidateFacts['openDeals'][number];

/** The facts of every account and lead that was there at `mondayMs` (Unix milliseconds). */
export function factsOnMonday(company: DemoCompany, mondayMs: number, timeZone: string): CandidateFacts[] {
    const before = (name: string, rows: readonly Fields[]): Fields[] =>
        rows.filter((row) => (instantOf(row, name) ?? Infinity) < mondayMs);
    const completed = before('ActualStart__c', recordsOf(company, 'FieldVisit__c'))
        .filter((visit) => visit['Status__c'] === 'Completed')
        .sort((a, b) => (instantOf(a, 'ActualStart__c') ?? 0) - (instantOf(b, 'ActualStart__c') ?? 0));
    const feedback = before('CreatedDate', recordsOf(company, 'SuggestionFeedback__c')).sort(
        (a, b) => (instantOf(a, 'CreatedDate') ?? 0) - (instantOf(b, 'CreatedDate') ?? 0)
    );
    const known = {
        timeZone,
        visits: { Account: groupedBy(completed, 'Account__c'), Lead: groupedBy(completed, 'Lead__c') },
        feedback: { Account: groupedBy(feedback, 'Account__c'), Lead: groupedBy(feedback, 'Lead__c') },
        deals: openDeals(company, before('CreatedDate', recordsOf(company, 'OpportunityHistory')), mondayMs)
    };
    return [
        ...before('CreatedDate', recordsOf(company, 'Account')).map((account) => accountFacts(account, known)),
        ...before('CreatedDate', recordsOf(company, 'Lead'))
            .filter((lead) => isOpenLead(lead, mondayMs))
            .map((lead) => leadFacts(lead, known))
    ];
}

interface Known {
    readonly timeZone: string;
    readonly visits: Readonly<Record<'Account' | 'Lead', ReadonlyMap<string, Fields[]>>>;
    readonly feedback: Readonly<Record<'Account' | 'Lead', ReadonlyMap<string, Fields[]>>>;
    readonly deals: ReadonlyMap<string, OpenDeal[]>;
}

/** Converted since: still open then. Closed without conversion: the records do not say when, so left out. */
function isOpenLead(lead: Fields, mondayMs: number): boolean {
    const converted = textOf(lead, 'ConvertedDate');
    return converted === null
        ? !String(lead['Status']).startsWith('Closed')
        : Date.parse(`${converted}T00:00:00Z`) >= mondayMs;
}

function accountFacts(account: Fields, known: Known): CandidateFacts {
    const customerClass = textOf(account, 'CustomerClass__c');
    return {
        ...sharedFacts(account, 'Account', known),
        place:
            placeOf(account, 'VisitPlace__Latitude__s', 'VisitPlace__Longitude__s') ??
            placeOf(account, 'BillingLatitude', 'BillingLongitude'),
        customerClass,
        leadStatus: null,
        leadRating: null,
        intervalDays: customerClass === null ? null : CLASSES[customerClass as CustomerClass].intervalDays,
        annualRevenue: numberOf(account, 'AnnualRevenue'),
        openDeals: known.deals.get(String(account['Id'])) ?? []
    };
}

function leadFacts(lead: Fields, known: Known): CandidateFacts {
    return {
        ...sharedFacts(lead, 'Lead', known),
        place: placeOf(lead, 'Latitude', 'Longitude'),
        customerClass: null,
        leadStatus: textOf(lead, 'Status'),
        leadRating: textOf(lead, 'Rating'),
        lastOutcome: null,
        intervalDays: null,
        annualRevenue: null,
        openDeals: []
    };
}

function sharedFacts(record: Fields, objectApiName: 'Account' | 'Lead', known: Known) {
    const recordId = String(record['Id']);
    const lastVisit = known.visits[objectApiName].get(recordId)?.at(-1);
    const startedAt = lastVisit === undefined ? null : instantOf(lastVisit, 'ActualStart__c');
    const decision = known.feedback[objectApiName].get(recordId)?.at(-1);
    return {
        recordId,
        objectApiName,
        ownerId: String(record['OwnerId']),
        openingHours: textOf(record, 'OpeningHours__c'),
        lastVisitDate: startedAt === null ? null : localDateOf(new Date(startedAt), known.timeZone),
        lastOutcome: lastVisit === undefined ? null : textOf(lastVisit, 'Outcome__c'),
        lastRejection: decision === undefined ? null : rejectionOf(decision),
        plannedAt: null
    };
}

function rejectionOf(row: Fields): CandidateFacts['lastRejection'] {
    const at = instantOf(row, 'CreatedDate');
    if (at === null || row['Decision__c'] === 'Accepted') return null;
    return {
        decision: row['Decision__c'] === 'Later' ? 'later' : 'rejected',
        reason: textOf(row, 'Reason__c') ?? 'other',
        at: new Date(at).toISOString()
    };
}

/** Deals by account, in the stage of their last change before the Monday. */
function openDeals(company: DemoCompany, history: readonly Fields[], mondayMs: number): Map<string, OpenDeal[]> {
    const changes = groupedBy(history, 'OpportunityId');
    const deals = new Map<string, OpenDeal[]>();
    for (const opportunity of recordsOf(company, 'Opportunity')) {
        const opportunityId = String(opportunity['Id']);
        const last = changes
            .get(opportunityId)
            ?.reduce((a, b) => ((instantOf(a, 'CreatedDate') ?? 0) > (instantOf(b, 'CreatedDate') ?? 0) ? a : b));
        const accountId = textOf(opportunity, 'AccountId');
        if (last === undefined || accountId === null || String(last['StageName']).startsWith('Closed')) continue;
        const own = deals.get(accountId) ?? [];
        deals.set(accountId, own);
        own.push({
            opportunityId,
            stage: String(last['StageName']),
            amount: numberOf(last, 'Amount'),
            probability: numberOf(last, 'Probability') ?? 0,
            closeDate: UNKNOWN_CLOSE_DATE,
            daysInStage: Math.floor((mondayMs - (instantOf(last, 'CreatedDate') ?? mondayMs)) / DAY_MS)
        });
    }
    return deals;
}

function placeOf(record: Fields, latitudeName: string, longitudeName: string): CandidateFacts['place'] {
    const latitude = numberOf(record, latitudeName);
    const longitude = numberOf(record, longitudeName);
    return latitude === null || longitude === null ? null : { latitude, longitude };
}
