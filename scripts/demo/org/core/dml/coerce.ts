import { isDate, normalizeDateTime } from '../dates.ts';
import { isId, to18 } from '../ids.ts';
import type { FieldDef, FieldType, FieldValue } from '../types.ts';
import { RecordError } from './recordError.ts';

type Converter = (field: FieldDef, value: unknown) => FieldValue;
const MAX_ROUNDED_SCALE = 6;

const CONVERTERS: Partial<Record<FieldType, Converter>> = {
    boolean: toBoolean,
    int: (field, value) => Math.round(toNumber(field, value)),
    double: toScaled,
    currency: toScaled,
    percent: toScaled,
    id: toReference,
    reference: toReference,
    date: toDateValue,
    datetime: toDateTimeValue,
    email: toEmail
};

/** A value as it is stored, from JSON or CSV. Errors: RecordError in Salesforce's words. */
export function coerce(field: FieldDef, value: unknown): FieldValue {
    if (value === undefined || value === null || value === '') {
        return field.type === 'boolean' ? false : null;
    }
    return (CONVERTERS[field.type] ?? toText)(field, value);
}

function cannotRead(field: FieldDef, value: unknown): RecordError {
    return new RecordError(
        'JSON_PARSER_ERROR',
        `Cannot deserialize instance of ${field.type} from VALUE_STRING value ${String(value)} or request may be missing a required field`,
        [field.name]
    );
}

function toBoolean(field: FieldDef, value: unknown): boolean {
    if (typeof value === 'boolean') {
        return value;
    }
    const text = String(value).toLowerCase();
    if (text !== 'true' && text !== 'false' && text !== '1' && text !== '0') {
        throw cannotRead(field, value);
    }
    return text === 'true' || text === '1';
}

function toNumber(field: FieldDef, value: unknown): number {
    const number = typeof value === 'number' ? value : Number(String(value));
    if (!Number.isFinite(number) || typeof value === 'boolean') {
        throw cannotRead(field, value);
    }
    return number;
}

function toScaled(field: FieldDef, value: unknown): number {
    const number = toNumber(field, value);
    const digits = field.precision - field.scale;
    if (Math.abs(number) >= 10 ** digits) {
        throw new RecordError(
            'NUMBER_OUTSIDE_VALID_RANGE',
            `${field.label}: value outside of valid range on numeric field: ${number}`,
            [field.name]
        );
    }
    return field.scale <= MAX_ROUNDED_SCALE ? Number(number.toFixed(field.scale)) : number;
}

function toReference(field: FieldDef, value: unknown): string {
    if (!isId(value)) {
        throw new RecordError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, [
            field.name
        ]);
    }
    return to18(value);
}

function toDateValue(field: FieldDef, value: unknown): string {
    const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
    const date = text.slice(0, 10);
    if (!isDate(date) || (text.length > 10 && normalizeDateTime(text) === null)) {
        throw cannotRead(field, value);
    }
    return date;
}

function toDateTimeValue(field: FieldDef, value: unknown): string {
    const dateTime = normalizeDateTime(value instanceof Date ? value : String(value));
    if (dateTime === null) {
        throw cannotRead(field, value);
    }
    return dateTime;
}

function toEmail(field: FieldDef, value: unknown): string {
    const text = toText(field, value);
    if (!/^[^@\s]+@[^@\s]+$/.test(text)) {
        throw new RecordError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, [field.name]);
    }
    return text;
}

function toText(field: FieldDef, value: unknown): string {
    if (typeof value === 'object') {
        throw cannotRead(field, JSON.stringify(value));
    }
    const text = String(value);
    if (field.length > 0 && text.length > field.length) {
        throw new RecordError(
            'STRING_TOO_LONG',
            `${field.label}: data value too large: ${text} (max length=${field.length})`,
            [field.name]
        );
    }
    checkPicklist(field, text);
    return text;
}

function checkPicklist(field: FieldDef, text: string): void {
    if (!field.restrictedPicklist) {
        return;
    }
    const known = new Set(field.picklist.filter((entry) => entry.active).map((entry) => entry.value));
    const values = field.type === 'multipicklist' ? text.split(';') : [text];
    const bad = values.find((value) => !known.has(value));
    if (bad !== undefined) {
        throw new RecordError(
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
            `${field.label}: bad value for restricted picklist field: ${bad}`,
            [field.name]
        );
    }
}
