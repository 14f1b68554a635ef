import { accountRecords, makeCustomers } from './accounts.ts';
import type { DemoCompanyOptions, DemoRecords } from './company.ts';
import { coachingNoteRecords } from './coachingNotes.ts';
import { CompanyNames } from './companyNames.ts';
import { assignContacts, contactRecords } from './contacts.ts';
import { dayOf } from './days.ts';
import { makeDeals } from './deals.ts';
import { EVENT_DAYS_BACK, internalEventRecords, visitEventRecords } from './events.ts';
import { feedbackRecords } from './feedback.ts';
import { businessHoursRecord, goalRecords, holidayRecords } from './goals.ts';
import { leadRecords, makeProspects } from './leads.ts';
import { giveManagersCustomers } from './managerCustomers.ts';
import { historyRecords, opportunityRecords } from './opportunities.ts';
import { makePeople } from './people.ts';
import { Places } from './places.ts';
import { batches } from './records.ts';
import { sizeOf } from './size.ts';
import { makeVisitHistory } from './visitHistory.ts';
import { keyVisits, visitRecords } from './visits.ts';

export { permissionSetsByUser, permissionSetsOf, roleOf, type DemoRole } from './access.ts';
export { sizeOf, type CompanySize } from './size.ts';

/** 18 months. */
export const HISTORY_DAYS = 548;

/**
 * The demo company "Alpenrhein Supply": people, customers, leads, deals, visits and calendars of 18 months.
 *
 * The same options give the same records. Batches hold at most 2,000 records; parents come before children. Permission
 * sets are not assigned here: {@link permissionSetsByUser} says who holds which.
 *
 * Access: about 1 s for 2,000 accounts, half a minute for 50,000.
 * Errors: RangeError for an account count outside 50 to 200,000 or a `today` that is no date; the reader's for the extract.
 */
export function* generateCompany(options: DemoCompanyOptions): Generator<DemoRecords> {
    const size = sizeOf(options.accountCount);
    const today = dayOf(options.today);
    const places = new Places(options.extractFile);
    const names = new CompanyNames();

    const customers = makeCustomers(options, places, names, HISTORY_DAYS, size.reps);
    const people = makePeople(options, size, customers, places);
    const { profiles, roles, users, sellers } = people;
    giveManagersCustomers(options, customers, sellers);
    assignContacts(options, customers);
    const prospects = makeProspects(options, places, names, customers, sellers, size.leads, HISTORY_DAYS);
    const history = makeVisitHistory(options, sellers, customers, prospects, HISTORY_DAYS);
    const deals = makeDeals(options, customers, sellers, history.bySeller, size.opportunities, HISTORY_DAYS);
    const visits = keyVisits(options, history.bySeller, today - EVENT_DAYS_BACK);

    yield* batches('Profile', profiles);
    yield* batches('UserRole', roles);
    yield* batches('User', users);
    yield* batches('Account', accountRecords(options, customers, sellers, history.lastVisitDays));
    yield* batches('Contact', contactRecords(options, customers, sellers));
    yield* batches('Lead', leadRecords(options, prospects, sellers, history.lastLeadVisitDays));
    yield* batches('Opportunity', opportunityRecords(options, deals, sellers));
    yield* batches('OpportunityHistory', historyRecords(options, deals, sellers));
    yield* batches('Event', visitEventRecords(options, visits, sellers));
    yield* batches('Event', internalEventRecords(options, sellers));
    yield* batches('FieldVisit__c', visitRecords(options, visits, sellers));
    yield* batches('SuggestionFeedback__c', feedbackRecords(options, visits, customers, sellers));
    yield* batches('CoachingNote__c', coachingNoteRecords(options, sellers));
    yield* batches('BusinessHours', [businessHoursRecord(options)]);
    yield* batches('Holiday', holidayRecords(options));
    yield* batches('VisitGoal__c', goalRecords(options, people));
}
