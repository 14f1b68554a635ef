import { date, decimal, instant, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

/** Rows are only ever added; they go away with their opportunity. */
export const opportunityHistoryMapping = recordMapping({
    objectApiName: 'OpportunityHistory',
    table: 'opportunity_history',
    columns: {
        opportunity_id: text('OpportunityId', { isRequired: true }),
        stage_name: text('StageName', { isRequired: true }),
        amount: decimal('Amount'),
        probability: decimal('Probability'),
        close_date: date('CloseDate'),
        created_at: instant('CreatedDate', { isRequired: true })
    }
});
