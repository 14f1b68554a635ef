import type { Caller } from './caller.ts';

/** Where the HTTP edge keeps the verified caller; `express.Response` has this shape. */
export interface ResponseLocals {
    readonly locals: Record<string, unknown>;
}

/** The verified person behind a request. Routers call it; the authentication in front of them has put it there. */
export function callerOf(response: ResponseLocals): Caller {
    const caller = response.locals['caller'] as Caller | undefined;
    if (caller === undefined) {
        throw new Error('A router asked for the caller, but no authentication stands in front of it.');
    }
    return caller;
}
