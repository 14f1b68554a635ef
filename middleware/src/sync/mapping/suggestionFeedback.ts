import { instant, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

export const suggestionFeedbackMapping = recordMapping({
    objectApiName: 'SuggestionFeedback__c',
    table: 'suggestion_feedback',
    columns: {
        client_key: text('ClientKey__c'),
        owner_id: text('OwnerId', { isRequired: true }),
        account_id: text('Account__c'),
        lead_id: text('Lead__c'),
        decision: text('Decision__c', { isRequired: true }),
        reason: text('Reason__c'),
        created_at: instant('CreatedDate', { isRequired: true })
    },
    references: [
        { column: 'account_id', objectApiName: 'Account' },
        { column: 'lead_id', objectApiName: 'Lead' }
    ]
});
