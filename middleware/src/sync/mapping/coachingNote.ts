import { instant, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

/** That there was a one-on-one about somebody, and when; what was said stays in the org. */
export const coachingNoteMapping = recordMapping({
    objectApiName: 'CoachingNote__c',
    table: 'coaching_notes',
    columns: {
        rep_id: text('Rep__c'),
        created_at: instant('CreatedDate', { isRequired: true })
    }
});
