import type { Request, RequestHandler } from 'express';
import { SalesforceError } from '../core/errors.ts';
import { queryParam, setCaller, type ServerContext } from './context.ts';
import { sendError, sessionError } from './errors.ts';

/** Access token of a request: `Authorization: Bearer` (or OAuth), or `?oauth_token=`. */
export function tokenOf(request: Request): string | null {
    const match = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '');
    return match?.[1] ?? queryParam(request, 'oauth_token') ?? null;
}

/** Lets only valid sessions of active users through, counts the call and refuses it above the daily limit. */
export function requireSession(context: ServerContext): RequestHandler {
    return (request, response, next) => {
        const session = context.sessions.find(tokenOf(request));
        if (!session) {
            response.set('WWW-Authenticate', 'Token');
            sendError(response, sessionError());
            return;
        }
        context.usage.count();
        response.set('Sforce-Limit-Info', context.usage.header());
        if (context.usage.isExceeded && !request.path.endsWith('/limits')) {
            sendError(response, limitExceeded());
            return;
        }
        setCaller(response, session, context.org.userContext(session.userId));
        next();
    };
}

export function limitExceeded(): SalesforceError {
    return new SalesforceError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { status: 403 });
}
