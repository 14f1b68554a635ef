import { fillLabel, formattersFor } from 'c/formatters';
import { listOf, type SettingDefinition, type SettingFault, type SettingUnit } from 'c/settingRules';
import { FAULT_WORDS } from './faultWords.ts';
import { SETTING_WORDS } from './settingWords.ts';
import { WORDS } from './words.ts';

export { WORDS } from './words.ts';
export { SETTING_WORDS } from './settingWords.ts';

const UNITS: Readonly<Record<SettingUnit, string>> = {
    minutes: WORDS.unitMinutes,
    hours: WORDS.unitHours,
    days: WORDS.unitDays,
    metres: WORDS.unitMetres,
    visits: WORDS.unitVisits,
    share: WORDS.unitShare,
    weight: WORDS.unitWeight,
    pointsPerHour: WORDS.unitPointsPerHour,
    degrees: WORDS.unitDegrees,
    zoomLevel: WORDS.unitZoomLevel,
    probability: WORDS.unitProbability,
    money: WORDS.unitMoney
};
const CHOICES: Readonly<Record<string, string>> = {
    start: WORDS.choiceStart,
    whole: WORDS.choiceWhole,
    vector: WORDS.choiceVector,
    tiles: WORDS.choiceTiles,
    Outcome__c: WORDS.fieldOutcome,
    Notes__c: WORDS.fieldNotes,
    Concerns__c: WORDS.fieldConcerns,
    NextStep__c: WORDS.fieldNextStep,
    NextStepDate__c: WORDS.fieldNextStepDate,
    Contact__c: WORDS.fieldContact,
    true: WORDS.yes,
    false: WORDS.no
};

export function settingName(key: string): string {
    return SETTING_WORDS[key]?.name ?? key;
}

export function unitText(unit: SettingUnit | undefined): string {
    return unit === undefined ? '' : UNITS[unit];
}

export function choiceText(value: string): string {
    return CHOICES[value] ?? value;
}

/** A stored value as people read it: names of fields instead of `Outcome__c, NextStep__c`; other texts as they are. */
export function valueText(value: string): string {
    return value === '' ? WORDS.empty : listOf(value).map(choiceText).join(', ');
}

/** `1 to 30 visits`; empty where there is no range. */
export function rangeText({ least, most, unit }: SettingDefinition): string {
    if (least === undefined || most === undefined) return '';
    const format = formattersFor();
    const range = fillLabel(WORDS.range, format.number(least, 3), format.number(most, 3));
    return unit === undefined || ['share', 'weight', 'probability', 'money'].includes(unit)
        ? range
        : `${range} ${unitText(unit)}`;
}

export function defaultText({ defaultValue }: SettingDefinition): string {
    return fillLabel(WORDS.defaultIs, valueText(defaultValue));
}

/** What is wrong and what to do, as a sentence. */
export function faultText({ code, params }: SettingFault): string {
    return fillLabel(FAULT_WORDS[code], ...params);
}
