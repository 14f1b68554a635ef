import type { SettingDefinition } from './definition.ts';

const page = 'figures';
/** An hour of work costs more than a million in the weakest currencies (rial, pound of Lebanon). */
const MOST_RATE = 100_000_000;

/** How KPIs, goals and deals are counted, and from when on Fieldmap is in use. */
export const FIGURE_SETTINGS: readonly SettingDefinition[] = [
    { key: 'currency', page, input: 'currency', defaultValue: '', isOptional: true },
    {
        key: 'costPerHour',
        page,
        input: 'number',
        unit: 'money',
        least: 0,
        most: MOST_RATE,
        defaultValue: '',
        isOptional: true
    },
    {
        key: 'costPerKilometre',
        page,
        input: 'number',
        unit: 'money',
        least: 0,
        most: MOST_RATE,
        defaultValue: '',
        isOptional: true
    },
    { key: 'goalProgressForMembers', page, input: 'flag', defaultValue: 'true' },
    {
        key: 'stalledAfterDays',
        page,
        input: 'number',
        unit: 'days',
        least: 1,
        most: 3650,
        isWhole: true,
        defaultValue: '45'
    },
    { key: 'goLiveDate', page, input: 'date', defaultValue: '', isOptional: true }
];
