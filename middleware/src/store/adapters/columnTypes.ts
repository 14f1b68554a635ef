/**
 * How both drivers give values, so that no caller depends on the engine: `bigint`, `numeric` and `date` stay text
 * (exact, without a time zone), `timestamptz` is a Date, `json` and `jsonb` are parsed.
 */
export const TYPE_OID = { bigint: 20, date: 1082, timestamptz: 1184, numeric: 1700, json: 114, jsonb: 3802 } as const;

const asText = (value: string): string => value;

export const COLUMN_PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
    [TYPE_OID.bigint]: asText,
    [TYPE_OID.date]: asText,
    [TYPE_OID.numeric]: asText,
    [TYPE_OID.timestamptz]: parseTimestamp,
    [TYPE_OID.json]: (value) => JSON.parse(value) as unknown,
    [TYPE_OID.jsonb]: (value) => JSON.parse(value) as unknown
};

/** `2026-03-01 08:15:00.25+00` as a Date. */
function parseTimestamp(value: string): Date {
    const iso = value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
    const instant = new Date(iso);
    if (Number.isNaN(instant.getTime())) {
        throw new RangeError(`The database gave a time that is outside the range of Date: ${value}.`);
    }
    return instant;
}
