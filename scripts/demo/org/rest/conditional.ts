import { createHash } from 'node:crypto';
import { fromDateTime } from '../core/dates.ts';
import { SalesforceError } from '../core/errors.ts';
import type { Row } from '../core/types.ts';
import type { RestCall } from './restCall.ts';

/** Headers that name the version of a record. */
export function versionHeaders(row: Row): Record<string, string> {
    const stamp = String(row['LastModifiedDate'] ?? row['SystemModstamp'] ?? '');
    return stamp === '' ? {} : { ETag: etagOf(row), 'Last-Modified': new Date(fromDateTime(stamp)).toUTCString() };
}

/** True when the caller has this version already (304). */
export function isUnchanged(call: RestCall, row: Row): boolean {
    const none = call.headers['if-none-match'];
    if (none !== undefined) {
        return tags(none).includes(etagOf(row));
    }
    const since = Date.parse(call.headers['if-modified-since'] ?? '');
    return !Number.isNaN(since) && modifiedSeconds(row) <= since;
}

/** Errors: PRECONDITION_FAILED (412) when the record is not the version that the caller changed. */
export function requireVersion(call: RestCall, row: Row): void {
    const match = call.headers['if-match'];
    const since = Date.parse(call.headers['if-unmodified-since'] ?? '');
    const isOther = match !== undefined && match !== '*' && !tags(match).includes(etagOf(row));
    if (isOther || (!Number.isNaN(since) && modifiedSeconds(row) > since)) {
        throw new SalesforceError('PRECONDITION_FAILED', 'One or more conditional request headers were not satisfied', {
            status: 412
        });
    }
}

function etagOf(row: Row): string {
    const stamp = `${row.Id}${String(row['SystemModstamp'])}`;
    return `"${createHash('sha256').update(stamp).digest('base64url').slice(0, 24)}"`;
}

function tags(header: string): string[] {
    return header.split(',').map((tag) =>
        tag
            .trim()
            .replace(/^W\//, '')
            .replace(/--gzip"$/, '"')
    );
}

/** HTTP dates have no fractions of a second. */
function modifiedSeconds(row: Row): number {
    const epochMs = fromDateTime(String(row['LastModifiedDate'] ?? row['SystemModstamp']));
    return Math.floor(epochMs / 1000) * 1000;
}
