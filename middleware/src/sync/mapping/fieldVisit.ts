import { date, flag, instant, integer, number, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

export const fieldVisitMapping = recordMapping({
    objectApiName: 'FieldVisit__c',
    table: 'field_visits',
    columns: {
        client_key: text('ClientKey__c'),
        owner_id: text('OwnerId', { isRequired: true }),
        account_id: text('Account__c'),
        lead_id: text('Lead__c'),
        opportunity_id: text('Opportunity__c'),
        contact_id: text('Contact__c'),
        status: text('Status__c', { isRequired: true }),
        outcome: text('Outcome__c'),
        mode: text('Mode__c'),
        source: text('Source__c'),
        planned_start: instant('PlannedStart__c'),
        planned_end: instant('PlannedEnd__c'),
        actual_start: instant('ActualStart__c'),
        actual_end: instant('ActualEnd__c'),
        check_in_distance_metres: number('CheckInDistance__c'),
        check_in_latitude: number('CheckIn__Latitude__s'),
        check_in_longitude: number('CheckIn__Longitude__s'),
        is_on_site: { ...flag('IsOnSite__c'), fallback: null },
        is_joint_visit: flag('IsJointVisit__c'),
        report_seconds: integer('ReportSeconds__c'),
        next_step_date: date('NextStepDate__c'),
        plan_id: text('PlanId__c'),
        event_id: text('EventId__c'),
        created_at: instant('CreatedDate', { isRequired: true })
    },
    references: [
        { column: 'account_id', objectApiName: 'Account' },
        { column: 'lead_id', objectApiName: 'Lead' },
        { column: 'contact_id', objectApiName: 'Contact' }
    ]
});
