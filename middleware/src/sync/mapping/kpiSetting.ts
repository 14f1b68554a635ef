import { flag, integer, number, text } from './columns.ts';
import { settingMapping } from './mapping.ts';

/** Which KPIs the org shows first to whom. */
export const kpiSettingMapping = settingMapping({
    objectApiName: 'KpiSetting__mdt',
    table: 'kpi_settings',
    keyColumns: ['name'],
    columns: {
        name: text('DeveloperName', { isRequired: true }),
        kpi_key: text('KpiKey__c', { isRequired: true }),
        role: text('Role__c', { isRequired: true }),
        sort_order: number('SortOrder__c'),
        is_on: flag('IsOn__c'),
        minimum_sample: integer('MinimumSample__c')
    }
});
