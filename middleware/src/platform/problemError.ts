import type { ProblemCode } from './problems.ts';

/** A failure with a stable code from the problem table; the HTTP edge turns it into RFC 9457. */
export class ProblemError extends Error {
    readonly code: ProblemCode;
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[];

    constructor(
        code: ProblemCode,
        detail: string,
        options: { cause?: unknown; errors?: readonly { pointer: string; detail: string }[] } = {}
    ) {
        super(detail, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = 'ProblemError';
        this.code = code;
        this.errors = options.errors ?? [];
    }
}
