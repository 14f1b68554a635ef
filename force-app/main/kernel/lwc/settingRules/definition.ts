/** The page of Fieldmap Settings on which a setting stands. */
export type SettingPage = 'planning' | 'visits' | 'baseMap' | 'figures';

/** How the value is typed. */
export type SettingInput =
    'number' | 'time' | 'choice' | 'flag' | 'text' | 'tileUrl' | 'factors' | 'fields' | 'date' | 'currency';

export type SettingUnit =
    | 'minutes'
    | 'hours'
    | 'days'
    | 'metres'
    | 'visits'
    | 'share'
    | 'weight'
    | 'pointsPerHour'
    | 'degrees'
    | 'zoomLevel'
    | 'probability'
    | 'money';

/**
 * One key of `FieldmapSetting__mdt`: the only place that says what it may hold. Values are texts of at most 255 characters,
 * as the org keeps them: numbers with a point, `true` or `false`, times as `HH:MM`, dates as `YYYY-MM-DD`.
 */
export interface SettingDefinition {
    /** DeveloperName of the record. */
    readonly key: string;
    readonly page: SettingPage;
    readonly input: SettingInput;
    readonly unit?: SettingUnit;
    /** Range of a number, both ends included. */
    readonly least?: number;
    readonly most?: number;
    readonly isWhole?: boolean;
    /** What `choice` and `fields` choose from. */
    readonly choices?: readonly string[];
    /** What holds when the record is empty or cannot be read. Empty: nothing, which is allowed too. */
    readonly defaultValue: string;
    /** An empty value has a meaning of its own. */
    readonly isOptional?: boolean;
}
