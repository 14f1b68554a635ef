import type { SettingDefinition } from './definition.ts';

const page = 'visits';

/** The visit report, finding stays, and keeping positions. */
export const VISIT_SETTINGS: readonly SettingDefinition[] = [
    {
        key: 'reportRequiredFields',
        page,
        input: 'fields',
        choices: ['Outcome__c', 'Notes__c', 'Concerns__c', 'NextStep__c', 'NextStepDate__c', 'Contact__c'],
        defaultValue: 'Outcome__c',
        isOptional: true
    },
    {
        key: 'lateAfterMinutes',
        page,
        input: 'number',
        unit: 'minutes',
        least: 1,
        most: 240,
        isWhole: true,
        defaultValue: '15'
    },
    {
        key: 'dwellMinutes',
        page,
        input: 'number',
        unit: 'minutes',
        least: 1,
        most: 240,
        isWhole: true,
        defaultValue: '5'
    },
    {
        key: 'stayRadiusMetres',
        page,
        input: 'number',
        unit: 'metres',
        least: 20,
        most: 1000,
        isWhole: true,
        defaultValue: '100'
    },
    {
        key: 'autoConfirmAbove',
        page,
        input: 'number',
        unit: 'probability',
        least: 0.5,
        most: 1,
        defaultValue: '',
        isOptional: true
    },
    {
        key: 'rawPositionHours',
        page,
        input: 'number',
        unit: 'hours',
        least: 1,
        most: 168,
        isWhole: true,
        defaultValue: '24'
    },
    {
        key: 'stayRetentionDays',
        page,
        input: 'number',
        unit: 'days',
        least: 1,
        most: 3650,
        isWhole: true,
        defaultValue: '90'
    },
    {
        key: 'lookRetentionDays',
        page,
        input: 'number',
        unit: 'days',
        least: 1,
        most: 3650,
        isWhole: true,
        defaultValue: '90'
    },
    { key: 'showCoordinatesToManagers', page, input: 'flag', defaultValue: 'false' }
];
