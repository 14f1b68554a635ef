import { instant, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

/** That a goal was talked about, not what was said. */
export const visitGoalUpdateMapping = recordMapping({
    objectApiName: 'VisitGoalUpdate__c',
    table: 'visit_goal_updates',
    columns: {
        goal_id: text('VisitGoal__c', { isRequired: true }),
        kind: text('Kind__c', { isRequired: true }),
        created_by: text('CreatedById'),
        created_at: instant('CreatedDate', { isRequired: true })
    }
});
