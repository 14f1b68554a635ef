import type { OrgErrorKind } from '../orgError.ts';
import { OrgError } from '../orgError.ts';
import type { HttpAnswer } from './transport.ts';

const KIND_BY_CODE: Readonly<Record<string, OrgErrorKind>> = {
    REQUEST_LIMIT_EXCEEDED: 'limit',
    CONCURRENT_REQUESTS_LIMIT_EXCEEDED: 'limit',
    TXN_SECURITY_METERING_ERROR: 'limit',
    SERVER_UNAVAILABLE: 'unavailable',
    UNABLE_TO_LOCK_ROW: 'unavailable',
    QUERY_TIMEOUT: 'unavailable',
    INVALID_SESSION_ID: 'session',
    invalid_grant: 'session'
};

/** The org's error answer as one error with its code; an HTML page becomes a code, never the text of the message. */
export function refusal(answer: HttpAnswer): OrgError {
    const { status } = answer;
    const parsed = errorBody(answer.body);
    if (parsed === null) {
        const code = /^\s*</.test(answer.body) ? 'HTML_ANSWER' : `HTTP_${status}`;
        return new OrgError(kindOfStatus(status), code, `The org answered with status ${status} and no error code.`, {
            status
        });
    }
    return new OrgError(KIND_BY_CODE[parsed.code] ?? kindOfStatus(status), parsed.code, parsed.message, { status });
}

function kindOfStatus(status: number): OrgErrorKind {
    if (status === 401) {
        return 'session';
    }
    if (status === 429) {
        return 'limit';
    }
    return status >= 500 || status === 420 || status === 408 ? 'unavailable' : 'refused';
}

/** `[{ errorCode, message }]` of REST, or `{ error, error_description }` of the token endpoint. */
function errorBody(body: string): { code: string; message: string } | null {
    let value: unknown;
    try {
        value = JSON.parse(body);
    } catch {
        return null;
    }
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first !== 'object' || first === null) {
        return null;
    }
    const fields = first as Record<string, unknown>;
    const code = fields['errorCode'] ?? fields['error'];
    const message = fields['message'] ?? fields['error_description'] ?? '';
    return typeof code === 'string' ? { code, message: String(message) } : null;
}
