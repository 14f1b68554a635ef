import { date, decimal, flag, instant, integer, number, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

export const opportunityMapping = recordMapping({
    objectApiName: 'Opportunity',
    table: 'opportunities',
    columns: {
        owner_id: text('OwnerId', { isRequired: true }),
        account_id: text('AccountId'),
        stage_name: text('StageName', { isRequired: true }),
        amount: decimal('Amount'),
        currency: text('CurrencyIsoCode', { isOptionalFeature: true }),
        probability: decimal('Probability'),
        close_date: date('CloseDate', { isRequired: true }),
        is_closed: flag('IsClosed'),
        is_won: flag('IsWon'),
        last_stage_change_at: instant('LastStageChangeDate', { isOptionalFeature: true }),
        days_in_stage: integer('DaysInStage__c'),
        is_stalled: flag('IsStalled__c'),
        visit_priority: number('VisitPriority__c'),
        created_at: instant('CreatedDate', { isRequired: true })
    },
    references: [{ column: 'account_id', objectApiName: 'Account' }]
});
