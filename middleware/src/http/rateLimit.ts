import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Caller } from '../platform/caller.ts';
import { callerOf } from '../platform/callerOf.ts';
import { ProblemError } from '../platform/problemError.ts';

export interface RateLimits {
    /** Requests a minute of one person of one org. */
    readonly perPerson: number;
    /** Requests a minute of all people of one org together. */
    readonly perOrg: number;
}

const WINDOW_MS = 60_000;

/**
 * Holds each person, then each org to a number of requests a minute, so that neither a script in one browser nor one busy org
 * takes the service from the others. What a person's own limit refuses does not count for the org.
 *
 * Errors: `too-many-requests`; `Retry-After` says how long to wait.
 * Limits: counted in this process; several processes behind a balancer allow that many times as much.
 */
export function limitRequests({ perPerson, perOrg }: RateLimits): RequestHandler[] {
    return [
        limit(perPerson, 'person', ({ orgId, userId }) => `${orgId}/${userId}`),
        limit(perOrg, 'org', ({ orgId }) => orgId)
    ];
}

function limit(requestsPerMinute: number, whose: 'person' | 'org', keyOf: (caller: Caller) => string): RequestHandler {
    return rateLimit({
        windowMs: WINDOW_MS,
        limit: requestsPerMinute,
        identifier: whose,
        standardHeaders: 'draft-8',
        legacyHeaders: false,
        keyGenerator: (_request, response) => keyOf(callerOf(response)),
        handler: (_request, _response, next) => {
            const who = whose === 'person' ? 'the caller' : 'all people of the org together';
            next(
                new ProblemError('too-many-requests', `More than ${requestsPerMinute} requests in a minute of ${who}.`)
            );
        }
    });
}
