import type { ImportColumn } from './columns.ts';
import { day, flag, instant, matching, number, oneOf, reference, text, whole } from './columns.ts';

/** One kind of record of the neutral form: one CSV file, or one array of JSON. */
export interface ImportKind {
    readonly kind: string;
    readonly table: string;
    /** Begin of the ids that are made for external ids; null for settings that have none. */
    readonly keyPrefix: string | null;
    /** Columns of the file that identify a record. */
    readonly keys: readonly string[];
    /** Columns of the store that do, beside the org. */
    readonly keyColumns: readonly string[];
    readonly columns: readonly ImportColumn[];
    /** Rows have a stamp and a deletion mark. */
    readonly isRecord: boolean;
    readonly meaning: string;
}

type RecordParts = Pick<ImportKind, 'kind' | 'table' | 'columns' | 'meaning'> & { readonly keyPrefix: string };

function records(parts: RecordParts): ImportKind {
    return {
        ...parts,
        keys: ['id'],
        keyColumns: ['id'],
        isRecord: true,
        columns: [
            text('id', 'External id: the same id is the same record in every import.', { isRequired: true }),
            ...parts.columns,
            flag('isDeleted', 'The record is gone; leave it in the file to take it out.')
        ]
    };
}

function settings(parts: Pick<ImportKind, 'kind' | 'table' | 'columns' | 'meaning' | 'keys'>): ImportKind {
    const keyColumns = parts.columns.filter(({ name }) => parts.keys.includes(name)).map(({ target }) => target);
    return { ...parts, keyPrefix: null, keyColumns, isRecord: false };
}

const MONEY = [-1e15, 1e15] as const;
const LATITUDE = [-90, 90] as const;
const LONGITUDE = [-180, 180] as const;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const owner = reference('ownerId', 'users', 'Who the record belongs to.', { isRequired: true });
const createdAt = instant('createdAt', 'When the record was made.', { isRequired: true });
const opening = text('openingHours', 'As in OpenStreetMap: `Mo-Fr 08:00-12:00,13:30-17:00`.');
const place = (what: string): ImportColumn[] => [
    number('latitude', LATITUDE, `Place of ${what}, degrees WGS 84.`),
    number('longitude', LONGITUDE, `Place of ${what}, degrees WGS 84.`)
];

