import { text } from './columns.ts';
import { settingMapping } from './mapping.ts';

export const fieldmapSettingMapping = settingMapping({
    objectApiName: 'FieldmapSetting__mdt',
    table: 'settings',
    keyColumns: ['name'],
    columns: {
        name: text('DeveloperName', { isRequired: true }),
        value: text('Value__c')
    }
});
