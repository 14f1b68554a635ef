import { flag, text } from './columns.ts';
import { settingMapping } from './mapping.ts';

/** On which weekdays the business is open. */
export const businessHoursMapping = settingMapping({
    objectApiName: 'BusinessHours',
    table: 'business_hours',
    keyColumns: ['id'],
    columns: {
        id: text('Id', { isRequired: true }),
        is_default: flag('IsDefault'),
        is_active: flag('IsActive', { fallback: true }),
        monday: text('MondayStartTime'),
        tuesday: text('TuesdayStartTime'),
        wednesday: text('WednesdayStartTime'),
        thursday: text('ThursdayStartTime'),
        friday: text('FridayStartTime'),
        saturday: text('SaturdayStartTime'),
        sunday: text('SundayStartTime')
    }
});
