import { date, decimal, degrees, flag, instant, number, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

/** The learned or corrected pin wins over the geocoded billing address. */
const PLACE = [
    ['VisitPlace__Latitude__s', 'VisitPlace__Longitude__s'],
    ['BillingLatitude', 'BillingLongitude']
] as const;

export const accountMapping = recordMapping({
    objectApiName: 'Account',
    table: 'accounts',
    columns: {
        owner_id: text('OwnerId', { isRequired: true }),
        parent_id: text('ParentId'),
        type: text('Type'),
        industry: text('Industry'),
        customer_class: text('CustomerClass__c'),
        annual_revenue: decimal('AnnualRevenue'),
        latitude: degrees('latitude', PLACE),
        longitude: degrees('longitude', PLACE),
        geocode_accuracy: text('BillingGeocodeAccuracy', { isOptionalFeature: true }),
        // Set: somebody put the pin where it is.
        visit_place_latitude: number('VisitPlace__Latitude__s'),
        place_dismissed: text('PlaceDismissed__c'),
        opening_hours: text('OpeningHours__c'),
        last_visit_date: date('LastVisitDate__c'),
        next_visit_due: date('NextVisitDue__c'),
        // A formula on the day: it changes without a stamp (formulas.ts).
        is_visit_overdue: flag('IsVisitOverdue__c', { isOptionalFeature: true }),
        visit_priority: number('VisitPriority__c'),
        created_at: instant('CreatedDate', { isRequired: true }),
        master_record_id: text('MasterRecordId', { isOptionalFeature: true })
    },
    references: [{ column: 'parent_id', objectApiName: 'Account' }]
});
