import { date, degrees, flag, instant, number, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

const PLACE = [['Latitude', 'Longitude']] as const;

export const leadMapping = recordMapping({
    objectApiName: 'Lead',
    table: 'leads',
    columns: {
        owner_id: text('OwnerId', { isRequired: true }),
        status: text('Status'),
        rating: text('Rating'),
        lead_source: text('LeadSource'),
        lead_quality: text('LeadQuality__c'),
        latitude: degrees('latitude', PLACE),
        longitude: degrees('longitude', PLACE),
        opening_hours: text('OpeningHours__c'),
        is_converted: flag('IsConverted'),
        converted_date: date('ConvertedDate'),
        converted_account_id: text('ConvertedAccountId'),
        converted_opportunity_id: text('ConvertedOpportunityId'),
        last_visit_date: date('LastVisitDate__c'),
        next_visit_due: date('NextVisitDue__c'),
        visit_priority: number('VisitPriority__c'),
        created_at: instant('CreatedDate', { isRequired: true })
    },
    references: [{ column: 'converted_account_id', objectApiName: 'Account' }]
});
