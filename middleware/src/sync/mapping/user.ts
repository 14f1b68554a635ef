import { degrees, flag, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

const BASE = [['VisitBase__Latitude__s', 'VisitBase__Longitude__s']] as const;

export const userMapping = recordMapping({
    objectApiName: 'User',
    table: 'users',
    columns: {
        username: text('Username', { isRequired: true }),
        is_active: flag('IsActive'),
        role_id: text('UserRoleId'),
        manager_id: text('ManagerId'),
        time_zone: text('TimeZoneSidKey', { fallback: 'UTC' }),
        locale: text('LocaleSidKey', { fallback: 'en_US' }),
        base_latitude: degrees('latitude', BASE),
        base_longitude: degrees('longitude', BASE),
        work_days: text('WorkDays__c'),
        day_starts_at: text('DayStartsAt__c'),
        day_ends_at: text('DayEndsAt__c')
    }
});
