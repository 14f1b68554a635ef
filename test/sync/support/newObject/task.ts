import { date, flag, text } from '../../../../middleware/src/sync/mapping/columns.ts';
import { recordMapping } from '../../../../middleware/src/sync/mapping/mapping.ts';

/** The one file of the walk-through in middleware/src/sync/README.md. */
export const taskMapping = recordMapping({
    objectApiName: 'Task',
    table: 'tasks',
    columns: {
        owner_id: text('OwnerId', { isRequired: true }),
        what_id: text('WhatId'),
        status: text('Status', { isRequired: true }),
        due_date: date('ActivityDate'),
        is_closed: flag('IsClosed')
    },
    references: [{ column: 'what_id', objectApiName: 'Account' }]
});
