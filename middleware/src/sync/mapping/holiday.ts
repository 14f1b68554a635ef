import { date, flag, integer, text } from './columns.ts';
import { settingMapping } from './mapping.ts';

/** A dozen rows without reliable stamps; recurring ones as their rule. */
export const holidayMapping = settingMapping({
    objectApiName: 'Holiday',
    table: 'holidays',
    keyColumns: ['id'],
    columns: {
        id: text('Id', { isRequired: true }),
        day: date('ActivityDate'),
        is_all_day: flag('IsAllDay', { fallback: true }),
        is_recurrence: flag('IsRecurrence'),
        recurrence_type: text('RecurrenceType'),
        recurrence_interval: integer('RecurrenceInterval'),
        day_of_week_mask: integer('RecurrenceDayOfWeekMask'),
        day_of_month: integer('RecurrenceDayOfMonth'),
        recurrence_instance: text('RecurrenceInstance'),
        month_of_year: text('RecurrenceMonthOfYear'),
        start_day: date('RecurrenceStartDate'),
        end_day: date('RecurrenceEndDateOnly')
    }
});
