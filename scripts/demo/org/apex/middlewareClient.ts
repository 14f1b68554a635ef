import type { Problem } from '#kernel/contracts';
import { CONTRACT_HEADER } from './orgHeaders.ts';
import { AuraHandledError, type ApexContext, type MiddlewareAnswer } from './types.ts';

const TIMEOUT_MS = 30_000;

export interface MiddlewareClientOptions {
    /** Null when the demo org was started without a middleware. */
    readonly url: string | null;
    /** Gives a fresh caller token. */
    readonly signToken: (audience: string) => Promise<string>;
    readonly fetch?: typeof fetch;
    /** Contract and hidden fields, as `MiddlewareGateway.cls` sends them. Default: none. */
    readonly headers?: () => Readonly<Record<string, string>>;
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
                    ...options.headers?.(),
                    ...(body === undefined ? {} : { 'content-type': 'application/json' })
                },
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
                signal: AbortSignal.timeout(TIMEOUT_MS)
            });
            requireContract(options, response);
            return await readAnswer(response);
        } catch (error) {
            if (error instanceof AuraHandledError) throw error;
            throw unreachable(reasonOf(error));
        }
    };
}

/** What `MiddlewareGateway` says when Salesforce refuses the credential, in the platform's words. */
export function credentialMissing(): AuraHandledError {
    return new AuraHandledError({
        type: 'about:blank',
        title: 'credential-missing',
        status: 403,
        detail: 'We couldn\'t access the credential(s). You might not have the required permissions, or the external credential "Fieldmap_Middleware" might not exist.',
        instance: '',
        code: 'credential-missing',
        actions: ['Ask your Salesforce admin for a Fieldmap permission set; an admin runs: sf fieldmap setup']
    });
}

/** What `MiddlewareGateway.requireContract` does. */
function requireContract({ headers }: MiddlewareClientOptions, response: Response): void {
    const needed = Number(headers?.()[CONTRACT_HEADER] ?? 0);
    const answered = Number(response.headers.get(CONTRACT_HEADER) ?? 1);
    if (response.ok && answered < needed) {
        throw new AuraHandledError({
            type: 'about:blank',
            title: 'middleware-too-old',
            status: 409,
            detail: `The middleware speaks version ${answered} of the contract; the app needs ${needed}.`,
            instance: '',
            code: 'middleware-too-old',
            actions: ['An admin updates the middleware and restarts it.']
        });
    }
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
