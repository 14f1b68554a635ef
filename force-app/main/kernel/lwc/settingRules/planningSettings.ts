import type { SettingDefinition } from './definition.ts';

const page = 'planning';
const WEIGHT = { page, input: 'number', unit: 'weight', least: 0, most: 10, defaultValue: '1' } as const;

/** What a day in the field is like and what a visit is worth. */
export const PLANNING_SETTINGS: readonly SettingDefinition[] = [
    { key: 'weightCustomerClass', ...WEIGHT },
    { key: 'weightCadence', ...WEIGHT },
    { key: 'weightDeal', ...WEIGHT },
    { key: 'weightReasonToMeetNow', ...WEIGHT },
    {
        key: 'travelPointsPerHour',
        page,
        input: 'number',
        unit: 'pointsPerHour',
        least: 0,
        most: 100,
        defaultValue: '1'
    },
    {
        key: 'waitingPointsPerHour',
        page,
        input: 'number',
        unit: 'pointsPerHour',
        least: 0,
        most: 100,
        defaultValue: '1'
    },
    {
        key: 'earliestShareOfInterval',
        page,
        input: 'number',
        unit: 'share',
        least: 0,
        most: 1,
        defaultValue: '0.6'
    },
    { key: 'dayStartsAt', page, input: 'time', defaultValue: '08:30' },
    { key: 'dayEndsAt', page, input: 'time', defaultValue: '17:30' },
    { key: 'lunchOpensAt', page, input: 'time', defaultValue: '12:00' },
    { key: 'lunchClosesAt', page, input: 'time', defaultValue: '13:00' },
    {
        key: 'lunchMinutes',
        page,
        input: 'number',
        unit: 'minutes',
        least: 0,
        most: 180,
        isWhole: true,
        defaultValue: '45'
    },
    {
        key: 'maxVisitsPerDay',
        page,
        input: 'number',
        unit: 'visits',
        least: 1,
        most: 30,
        isWhole: true,
        defaultValue: '8'
    },
    { key: 'windowRule', page, input: 'choice', choices: ['start', 'whole'], defaultValue: 'start' },
    {
        key: 'parkingMinutes',
        page,
        input: 'number',
        unit: 'minutes',
        least: 0,
        most: 60,
        isWhole: true,
        defaultValue: '0'
    },
    { key: 'travelByTimeOfDay', page, input: 'factors', defaultValue: '00:00=1', isOptional: true }
];
