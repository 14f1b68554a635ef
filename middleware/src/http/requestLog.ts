import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger as PinoLogger } from 'pino';

const GIVEN_ID = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Gives every request an id (the caller's `X-Request-Id` when it is a plain one) and writes one line when it is answered:
 * method, path, status and duration. No query, no headers, no body, no address.
 */
export function requestLog(logger: PinoLogger): RequestHandler {
    return pinoHttp({
        logger,
        genReqId: (request: IncomingMessage, response: ServerResponse) => {
            const given = request.headers['x-request-id'];
            const id = typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
            response.setHeader('X-Request-Id', id);
            return id;
        },
        quietReqLogger: true,
        customLogLevel: (_request, response, error) => levelOf(response.statusCode, error),
        serializers: {
            req: (request: { id: unknown; method: string; url: string }) => ({
                id: request.id,
                method: request.method,
                path: request.url.split('?')[0]
            }),
            res: (response: { statusCode: number }) => ({ status: response.statusCode })
        }
    });
}

/** 503 is said on purpose (not synced yet, org or store away) and has its own lines; other 5xx are defects. */
function levelOf(status: number, error: Error | undefined): 'debug' | 'warn' | 'error' {
    if (status === 503) {
        return 'warn';
    }
    return error !== undefined || status >= 500 ? 'error' : 'debug';
}
