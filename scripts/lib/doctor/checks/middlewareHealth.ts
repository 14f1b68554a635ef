import { failure, ok, warning, type Check } from '../check.ts';

const TIMEOUT_MS = 5000;

export const middlewareHealth: Check = {
    code: 'middleware-health',
    why: 'Suggestions and KPIs come from the middleware; without it the page shows records only.',
    run: async ({ middlewareUrl, fetch }) => {
        if (middlewareUrl === null) {
            return warning(
                'Not checked: its address is not known',
                'Pass --middleware-url, or set FIELDMAP_MIDDLEWARE_URL.'
            );
        }
        const url = new URL('/readyz', middlewareUrl).href;
        try {
            const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
            return response.ok
                ? ok(`${url} says that it is ready`)
                : failure(`${url} answers ${response.status}`, 'Read the log of the middleware; its store may be down.');
        } catch (error) {
            return failure(
                `${url} does not answer (${reasonOf(error)})`,
                'Start the middleware, or correct its address and the firewall between.'
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
