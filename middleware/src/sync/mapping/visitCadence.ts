import { integer, text } from './columns.ts';
import { settingMapping } from './mapping.ts';

export const visitCadenceMapping = settingMapping({
    objectApiName: 'VisitCadence__mdt',
    table: 'visit_cadences',
    keyColumns: ['customer_class'],
    columns: {
        customer_class: text('CustomerClass__c', { isRequired: true }),
        interval_days: integer('IntervalDays__c', { isRequired: true }),
        visit_minutes: integer('VisitMinutes__c', { isRequired: true })
    }
});
