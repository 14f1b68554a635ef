/** Datetimes are kept in the form REST answers (`2026-01-01T00:00:00.000+0000`), which also sorts by time. */
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
/** What Date.toISOString writes. */
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const STORED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+0000$/;

export function toDateTime(epochMs: number): string {
    return `${new Date(epochMs).toISOString().slice(0, -1)}+0000`;
}

export function fromDateTime(value: string): number {
    return Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

/** The stored form of an ISO datetime (a bare date is its midnight, no zone means UTC), or null if it is none. */
export function normalizeDateTime(value: string | Date): string | null {
    if (value instanceof Date) {
        return toDateTime(value.getTime());
    }
    if (STORED.test(value)) {
        return value;
    }
    if (ISO.test(value) && !Number.isNaN(Date.parse(value))) {
        return `${value.slice(0, -1)}+0000`;
    }
    if (DATE.test(value)) {
        return isDate(value) ? `${value}T00:00:00.000+0000` : null;
    }
    if (!DATE_TIME.test(value)) {
        return null;
    }
    const epochMs = fromDateTime(/(Z|[+-]\d{2}:?\d{2})$/.test(value) ? value : `${value}Z`);
    return Number.isNaN(epochMs) ? null : toDateTime(epochMs);
}

export function isDate(value: string): boolean {
    return DATE.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
}

/** Bulk CSV writes Z. */
export function toCsvDateTime(value: string): string {
    return value.replace(/\+0000$/, 'Z');
}
