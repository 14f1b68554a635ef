import { LightningElement, api } from 'lwc';
import type { SettingsRecordChange, SettingsSaving } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { choiceText, settingName, WORDS } from 'c/settingText';

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

/** Who changed which settings, and what became of it. */
export default class SettingsLatest extends LightningElement {
    @api savings: readonly SettingsSaving[] = [];
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
            text: changes.map(textOf).join(' · '),
            error
        }));
    }
}

function textOf({ type, name, values }: SettingsRecordChange): string {
    if (type === 'FieldmapSetting') {
        return `${settingName(name)}: ${choiceText(String(values['Value__c'] ?? WORDS.empty))}`;
    }
    if (type === 'VisitCadence') {
        const { CustomerClass__c: customerClass, IntervalDays__c: days, VisitMinutes__c: minutes } = values;
        return `${PAGES[type]} ${String(customerClass)}: ${String(days)} ${WORDS.unitDays}, ${String(minutes)} ${WORDS.unitMinutes}`;
    }
    return `${PAGES[type]}: ${name.replaceAll('_', ' ')}`;
}
