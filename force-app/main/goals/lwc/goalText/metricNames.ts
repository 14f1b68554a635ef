import type { KpiDefinition, KpiUnit } from 'c/contracts';
import LANG from '@salesforce/i18n/lang';

interface MetricName {
    readonly en: string;
    readonly ja: string;
    readonly unit: KpiUnit;
}

/** Names of the KPIs a goal can be about, for forms and for goals that are not counted yet. The registry's words win. */
export const GOAL_NAMES: Readonly<Record<string, MetricName>> = {
    'visits-completed': { en: 'Visits completed', ja: '訪問件数', unit: 'count' },
    'new-visits': { en: 'New visits', ja: '新規訪問件数', unit: 'count' },
    'new-meetings': { en: 'New meetings', ja: '新規面談件数', unit: 'count' },
    'leads-generated': { en: 'Leads generated', ja: '新規リード件数', unit: 'count' },
    'effective-negotiations': { en: 'Effective negotiations', ja: '有効商談率', unit: 'ratio' },
    coverage: { en: 'Coverage', ja: '訪問カバー率', unit: 'ratio' },
    'cadence-attainment': { en: 'Cadence attainment', ja: '訪問頻度達成率', unit: 'ratio' },
    'plan-adherence': { en: 'Plan adherence', ja: '計画実行率', unit: 'ratio' },
    'visits-per-field-hour': { en: 'Visits per field hour', ja: '外勤1時間あたり訪問件数', unit: 'perHour' },
    orders: { en: 'Orders', ja: '受注件数', unit: 'count' },
    sales: { en: 'Sales', ja: '受注金額', unit: 'currency' },
    'win-rate': { en: 'Win rate', ja: '受注率', unit: 'ratio' },
    'average-deal-value': { en: 'Average deal value', ja: '平均受注金額', unit: 'currency' },
    'conversion-per-visit': { en: 'Conversion per visit', ja: '訪問あたり受注率', unit: 'ratio' }
};

/** Name of a KPI in the person's language. */
export function definitionName(key: string, definition?: KpiDefinition): string {
    const name = definition?.name ?? GOAL_NAMES[key];
    return name === undefined ? key : LANG.startsWith('ja') ? name.ja : name.en;
}

export function unitOf(key: string | null, definition?: KpiDefinition): KpiUnit {
    return definition?.unit ?? GOAL_NAMES[key ?? '']?.unit ?? 'count';
}
