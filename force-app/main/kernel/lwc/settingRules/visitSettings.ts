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
    }
];
