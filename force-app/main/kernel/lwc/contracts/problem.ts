/**
 * An error as the middleware answers it (RFC 9457, `application/problem+json`) and as Apex passes it on to components.
 * `code` is stable and translated by the page; `detail` is English and for people who look closer.
 */
export interface Problem {
    readonly type: string;
    readonly title: string;
    readonly status: number;
    readonly detail: string;
    readonly instance: string;
    readonly code: string;
    readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
    /** What the reader can do next, most useful first. */
    readonly actions: readonly string[];
}
