import { failure, ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

const TIMEOUT_MS = 5000;

export const middlewareHealth: Check = {
    code: 'middleware-health',
    why: text('middleware-health.why'),
    run: async ({ middlewareUrl, fetch }) => {
        if (middlewareUrl === null) {
            return warning(text('middleware-health.unknown'), text('middleware-health.unknown.next'));
        }
        const url = new URL('/readyz', middlewareUrl).href;
        try {
            const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
            return response.ok
                ? ok(text('middleware-health.saw', url))
                : failure(text('middleware-health.refused', url, response.status), text('middleware-health.refused.next'));
        } catch (error) {
            return failure(
                text('middleware-health.silent', url, reasonOf(error)),
                text('middleware-health.silent.next')
            );
        }
    }
};

/** fetch hides why it failed in the cause, e.g. ECONNREFUSED. */
function reasonOf(error: unknown): string {
    const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
    if (typeof cause?.code === 'string') {
        return cause.code;
    }
    return error instanceof Error ? error.message : String(error);
}
