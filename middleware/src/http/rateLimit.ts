import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { callerOf } from '../platform/callerOf.ts';
import { ProblemError } from '../platform/problemError.ts';

/** Holds each person of each org to a number of requests a minute; `Retry-After` says how long to wait. */
export function limitPerCaller(requestsPerMinute: number): RequestHandler {
    return rateLimit({
        windowMs: 60_000,
        limit: requestsPerMinute,
        standardHeaders: 'draft-8',
        legacyHeaders: false,
        keyGenerator: (_request, response) => {
            const { orgId, userId } = callerOf(response);
            return `${orgId}/${userId}`;
        },
        handler: (_request, _response, next) => {
            next(new ProblemError('too-many-requests', `More than ${requestsPerMinute} requests in a minute.`));
        }
    });
}
