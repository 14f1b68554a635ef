import type { Problem } from '#kernel/contracts';
import { AuraHandledError, type ApexContext, type MiddlewareAnswer } from './types.ts';

const TIMEOUT_MS = 30_000;

export interface MiddlewareClientOptions {
    /** Null when the demo org was started without a middleware. */
    readonly url: string | null;
    /** Gives a fresh caller token. */
    readonly signToken: (audience: string) => Promise<string>;
    readonly fetch?: typeof fetch;
}

/** Callouts of one person, as the Named Credential makes them. */
export function createMiddlewareClient(options: MiddlewareClientOptions): ApexContext['callMiddleware'] {
    const send = options.fetch ?? fetch;
    return async (method, path, body) => {
        if (options.url === null) {
            throw unreachable('The demo org was started without --middleware-url.');
        }
        const token = await options.signToken(options.url);
        try {
            const response = await send(new URL(path, options.url), {
                method,
                headers: {
                    authorization: `Bearer ${token}`,
                    accept: 'application/json',
                    ...(body === undefined ? {} : { 'content-type': 'application/json' })
                },
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
                signal: AbortSignal.timeout(TIMEOUT_MS)
            });
            return await readAnswer(response);
        } catch (error) {
            throw unreachable(reasonOf(error));
        }
    };
}

async function readAnswer(response: Response): Promise<MiddlewareAnswer> {
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : (JSON.parse(text) as unknown) };
}

/** fetch hides why it failed in the cause. */
function reasonOf(error: unknown): string {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return `${error instanceof Error ? error.message : String(error)}${cause}`;
}

function unreachable(detail: string): AuraHandledError {
    const problem: Problem = {
        type: 'about:blank',
        title: 'The Fieldmap service did not answer',
        status: 503,
        detail,
        instance: '',
        code: 'middleware-unreachable',
        actions: ['Try again in a minute.', 'An admin runs `sf fieldmap doctor` to see what is wrong.']
    };
    return new AuraHandledError(problem);
}
