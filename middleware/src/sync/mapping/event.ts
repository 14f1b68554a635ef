import { firstInstant, flag, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

/** Archived Events (older than a year) are only in `queryAll`, which all reads use: they are not deletions. */
export const eventMapping = recordMapping({
    objectApiName: 'Event',
    table: 'calendar_events',
    columns: {
        owner_id: text('OwnerId', { isRequired: true }),
        what_id: text('WhatId'),
        who_id: text('WhoId'),
        starts_at: firstInstant(['StartDateTime', 'ActivityDateTime', 'ActivityDate'], { isRequired: true }),
        ends_at: firstInstant(['EndDateTime', 'StartDateTime', 'ActivityDateTime', 'ActivityDate'], {
            isRequired: true
        }),
        is_all_day: flag('IsAllDayEvent'),
        show_as: text('ShowAs'),
        field_visit_key: text('FieldVisitKey__c')
    },
    references: [
        { column: 'what_id', objectApiName: 'Account' },
        { column: 'who_id', objectApiName: 'Lead' },
        { column: 'who_id', objectApiName: 'Contact' }
    ]
});
