import { z } from 'zod';

/** PostgreSQL type that a value is stored as. */
export type StoredType =
    'text' | 'double precision' | 'numeric' | 'boolean' | 'smallint' | 'integer' | 'date' | 'timestamptz';

export type StoredValue = string | number | boolean | null;

/** One column of the neutral form. Pure data: the reader, the documentation and the take-over are made of it. */
export interface ImportColumn {
    /** Name in the file. */
    readonly name: string;
    /** Column of the store. */
    readonly target: string;
    readonly type: StoredType;
    readonly isRequired: boolean;
    /** Kind of record that the value names by its external id. */
    readonly reference: string | null;
    /** Stored where the cell is empty. */
    readonly fallback: StoredValue;
    /** What is expected, for the documentation and for errors. */
    readonly expected: string;
    readonly meaning: string;
    readonly schema: z.ZodType<StoredValue>;
}

type Options = Partial<Pick<ImportColumn, 'isRequired' | 'fallback' | 'target'>>;

function column(
    name: string,
    meaning: string,
    kind: Pick<ImportColumn, 'type' | 'expected' | 'schema'> & { readonly reference?: string },
    options: Options
): ImportColumn {
    return {
        target: snakeCase(name),
        isRequired: false,
        fallback: null,
        reference: null,
        name,
        meaning,
        ...kind,
        ...options
    };
}

const LONGEST_TEXT = 1000;
/** CSV gives text, JSON may give numbers: both are read as text. */
const asText = z.preprocess(
    (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
    z.string().max(LONGEST_TEXT)
);
const asNumber = z.preprocess((value) => (typeof value === 'string' ? Number(value) : value), z.number());
const asFlag = z.preprocess(
    (value) =>
        typeof value === 'string' ? { true: true, false: false, 1: true, 0: false }[value.toLowerCase()] : value,
    z.boolean()
);

export const text = (name: string, meaning: string, options: Options = {}): ImportColumn =>
    column(
        name,
        meaning,
        { type: 'text', expected: `text of at most ${LONGEST_TEXT} characters`, schema: asText },
        options
    );

export const oneOf = (name: string, values: readonly string[], meaning: string, options: Options = {}): ImportColumn =>
    column(
        name,
        meaning,
        {
            type: 'text',
            expected: `one of ${values.join(', ')}`,
            schema: asText.refine((value) => values.includes(value))
        },
        options
    );

export const matching = (
    name: string,
    pattern: RegExp,
    expected: string,
    meaning: string,
    options: Options = {}
): ImportColumn =>
    column(name, meaning, { type: 'text', expected, schema: asText.refine((value) => pattern.test(value)) }, options);

export const number = (
    name: string,
    [least, most]: readonly [number, number],
    meaning: string,
    options: Options & { readonly type?: 'double precision' | 'numeric' } = {}
): ImportColumn =>
    column(
        name,
        meaning,
        {
            type: options.type ?? 'double precision',
            expected: `a number from ${least} to ${most} with a decimal point`,
            schema: asNumber.refine((value) => value >= least && value <= most)
        },
        options
    );

export const whole = (
    name: string,
    [least, most]: readonly [number, number],
    meaning: string,
    options: Options & { readonly type?: 'integer' | 'smallint' } = {}
): ImportColumn =>
    column(
        name,
        meaning,
        {
            type: options.type ?? 'integer',
            expected: `a whole number from ${least} to ${most}`,
            schema: asNumber.refine((value) => Number.isInteger(value) && value >= least && value <= most)
        },
        options
    );

export const flag = (name: string, meaning: string, options: Options = {}): ImportColumn =>
    column(
        name,
        meaning,
        { type: 'boolean', expected: 'true or false', schema: asFlag },
        { fallback: false, ...options }
    );

export const day = (name: string, meaning: string, options: Options = {}): ImportColumn =>
    column(
        name,
        meaning,
        {
            type: 'date',
            expected: 'a date as YYYY-MM-DD',
            schema: asText.refine((value) => z.iso.date().safeParse(value).success)
        },
        options
    );

const asInstant = z.iso.datetime({ offset: true });

export const instant = (name: string, meaning: string, options: Options = {}): ImportColumn =>
    column(
        name,
        meaning,
        {
            type: 'timestamptz',
            expected: 'a time with offset, such as 2026-11-02T09:00:00+01:00',
            schema: asText
                .refine((value) => asInstant.safeParse(value).success)
                .transform((value) => new Date(value).toISOString())
        },
        options
    );

export const reference = (name: string, kind: string, meaning: string, options: Options = {}): ImportColumn =>
    column(
        name,
        meaning,
        {
            type: 'text',
            expected: `the id of a record of ${kind}`,
            schema: asText.refine((value) => value.length <= 255),
            reference: kind
        },
        options
    );

/** `plannedStart` is `planned_start`. */
function snakeCase(name: string): string {
    return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
