import type { SettingDefinition } from './definition.ts';
import { FIGURE_SETTINGS } from './figureSettings.ts';
import { MAP_SETTINGS } from './mapSettings.ts';
import { PLANNING_SETTINGS } from './planningSettings.ts';
import { VISIT_SETTINGS } from './visitSettings.ts';

/** Every key of `FieldmapSetting__mdt`, in the order of the pages. A test holds it against records and readers. */
export const SETTINGS: readonly SettingDefinition[] = [
    ...PLANNING_SETTINGS,
    ...VISIT_SETTINGS,
    ...FIGURE_SETTINGS,
    ...MAP_SETTINGS
];

const BY_KEY = new Map(SETTINGS.map((definition) => [definition.key, definition]));

/** Errors: RangeError for a key that is not registered. */
export function settingOf(key: string): SettingDefinition {
    const definition = BY_KEY.get(key);
    if (definition === undefined) throw new RangeError(`${key} is no key of Fieldmap Settings.`);
    return definition;
}

/** Value of `Kind__c` of the record, which tells people in Setup how the text is read. */
export function settingKind({ input }: SettingDefinition): 'text' | 'number' | 'boolean' | 'time' {
    return input === 'number' || input === 'time' ? input : input === 'flag' ? 'boolean' : 'text';
}
