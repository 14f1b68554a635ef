/** What every setting may hold, checked the same way by page, docs and middleware. Pure. */
export { INTERVAL_DAYS, isInRange, MOST_KPIS, VISIT_MINUTES } from './cadenceRules.ts';
export {
    checkSetting,
    FACTOR_RANGE,
    listOf,
    MAX_VALUE_LENGTH,
    TIME_OF_DAY,
    travelFactorsOf,
    type SettingFault,
    type SettingFaultCode
} from './checkSetting.ts';
export { checkSettings } from './checkSettings.ts';
export type { SettingDefinition, SettingInput, SettingPage, SettingUnit } from './definition.ts';
export {
    checkLooks,
    contrastWithWhite,
    LEAST_CONTRAST,
    MARKER_SHAPES,
    type Look,
    type LookFault
} from './layerRules.ts';
export { settingKind, settingOf, SETTINGS } from './registry.ts';
export { usableSettings } from './usableSettings.ts';
