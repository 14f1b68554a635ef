import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { OrgError } from '../orgError.ts';
import type { RetrySettings } from './retryPolicy.ts';
import { backoffSeconds, DEFAULT_RETRY, isRepeatable, isRetriedStatus, retryAfterSeconds } from './retryPolicy.ts';

export interface HttpCall {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
}

export interface HttpAnswer {
    readonly status: number;
    /** Lower-case names. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

export interface TransportOptions {
    readonly fetch: typeof fetch;
    readonly clock: Clock;
    readonly random: () => number;
    readonly logger: Logger;
    readonly sleep: (seconds: number) => Promise<void>;
    readonly retry?: RetrySettings;
    /** Time to the last byte of the body, not only to the headers. */
    readonly deadlineSeconds?: number;
    /** Asked before every attempt; throws when the API budget is used up. */
    readonly beforeAttempt?: (call: HttpCall) => void;
    readonly afterAnswer?: (answer: HttpAnswer) => void;
    /** Called once for each attempt that `beforeAttempt` let through. */
    readonly afterAttempt?: (call: HttpCall, isAnswered: boolean) => void;
}

export type Send = (call: HttpCall) => Promise<HttpAnswer>;

/**
 * Sends one call and reads its whole body. A cut body, a reset, a body shorter than announced and JSON that does not
 * parse are failures of the attempt, and repeatable calls are tried again.
 */
export function createTransport(options: TransportOptions): Send {
    const retry = options.retry ?? DEFAULT_RETRY;
    return async (call) => {
        const attempts = isRepeatable(call.method, call.url) ? retry.maxAttempts : 1;
        for (let attempt = 0; ; attempt += 1) {
            options.beforeAttempt?.(call);
            const isLast = attempt + 1 >= attempts;
            const outcome = await attemptOnce(call, options);
            options.afterAttempt?.(call, !(outcome instanceof OrgError));
            const delay = delayBeforeNext(outcome, attempt, retry, options);
            if (delay === null || isLast) {
                if (outcome instanceof OrgError) {
                    throw outcome;
                }
                return outcome;
            }
            options.logger.debug(
                { attempt, delaySeconds: delay, status: outcome.status, method: call.method },
                'call to the org is repeated'
            );
            await options.sleep(delay);
        }
    };
}

/** Seconds to wait before the next attempt, null when the outcome is final. */
function delayBeforeNext(
    outcome: HttpAnswer | OrgError,
    attempt: number,
    retry: RetrySettings,
    options: TransportOptions
): number | null {
    const backoff = backoffSeconds(attempt, retry, options.random);
    if (outcome instanceof OrgError) {
        return backoff;
    }
    if (!isRetriedStatus(outcome.status)) {
        return null;
    }
    const asked = retryAfterSeconds(outcome.headers['retry-after'], options.clock.now());
    if (asked !== null && asked > retry.maxRetryAfterSeconds) {
        return null;
    }
    return Math.max(asked ?? 0, backoff);
}

async function attemptOnce(call: HttpCall, options: TransportOptions): Promise<HttpAnswer | OrgError> {
    try {
        const response = await options.fetch(call.url, {
            method: call.method,
            headers: withoutLength(call.headers),
            ...(call.body === null ? {} : { body: call.body }),
            redirect: 'manual',
            signal: AbortSignal.timeout((options.deadlineSeconds ?? 120) * 1000)
        });
        const bytes = Buffer.from(await response.arrayBuffer());
        const headers = Object.fromEntries(response.headers);
        const answer = { status: response.status, headers, body: bytes.toString('utf8') };
        const problem = malformed(answer, bytes.length);
        if (problem !== null) {
            return new OrgError('malformed', 'MALFORMED_ANSWER', problem, { status: response.status });
        }
        options.afterAnswer?.(answer);
        return answer;
    } catch (error) {
        return new OrgError('network', 'NETWORK', `The org did not answer: ${reason(error)}.`, { cause: error });
    }
}

function malformed(answer: HttpAnswer, byteCount: number): string | null {
    const announced = answer.headers['content-length'];
    if (
        announced !== undefined &&
        answer.headers['content-encoding'] === undefined &&
        Number(announced) !== byteCount
    ) {
        return `The answer has ${byteCount} bytes, ${announced} were announced.`;
    }
    if (answer.status < 300 && /^application\/json/.test(answer.headers['content-type'] ?? '') && byteCount > 0) {
        try {
            JSON.parse(answer.body);
        } catch {
            return 'The answer is not complete JSON.';
        }
    }
    return null;
}

/** fetch computes the length itself; a length of a body that changed on a refresh would be wrong. */
function withoutLength(headers: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'));
}

function reason(error: unknown): string {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    if (cause instanceof Error) {
        return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
    }
    return String(cause);
}
