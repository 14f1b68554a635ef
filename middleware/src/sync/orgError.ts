/** Where a failure comes from decides what happens next: try again, wait for a person, or stop. */
export type OrgErrorKind = 'network' | 'malformed' | 'refused' | 'session' | 'limit' | 'unavailable' | 'wrong-org';

/**
 * The only error of a {@link SalesforceClient}. `code` is Salesforce's error code where there is one
 * (`REQUEST_LIMIT_EXCEEDED`), else one of ours (`NETWORK`, `MALFORMED_ANSWER`, `HTML_ANSWER`, `API_SHARE_USED`).
 */
export class OrgError extends Error {
    readonly code: string;
    readonly kind: OrgErrorKind;
    readonly status: number | null;

    constructor(
        kind: OrgErrorKind,
        code: string,
        message: string,
        options: { status?: number | null; cause?: unknown } = {}
    ) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = 'OrgError';
        this.kind = kind;
        this.code = code;
        this.status = options.status ?? null;
    }
}

/** True when the same call may succeed later without anybody doing anything. */
export function isTemporary(error: unknown): boolean {
    return error instanceof OrgError && ['network', 'malformed', 'unavailable', 'limit'].includes(error.kind);
}

export function orgErrorCode(error: unknown): string {
    return error instanceof OrgError ? error.code : 'INTERNAL';
}

/** Message without record contents: Salesforce puts values into some messages after a colon on a new line. */
export function errorDetail(error: unknown): string {
    const text = error instanceof Error ? error.message : String(error);
    return (text.split('\n')[0] ?? '').slice(0, 300);
}
