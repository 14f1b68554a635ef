import type { SettingDefinition } from './definition.ts';

export type SettingFaultCode =
    | 'required'
    | 'tooLong'
    | 'notNumber'
    | 'notWhole'
    | 'outOfRange'
    | 'notTime'
    | 'notDate'
    | 'notChoice'
    | 'notCurrency'
    | 'tileUrlNotHttps'
    | 'tileUrlPlaceholders'
    | 'factorsForm'
    | 'factorsRange'
    | 'factorsMany'
    | 'endsBeforeStart'
    | 'tileUrlMissing'
    | 'tileKeyMissing';

/** What is wrong with a value; `params` fill the sentence that says so. */
export interface SettingFault {
    readonly code: SettingFaultCode;
    readonly params: readonly string[];
}

/** Length of `Value__c`. */
export const MAX_VALUE_LENGTH = 255;
/** Ranges of the times of day in which drives take longer. */
export const FACTOR_RANGE = { least: 0.5, most: 5, entries: 24 } as const;
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const CURRENCY = /^[A-Z]{3}$/;

/** Null when the value may be saved. An empty value stands for the default where one is allowed. */
export function checkSetting(definition: SettingDefinition, text: string): SettingFault | null {
    const value = text.trim();
    if (value === '') {
        return definition.isOptional === true ? null : fault('required', definition.defaultValue);
    }
    if (value.length > MAX_VALUE_LENGTH) return fault('tooLong', String(MAX_VALUE_LENGTH));
    switch (definition.input) {
        case 'number':
            return checkNumber(definition, value);
        case 'time':
            return TIME_OF_DAY.test(value) ? null : fault('notTime', value);
        case 'date':
            return isDate(value) ? null : fault('notDate', value);
        case 'currency':
            return CURRENCY.test(value) ? null : fault('notCurrency', value);
        case 'flag':
            return ['true', 'false'].includes(value) ? null : fault('notChoice', value, 'true, false');
        case 'choice':
            return checkChoices(definition, [value]);
        case 'fields':
            return checkChoices(definition, listOf(value));
        case 'tileUrl':
            return checkTileUrl(value);
        case 'factors':
            return checkFactors(value);
        default:
            return null;
    }
}

/** `Outcome__c, NextStep__c` as its parts. */
export function listOf(text: string): string[] {
    return text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
}

/** `07:00=1.3, 09:00=1`: from when on drives take how many times as long. Null when any part is not of this form. */
export function travelFactorsOf(text: string): { readonly from: string; readonly factor: number }[] | null {
    const factors = text.split(',').map((part) => {
        const [from = '', factor = '', ...more] = part.split('=').map((word) => word.trim());
        return { from, factor: factor === '' || more.length > 0 ? Number.NaN : Number(factor) };
    });
    return factors.every(({ from, factor }) => TIME_OF_DAY.test(from) && Number.isFinite(factor)) ? factors : null;
}

function checkNumber({ least, most, isWhole }: SettingDefinition, value: string): SettingFault | null {
    const number = Number(value);
    if (!Number.isFinite(number)) return fault('notNumber', value);
    if (isWhole === true && !Number.isInteger(number)) return fault('notWhole', value);
    const isOutside = number < (least ?? number) || number > (most ?? number);
    return isOutside ? fault('outOfRange', value, String(least), String(most)) : null;
}

function checkChoices({ choices = [] }: SettingDefinition, values: readonly string[]): SettingFault | null {
    const unknown = values.find((value) => !choices.includes(value));
    return unknown === undefined ? null : fault('notChoice', unknown, choices.join(', '));
}

/** Errors: none; the template is not fetched here. */
function checkTileUrl(value: string): SettingFault | null {
    if (!/^https:\/\/[^\s/]+\/\S+$/.test(value)) return fault('tileUrlNotHttps', value);
    const missing = ['{z}', '{x}', '{y}'].filter((hole) => !value.includes(hole));
    return missing.length === 0 ? null : fault('tileUrlPlaceholders', missing.join(', '));
}

function checkFactors(value: string): SettingFault | null {
    const factors = travelFactorsOf(value);
    if (factors === null) return fault('factorsForm', value);
    if (factors.length > FACTOR_RANGE.entries) return fault('factorsMany', String(FACTOR_RANGE.entries));
    const { least, most } = FACTOR_RANGE;
    const outside = factors.find(({ factor }) => factor < least || factor > most);
    return outside === undefined ? null : fault('factorsRange', outside.from, String(least), String(most));
}

function isDate(value: string): boolean {
    return DATE.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
}

function fault(code: SettingFaultCode, ...params: readonly string[]): SettingFault {
    return { code, params };
}
