import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Problem } from '#kernel/contracts';
import type { Logger } from '../platform/logger.ts';
import { ProblemError } from '../platform/problemError.ts';
import { PROBLEMS } from '../platform/problems.ts';

/** Where each problem is described; `#code` follows. */
export const PROBLEM_PAGE = '/docs/problems';

/** An error as RFC 9457 says. `instance` is the request id: what a person quotes when they ask for help. */
export function toProblem(error: ProblemError, requestId: string): Problem {
    const { status, title, actions } = PROBLEMS[error.code];
    return {
        type: `${PROBLEM_PAGE}#${error.code}`,
        title,
        status,
        detail: error.code === 'internal' ? 'An unexpected error was logged.' : error.message,
        instance: `urn:fieldmap:request:${requestId}`,
        code: error.code,
        ...(error.errors.length > 0 && { errors: error.errors }),
        actions
    };
}

/** No route matched. */
export const answerNotFound: RequestHandler = (request) => {
    throw new ProblemError('not-found', `There is no ${request.method} ${request.path.slice(0, 200)}.`);
};

/** The last handler of the chain: every error leaves as `application/problem+json`, unknown ones logged and hidden. */
export function answerProblem(logger: Logger): ErrorRequestHandler {
    return (error: unknown, request, response, next) => {
        const problem = asProblemError(error);
        if (problem.code === 'internal') {
            logger.error({ requestId: request.id, err: error }, 'request failed');
        }
        if (response.headersSent) {
            next(error);
            return;
        }
        const body = toProblem(problem, String(request.id));
        response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
    };
}

function asProblemError(error: unknown): ProblemError {
    if (error instanceof ProblemError) {
        return error;
    }
    const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
    if (type === 'entity.too.large') {
        return new ProblemError('too-large', 'The body is larger than this service accepts.', { cause: error });
    }
    if (status === 400 || status === 415) {
        return new ProblemError('invalid-request', 'The request could not be read: expected JSON in UTF-8.', {
            cause: error
        });
    }
    return new ProblemError('internal', 'Something failed.', { cause: error });
}
