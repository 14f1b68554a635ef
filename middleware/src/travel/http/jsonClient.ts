import { type TravelFailure, TravelUnavailableError } from '../ports.ts';

export type Fetch = typeof globalThis.fetch;

/** One question to a routing server. `body` present: POST as JSON. */
export interface JsonRequest {
    readonly path: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
}

export interface JsonClientOptions {
    readonly url: string;
    readonly fetch: Fetch;
    readonly deadlineSeconds: number;
    /** For messages, for example `OSRM`. */
    readonly serverName: string;
}

/** When to give up: `deadline` is the client's own, `signal` the caller's. */
export interface AskLimits {
    readonly deadline: AbortSignal;
    readonly signal?: AbortSignal | undefined;
}

export interface JsonClient {
    /** A deadline that begins now; one serves all questions of one answer. */
    startDeadline(): AbortSignal;
    ask(request: JsonRequest, limits: AskLimits): Promise<unknown>;
}

/**
 * Asks a routing server for JSON, with a deadline.
 *
 * Errors: {@link TravelUnavailableError} by cause; the caller's own abort comes through as it is. Messages hold neither
 * the address asked (it holds coordinates) nor the key.
 */
export function createJsonClient({ url, fetch, deadlineSeconds, serverName }: JsonClientOptions): JsonClient {
    const base = url.replace(/\/+$/, '');
    const fail = (code: TravelFailure, what: string, cause?: unknown): TravelUnavailableError =>
        new TravelUnavailableError(code, `the ${serverName} server ${what}.`, { cause });
    const ask = async ({ path, body, headers }: JsonRequest, { deadline, signal }: AskLimits): Promise<unknown> => {
        try {
            const response = await fetch(base + path, {
                method: body === undefined ? 'GET' : 'POST',
                headers: { accept: 'application/json', ...(body !== undefined && JSON_BODY), ...headers },
                ...(body !== undefined && { body: JSON.stringify(body) }),
                signal: signal ? AbortSignal.any([signal, deadline]) : deadline
            });
            if (!response.ok) {
                const [code, what] = describeStatus(response.status);
                throw fail(code, `${what} (HTTP ${response.status}${await serverMessage(response)})`);
            }
            return await response.json();
        } catch (error) {
            if (error instanceof TravelUnavailableError) throw error;
            if (signal?.aborted) throw signal.reason;
            if (deadline.aborted) throw fail('timeout', `did not answer within ${deadlineSeconds} s`, error);
            // By name: the error may come from another realm.
            if ((error as Error).name === 'SyntaxError')
                throw fail('bad-answer', 'answered something that is not JSON', error);
            throw fail('unavailable', 'cannot be reached', error);
        }
    };
    return { startDeadline: () => AbortSignal.timeout(deadlineSeconds * 1000), ask };
}

const JSON_BODY = { 'content-type': 'application/json' };

function describeStatus(status: number): [TravelFailure, string] {
    if (status === 401 || status === 403) return ['refused', 'refused the key or the caller'];
    if (status === 429) return ['limit', 'has had too many questions; ask again later'];
    if (status === 413) return ['limit', 'refused a question of this size'];
    if (status >= 500) return ['unavailable', 'has a fault'];
    return ['refused', 'refused the question'];
}

/** The server's error code where it is a short word or number: its sentences may repeat coordinates. */
async function serverMessage(response: Response): Promise<string> {
    try {
        const body = (await response.json()) as { code?: unknown; error_code?: unknown; error?: { code?: unknown } };
        const code = body.error_code ?? body.error?.code ?? body.code;
        return /^[\w-]{1,40}$/.test(String(code ?? '')) ? `, ${String(code)}` : '';
    } catch {
        return '';
    }
}
