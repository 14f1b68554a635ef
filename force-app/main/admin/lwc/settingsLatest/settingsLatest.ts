import { LightningElement, api } from 'lwc';
import type { SettingsRecordChange, SettingsSaving } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { settingName, valueText, WORDS } from 'c/settingText';

const STATUS: Readonly<Record<SettingsSaving['status'], string>> = {
    Saving: WORDS.statusSaving,
    Saved: WORDS.statusSaved,
    Failed: WORDS.statusFailed
};
const PAGES: Readonly<Record<SettingsRecordChange['type'], string>> = {
    FieldmapSetting: WORDS.pagePlanning,
    KpiSetting: WORDS.pageKpis,
    MapLayer: WORDS.pageLayers,
    VisitCadence: WORDS.pageCadences
};

const ROLES: Readonly<Record<string, string>> = {
    rep: WORDS.roleRep,
    manager: WORDS.roleManager,
    admin: WORDS.roleAdmin
};

/** Who changed which settings, and what became of it. */
export default class SettingsLatest extends LightningElement {
    @api savings: readonly SettingsSaving[] = [];
    /** Names of KPIs by key. */
    @api kpis: readonly { readonly key: string; readonly name: string }[] = [];
    readonly words = WORDS;

    get isEmpty(): boolean {
        return this.savings.length === 0;
    }

    get rows(): readonly object[] {
        const format = formattersFor();
        return this.savings.map(({ changeId, status, error, at, byName, changes }) => ({
            changeId,
            status: STATUS[status],
            statusClass: `status status_${status.toLowerCase()}`,
            line: fillLabel(WORDS.latestLine, byName, format.dateTime(at)),
            text: [...changes.filter(({ type }) => type !== 'KpiSetting').map(textOf), ...this.kpiTexts(changes)].join(
                ' · '
            ),
            error
        }));
    }

    /** One text a role: the KPIs that it has now, in their order. */
    private kpiTexts(changes: readonly SettingsRecordChange[]): string[] {
        const chosen = changes.filter(({ type, values }) => type === 'KpiSetting' && values['IsOn__c'] === true);
        const nameOf = (key: unknown): string => this.kpis.find((kpi) => kpi.key === key)?.name ?? String(key);
        const roles = [...new Set(chosen.map(({ values }) => String(values['Role__c'])))];
        if (roles.length === 0) return changes.some(({ type }) => type === 'KpiSetting') ? [PAGES.KpiSetting] : [];
        return roles.map((role) => {
            const names = chosen
                .filter(({ values }) => values['Role__c'] === role)
                .map(({ values }) => nameOf(values['KpiKey__c']));
            return `${PAGES.KpiSetting}, ${ROLES[role] ?? role}: ${names.join(', ')}`;
        });
    }
}

function textOf({ type, name, values }: SettingsRecordChange): string {
    if (type === 'FieldmapSetting') {
        return `${settingName(name)}: ${valueText(String(values['Value__c'] ?? ''))}`;
    }
    if (type === 'VisitCadence') {
        const { CustomerClass__c: customerClass, IntervalDays__c: days, VisitMinutes__c: minutes } = values;
        return `${PAGES[type]} ${String(customerClass)}: ${String(days)} ${WORDS.unitDays}, ${String(minutes)} ${WORDS.unitMinutes}`;
    }
    return `${PAGES[type]}: ${name.replaceAll('_', ' ')}`;
}
