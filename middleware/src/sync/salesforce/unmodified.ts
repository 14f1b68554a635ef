import { OrgError } from '../orgError.ts';
import type { SaveOutcome, UnmodifiedUpdate } from '../ports.ts';

/** Parts of one composite call. */
export const MAX_UNMODIFIED = 25;

/** Body of `composite`: each record by itself, under the condition that nobody changed it since. */
export function unmodifiedComposite(
    objectApiName: string,
    records: readonly UnmodifiedUpdate[],
    version: string
): unknown {
    if (records.length === 0 || records.length > MAX_UNMODIFIED) {
        throw new RangeError(`A composite call takes 1 to ${MAX_UNMODIFIED} records, got ${records.length}.`);
    }
    return {
        allOrNone: false,
        compositeRequest: records.map(({ id, values, unmodifiedSince }, index) => ({
            method: 'PATCH',
            url: `/services/data/v${version}/sobjects/${objectApiName}/${id}`,
            referenceId: `r${index}`,
            httpHeaders: { 'If-Unmodified-Since': unmodifiedSince.toUTCString() },
            body: values
        }))
    };
}

/** One outcome a record, in their order. */
export function readUnmodified(answer: unknown, records: readonly UnmodifiedUpdate[]): SaveOutcome[] {
    const parts = (answer as { compositeResponse?: unknown } | null)?.compositeResponse;
    if (!Array.isArray(parts) || parts.length !== records.length) {
        throw new OrgError(
            'malformed',
            'MALFORMED_ANSWER',
            'The answer of "composite" does not have the documented shape.'
        );
    }
    return records.map(({ id }, index) => outcomeOf(id, parts[index]));
}

function outcomeOf(id: string, part: unknown): SaveOutcome {
    const { httpStatusCode: status, body } = part as { httpStatusCode?: unknown; body?: unknown };
    const isSuccess = typeof status === 'number' && status >= 200 && status < 300;
    const first = (Array.isArray(body) ? body[0] : body) as Record<string, unknown> | null | undefined;
    return {
        id,
        isSuccess,
        isCreated: false,
        // Some releases answer 412 without a body.
        code: isSuccess ? null : status === 412 ? 'PRECONDITION_FAILED' : String(first?.['errorCode'] ?? 'UNKNOWN'),
        message: isSuccess ? null : String(first?.['message'] ?? '')
    };
}
