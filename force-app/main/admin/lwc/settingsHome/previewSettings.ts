import getNames from '@salesforce/apex/MapController.getNames';
import getKpis from '@salesforce/apex/SettingsController.getKpis';
import preview from '@salesforce/apex/SettingsController.preview';
import LANGUAGE from '@salesforce/i18n/lang';
import type { KpiNames, SettingsPreview, SettingsPreviewRequest, SettingsSnapshot } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel } from 'c/formatters';
import { checkSetting, INTERVAL_DAYS, isInRange, settingOf } from 'c/settingRules';
import { WORDS } from 'c/settingText';
import type { SettingsDraft } from './settingsDraft.ts';

export interface OfferedKpi {
    readonly key: string;
    readonly name: string;
}

interface PreviewAnswer {
    readonly preview: SettingsPreview | null;
    readonly names: ReadonlyMap<string, string>;
    /** Why there is no preview; empty when there is. */
    readonly problem: string;
}

/** What the draft would do, with the names of the customers in it, which only Salesforce knows. */
export async function previewOf(draft: SettingsDraft, known: ReadonlyMap<string, string>): Promise<PreviewAnswer> {
    try {
        const answer = JSON.parse(await preview({ requestJson: JSON.stringify(requestOf(draft)) })) as SettingsPreview;
        const ids = answer.customers.map(({ recordId }) => recordId).filter((id) => !known.has(id));
        const found = ids.length === 0 ? {} : (JSON.parse(await getNames({ ids })) as Record<string, { name: string }>);
        const names = new Map([...known, ...Object.entries(found).map(([id, { name }]) => [id, name] as const)]);
        return { preview: answer, names, problem: '' };
    } catch (error) {
        const { title, actions } = errorTextOf(error);
        const text = [title, ...actions].join('. ');
        return { preview: null, names: known, problem: fillLabel(WORDS.previewFailed, `${text}.`) };
    }
}

const WEIGHED = [
    'weightCustomerClass',
    'weightCadence',
    'weightDeal',
    'weightReasonToMeetNow',
    'earliestShareOfInterval'
];

/** False while one of the values that a preview is about cannot be read. */
export function canPreview({ settings }: SettingsDraft): boolean {
    return WEIGHED.every((key) => checkSetting(settingOf(key), settings.get(key) ?? '') === null);
}

function requestOf({ settings, cadences }: SettingsDraft): SettingsPreviewRequest {
    const number = (key: string): number => Number(settings.get(key));
    return {
        settings: {
            earliestShareOfInterval: number('earliestShareOfInterval'),
            weights: {
                customerClass: number('weightCustomerClass'),
                cadence: number('weightCadence'),
                deal: number('weightDeal'),
                reasonToMeetNow: number('weightReasonToMeetNow')
            }
        },
        cadences: cadences.flatMap(({ customerClass, intervalDays }) =>
            intervalDays !== null && isInRange(intervalDays, INTERVAL_DAYS) ? [{ customerClass, intervalDays }] : []
        )
    };
}

/** All KPIs by name; those that are chosen by their keys alone when the middleware does not answer. */
export async function offeredKpis({ kpis }: SettingsSnapshot): Promise<readonly OfferedKpi[]> {
    try {
        const answer = JSON.parse(await getKpis()) as KpiNames;
        const isJapanese = LANGUAGE.startsWith('ja');
        return answer.kpis.map(({ key, name }) => ({ key, name: isJapanese ? name.ja : name.en }));
    } catch {
        return [...new Set(kpis.map(({ kpiKey }) => kpiKey))].map((key) => ({ key, name: key }));
    }
}