/** All kinds, in the order in which they are taken over: what others name comes first. */
export const IMPORT_KINDS: readonly ImportKind[] = [
    settings({
        kind: 'company',
        table: 'orgs',
        keys: [],
        meaning: 'One record: settings of the whole company.',
        columns: [
            matching('currency', /^[A-Z]{3}$/, 'a currency code such as CHF', 'Currency of amounts that name none.'),
            text('timeZone', 'Time zone of the company, IANA name.', { fallback: 'UTC' }),
            whole('fiscalYearStartMonth', [1, 12], 'Month in which the fiscal year begins.', {
                type: 'smallint',
                fallback: 1
            })
        ]
    }),
    records({
        kind: 'roles',
        table: 'user_roles',
        keyPrefix: '00E',
        meaning: 'Who leads whom: people see the records of people in roles below their own.',
        columns: [reference('parentId', 'roles', 'The role above.', { target: 'parent_role_id' })]
    }),
    records({
        kind: 'users',
        table: 'users',
        keyPrefix: '005',
        meaning: 'People who own records and make visits.',
        columns: [
            text('username', 'Unique name for signing in.', { isRequired: true }),
            flag('isActive', 'May sign in.', { fallback: true }),
            reference('roleId', 'roles', 'Role in the company.'),
            reference('managerId', 'users', 'Superior.'),
            text('timeZone', 'IANA name.', { fallback: 'UTC' }),
            text('locale', 'Such as de_CH.', { fallback: 'en_US' }),
            number('baseLatitude', LATITUDE, 'Where the day starts, degrees WGS 84.'),
            number('baseLongitude', LONGITUDE, 'Where the day starts, degrees WGS 84.'),
            matching('workDays', /^[A-Z-]{7}$/, 'seven characters from Monday, - for days off', 'Such as `MTWTF--`.'),
            matching('dayStartsAt', TIME, 'a time as HH:MM', 'Begin of the working day.'),
            matching('dayEndsAt', TIME, 'a time as HH:MM', 'End of the working day.')
        ]
    }),
    settings({
        kind: 'permissions',
        table: 'permission_assignments',
        keys: ['userId', 'permissionSet'],
        meaning: 'What people may do.',
        columns: [
            reference('userId', 'users', 'Who.', { isRequired: true, target: 'assignee_id' }),
            oneOf('permissionSet', ['Fieldmap_Rep', 'Fieldmap_Manager', 'Fieldmap_Admin'], 'Which set of rights.', {
                isRequired: true,
                target: 'permission_set_name'
            })
        ]
    }),
    settings({
        kind: 'cadences',
        table: 'visit_cadences',
        keys: ['customerClass'],
        meaning: 'How often customers of a class are visited, and for how long.',
        columns: [
            text('customerClass', 'Such as A.', { isRequired: true }),
            whole('intervalDays', [1, 3650], 'Days from visit to visit.', { isRequired: true }),
            whole('visitMinutes', [1, 480], 'Minutes on site.', { isRequired: true })
        ]
    }),
    settings({
        kind: 'settings',
        table: 'settings',
        keys: ['name'],
        meaning: 'Settings of planning, by the names of the custom metadata FieldmapSetting__mdt.',
        columns: [text('name', 'Such as maxVisitsPerDay.', { isRequired: true }), text('value', 'The value as text.')]
    }),
    records({
        kind: 'accounts',
        table: 'accounts',
        keyPrefix: '001',
        meaning: 'Customers. No names: nothing in the service shows them.',
        columns: [
            owner,
            reference('parentId', 'accounts', 'Company above.'),
            text('type', 'Kind of customer.'),
            text('industry', 'Trade.'),
            text('customerClass', 'Class of the cadence, such as A.'),
            number('annualRevenue', MONEY, 'Revenue a year.', { type: 'numeric' }),
            ...place('the customer'),
            opening,
            createdAt
        ]
    }),
    records({
        kind: 'contacts',
        table: 'contacts',
        keyPrefix: '003',
        meaning: 'People at customers, without their names.',
        columns: [owner, reference('accountId', 'accounts', 'Where they work.')]
    }),
    records({
        kind: 'deals',
        table: 'opportunities',
        keyPrefix: '006',
        meaning: 'Chances to sell, open and closed.',
        columns: [
            owner,
            reference('accountId', 'accounts', 'Customer.'),
            text('stage', 'Name of the stage.', { isRequired: true, target: 'stage_name' }),
            number('amount', MONEY, 'Amount of the deal.', { type: 'numeric' }),
            matching('currency', /^[A-Z]{3}$/, 'a currency code such as CHF', "Absent: the company's."),
            number('probability', [0, 100], 'Per cent.', { type: 'numeric' }),
            day('closeDate', 'Day on which it closes or closed.', { isRequired: true }),
            flag('isClosed', 'Won or lost.'),
            flag('isWon', 'Won.'),
            instant('stageSince', 'When the stage last changed.', { target: 'last_stage_change_at' }),
            createdAt
        ]
    }),
    records({
        kind: 'leads',
        table: 'leads',
        keyPrefix: '00Q',
        meaning: 'Possible customers.',
        columns: [
            owner,
            text('status', 'Status; those that begin with "Closed" are not planned.'),
            oneOf('rating', ['Hot', 'Warm', 'Cold'], 'How promising.'),
            text('source', 'Where the lead came from.', { target: 'lead_source' }),
            text('quality', 'Grade of the data.', { target: 'lead_quality' }),
            ...place('the lead'),
            opening,
            flag('isConverted', 'Has become a customer.'),
            day('convertedDate', 'When.'),
            reference('convertedAccountId', 'accounts', 'The customer it became.'),
            reference('convertedDealId', 'deals', 'The deal it became.', { target: 'converted_opportunity_id' }),
            createdAt
        ]
    }),
    records({
        kind: 'visits',
        table: 'field_visits',
        keyPrefix: 'a00',
        meaning: 'Visits, planned and done. One of accountId and leadId names who was visited.',
        columns: [
            text('clientKey', 'Key of the writer, if any.'),
            owner,
            reference('accountId', 'accounts', 'Customer visited.'),
            reference('leadId', 'leads', 'Lead visited.'),
            reference('dealId', 'deals', 'Deal it was about.', { target: 'opportunity_id' }),
            reference('contactId', 'contacts', 'Person met.'),
            oneOf('status', ['Planned', 'In Progress', 'Completed', 'Skipped', 'Cancelled'], 'State of the visit.', {
                isRequired: true
            }),
            text('outcome', 'Such as Offer Requested, Next Meeting Agreed, Not Interested, No Contact.'),
            oneOf('mode', ['In Person', 'Online', 'Phone'], 'Absent: in person.'),
            oneOf('source', ['Manual', 'Plan', 'Detected'], 'How it came about.'),
            instant('plannedStart', 'Planned begin.'),
            instant('plannedEnd', 'Planned end.'),
            instant('actualStart', 'Check-in.'),
            instant('actualEnd', 'Check-out.'),
            number('checkInDistanceMetres', [0, 2e7], 'From the customer at check-in.'),
            flag('isOnSite', 'Checked in at the customer; empty: unknown.', { fallback: null }),
            flag('isJointVisit', 'A superior came along.'),
            text('planId', 'Plan that it belongs to.'),
            reference('appointmentId', 'appointments', 'Calendar entry.', { target: 'event_id' }),
            createdAt
        ]
    }),
    records({
        kind: 'appointments',
        table: 'calendar_events',
        keyPrefix: '00U',
        meaning: 'Other calendar entries: time that planning leaves free.',
        columns: [
            owner,
            reference('accountId', 'accounts', 'Customer it is about.', { target: 'what_id' }),
            reference('leadId', 'leads', 'Lead it is with.', { target: 'who_id' }),
            instant('startsAt', 'Begin.', { isRequired: true }),
            instant('endsAt', 'End.', { isRequired: true }),
            flag('isAllDay', 'All day: blocks its dates.'),
            text('visitKey', 'clientKey of the visit that it stands for.', { target: 'field_visit_key' })
        ]
    }),
    records({
        kind: 'decisions',
        table: 'suggestion_feedback',
        keyPrefix: 'a01',
        meaning: 'What people answered to suggestions.',
        columns: [
            text('clientKey', 'Key of the writer, if any.'),
            owner,
            reference('accountId', 'accounts', 'Customer suggested.'),
            reference('leadId', 'leads', 'Lead suggested.'),
            oneOf('decision', ['Accepted', 'Later', 'Rejected'], 'The answer.', { isRequired: true }),
            text('reason', 'Such as not-now.'),
            createdAt
        ]
    }),
    records({
        kind: 'oneOnOnes',
        table: 'coaching_notes',
        keyPrefix: 'a02',
        meaning: 'Talks of a superior with one person: that there was one and when, not what was said.',
        columns: [reference('personId', 'users', 'About whom.', { isRequired: true, target: 'rep_id' }), createdAt]
    })
];

export function importKind(kind: string): ImportKind | undefined {
    return IMPORT_KINDS.find((known) => known.kind === kind);
}

/** Store columns of a kind with their types, the deletion mark included. */
export function storedColumns(kind: ImportKind): { readonly name: string; readonly type: string }[] {
    return [
        ...(kind.kind === 'permissions' ? [{ name: 'id', type: 'text' }] : []),
        ...kind.columns.map(({ target, type }) => ({ name: target, type }))
    ];
}
