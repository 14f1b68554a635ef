import { date, decimal, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

export const visitGoalMapping = recordMapping({
    objectApiName: 'VisitGoal__c',
    table: 'visit_goals',
    columns: {
        owner_id: text('OwnerId'),
        client_key: text('ClientKey__c'),
        kind: text('Kind__c', { fallback: 'Goal' }),
        title: text('Title__c'),
        metric: text('Metric__c'),
        level: text('Level__c', { isRequired: true }),
        person_id: text('Person__c'),
        role_id: text('RoleId__c'),
        parent_id: text('Parent__c'),
        period_kind: text('PeriodKind__c', { isRequired: true }),
        period_start: date('PeriodStart__c', { isRequired: true }),
        target: decimal('Target__c'),
        note: text('Note__c')
    }
});
