import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SETTINGS, type SettingDefinition, type SettingPage } from '#kernel/settingRules';
import { repositoryRoot } from '../build/repositoryRoot.ts';

const LABELS = 'force-app/main/admin/labels/Settings.labels-meta.xml';
const PAGES: Readonly<Record<SettingPage, string>> = {
    planning: 'Planning',
    visits: 'Visits and positions',
    figures: 'Figures and goals',
    baseMap: 'Base map'
};
const INPUTS: Readonly<Record<SettingDefinition['input'], string>> = {
    number: 'number',
    time: 'time `HH:MM`',
    choice: 'one of',
    flag: '`true` or `false`',
    text: 'text',
    tileUrl: '`https` address with `{z}`, `{x}`, `{y}`',
    factors: 'pairs `HH:MM=factor`',
    fields: 'list of',
    date: 'date `YYYY-MM-DD`',
    currency: 'ISO 4217 code'
};

/** docs/settings.md: every key of `FieldmapSetting__mdt` from the registry, in the words of the page. */
export function settingsReference(): string {
    const words = labels();
    const tables = (Object.keys(PAGES) as SettingPage[]).map((page) => {
        const rows = SETTINGS.filter((setting) => setting.page === page).map((setting) => rowOf(setting, words));
        return [`## ${PAGES[page]}`, '', '| key | what | value | default |', '| --- | --- | --- | --- |', ...rows].join(
            '\n'
        );
    });
    return `${[
        '# Settings',
        '',
        'Records of `FieldmapSetting__mdt`. An admin changes them without code on the tab **Fieldmap Settings**, which checks values and',
        'shows what they would do; the values are custom metadata (`FieldmapSetting.<key>`), so `sf project deploy` and `retrieve` take',
        'them from org to org. A value that cannot be read counts as the default. This page is generated from',
        '`force-app/main/kernel/lwc/settingRules` (`UPDATE_DOCS=1 npm run test:node -- scripts/quality/settings`).',
        '',
        'Colours and shapes of layers are in `MapLayer__mdt`, intervals and minutes by customer class in `VisitCadence__mdt` (1 to 730',
        'days, 1 to 480 minutes), the KPIs of each role in `KpiSetting__mdt` (at most five); the same tab changes them.',
        '',
        tables.join('\n\n')
    ].join('\n')}\n`;
}

function rowOf(setting: SettingDefinition, words: ReadonlyMap<string, string>): string {
    const name = words.get(`Fieldmap_Setting_${setting.key}`) ?? '';
    const hint = words.get(`Fieldmap_SettingHint_${setting.key}`) ?? '';
    const initial = setting.defaultValue === '' ? 'empty' : `\`${setting.defaultValue}\``;
    return `| \`${setting.key}\` | ${name}. ${hint} | ${valueOf(setting)} | ${initial} |`.replaceAll(
        '{key}',
        '`{key}`'
    );
}

function valueOf({ input, choices = [], least, most, unit, isWhole, isOptional }: SettingDefinition): string {
    const range = least === undefined ? '' : ` ${least} to ${most}${isWhole === true ? ', whole' : ''}`;
    const listed = choices.length === 0 ? '' : ` ${choices.map((choice) => `\`${choice}\``).join(', ')}`;
    const measure = unit === undefined ? '' : ` (${unit.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)})`;
    return `${INPUTS[input]}${listed}${range}${measure}${isOptional === true ? ', or empty' : ''}`;
}

function labels(): ReadonlyMap<string, string> {
    const xml = readFileSync(path.join(repositoryRoot, LABELS), 'utf8');
    const found = xml.matchAll(/<fullName>(.*?)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g);
    const plain = (text: string): string =>
        text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    return new Map([...found].map(([, name = '', value = '']) => [name, plain(value)]));
}
