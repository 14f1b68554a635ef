import { SETTINGS, type SettingPage } from 'c/settingRules';
import { WORDS } from 'c/settingText';

/** A page of Fieldmap Settings. */
export interface PageDefinition {
    readonly key: 'layers' | 'cadences' | 'kpis' | SettingPage;
    readonly title: string;
    readonly text: string;
    /** Keys of `FieldmapSetting__mdt` on it. */
    readonly settings: readonly string[];
}

const on = (page: SettingPage): readonly string[] =>
    SETTINGS.filter((definition) => definition.page === page).map(({ key }) => key);

export const PAGES: readonly PageDefinition[] = [
    { key: 'layers', title: WORDS.pageLayers, text: WORDS.pageLayersText, settings: [] },
    { key: 'cadences', title: WORDS.pageCadences, text: WORDS.pageCadencesText, settings: [] },
    { key: 'planning', title: WORDS.pagePlanning, text: WORDS.pagePlanningText, settings: on('planning') },
    { key: 'visits', title: WORDS.pageVisits, text: WORDS.pageVisitsText, settings: on('visits') },
    { key: 'kpis', title: WORDS.pageKpis, text: WORDS.pageKpisText, settings: [] },
    { key: 'figures', title: WORDS.pageFigures, text: WORDS.pageFiguresText, settings: on('figures') },
    { key: 'baseMap', title: WORDS.pageBaseMap, text: WORDS.pageBaseMapText, settings: on('baseMap') }
];
