import type { LayerRecord, SettingsSaving, SettingsSnapshot } from '#kernel/contracts';
import type { Org, SObjectRecord } from '../core/types.ts';
import { gatewayCall } from './callMiddleware.ts';
import { inUserMode, problem } from './mapProblem.ts';
import { startSaving } from './settingsDeployment.ts';
import type { ApexClassStandIn, ApexContext } from './types.ts';

const CHANGES = `SELECT Id, Status__c, Error__c, Changes__c, CreatedDate, CreatedBy.Name FROM SettingsChange__c`;

/** Stand-in of SettingsController.cls. */
export const settingsController: ApexClassStandIn = {
    getSettings: inUserMode(async (context) => JSON.stringify(snapshotOf(context))),
    save: inUserMode(async (context, { changesJson }) => {
        const changeId = startSaving(context, String(changesJson));
        return JSON.stringify(savingOf(context, changeId));
    }),
    getSaving: inUserMode(async (context, { changeId }) => JSON.stringify(savingOf(context, String(changeId)))),
    preview: inUserMode((context, { requestJson }) =>
        gatewayCall(context, 'POST', '/v1/settings/preview', requestJson)
    ),
    getKpis: inUserMode((context) => gatewayCall(context, 'GET', '/v1/settings/kpis'))
};

function snapshotOf({ org, user }: ApexContext): SettingsSnapshot {
    const read = (soql: string): SObjectRecord[] => org.query(soql).records;
    const { records } = org.query(`${CHANGES} WITH USER_MODE ORDER BY CreatedDate DESC, Id DESC LIMIT 10`, { user });
    return {
        settings: read('SELECT DeveloperName, Value__c FROM FieldmapSetting__mdt').map((row) => ({
            key: String(row['DeveloperName']),
            value: String(row['Value__c'] ?? '')
        })),
        cadences: read(
            'SELECT DeveloperName, CustomerClass__c, IntervalDays__c, VisitMinutes__c FROM VisitCadence__mdt ORDER BY CustomerClass__c'
        ).map((row) => ({
            name: String(row['DeveloperName']),
            customerClass: String(row['CustomerClass__c']),
            intervalDays: row['IntervalDays__c'] as number | null,
            visitMinutes: row['VisitMinutes__c'] as number | null
        })),
        layers: read(
            'SELECT DeveloperName, Palette__c, IsOnByDefault__c, SortOrder__c FROM MapLayer__mdt ORDER BY SortOrder__c, DeveloperName'
        ).map((row): LayerRecord => ({
            name: String(row['DeveloperName']),
            palette: String(row['Palette__c'] ?? ''),
            isOnByDefault: row['IsOnByDefault__c'] === true,
            sortOrder: row['SortOrder__c'] as number | null
        })),
        kpis: read(
            'SELECT DeveloperName, KpiKey__c, Role__c, SortOrder__c, IsOn__c FROM KpiSetting__mdt ORDER BY Role__c, SortOrder__c, DeveloperName'
        ).map((row) => ({
            name: String(row['DeveloperName']),
            kpiKey: String(row['KpiKey__c']),
            role: row['Role__c'] as 'rep',
            sortOrder: row['SortOrder__c'] as number | null,
            isOn: row['IsOn__c'] === true
        })),
        customerClasses: customerClasses(org),
        latest: records.map(toSaving)
    };
}

function customerClasses(org: Org): SettingsSnapshot['customerClasses'] {
    const values = org.schema.field(org.schema.requireObject('Account'), 'CustomerClass__c')?.picklist ?? [];
    return values.filter(({ active }) => active).map(({ value, label }) => ({ value, label }));
}

function savingOf({ org, user }: ApexContext, changeId: string): SettingsSaving {
    const { records } = org.query(`${CHANGES} WHERE Id = :changeId WITH USER_MODE`, { user, bindings: { changeId } });
    const [record] = records;
    if (record === undefined) throw problem(404, 'not-found', 'There is no such change of settings.');
    return toSaving(record);
}

function toSaving(record: SObjectRecord): SettingsSaving {
    return {
        changeId: String(record['Id']),
        status: record['Status__c'] as SettingsSaving['status'],
        error: String(record['Error__c'] ?? ''),
        at: String(record['CreatedDate']),
        byName: String((record['CreatedBy'] as SObjectRecord | null)?.['Name'] ?? ''),
        changes: JSON.parse(String(record['Changes__c'] || '[]')) as SettingsSaving['changes']
    };
}
