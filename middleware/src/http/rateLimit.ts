import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Caller } from '../platform/caller.ts';
import { callerOf } from '../platform/callerOf.ts';
import { ProblemError } from '../platform/problemError.ts';
import { sharedStore, type RequestCounts } from './requestCounts.ts';

export interface RateLimits {
    /** Requests a minute of one person of one org. */
    readonly perPerson: number;
    /** Requests a minute of all people of one org together. */
    readonly perOrg: number;
    /** Requests a minute of one device that reports for a person. Default: {@link DEVICE_REQUESTS_PER_MINUTE}. */
    readonly perDevice?: number;
    /** Counts that several processes share. Default: each counts for itself. */
    readonly counts?: RequestCounts | undefined;
}

type PersonName = Pick<Caller, 'orgId' | 'userId'>;

/** The handlers that hold callers to their numbers; what a device and its person send counts together for the org. */
export interface RequestLimits {
    /** After the caller was verified. */
    readonly people: readonly RequestHandler[];
    /** Before the key of a device is looked at, by the id it says. */
    device(idOf: (header: string | undefined) => string): RequestHandler;
    /** After the device was verified. */
    devicesOf(ownerOf: (response: Response) => PersonName): readonly RequestHandler[];
}

/** An app sends every position by itself, and what it held back all at once. */
export const DEVICE_REQUESTS_PER_MINUTE = 600;
const WINDOW_MS = 60_000;

/**
 * Holds each person, then each org to a number of requests a minute, so that neither a script in one browser nor one busy org
 * takes the service from the others. What a person's own limit refuses does not count for the org. Devices have a number of
 * their own, each and all of a person together, and count for the same org.
 *
 * Errors: `too-many-requests`; `Retry-After` says how long to wait.
 * Limits: processes that share a PostgreSQL server count together, about a second late; others each for itself.
 */
export function createRequestLimits(limits: RateLimits): RequestLimits {
    const { perPerson, perOrg, perDevice = DEVICE_REQUESTS_PER_MINUTE, counts } = limits;
    const ofOrg = limiter(perOrg, 'org', counts);
    const ofPerson = limiter(perPerson, 'person', counts);
    const ofDevice = limiter(perDevice, 'device', counts);
    const ofDevices = limiter(perDevice, 'devices', counts);
    return {
        people: [
            ofPerson((_header, response) => personKey(callerOf(response))),
            ofOrg((_header, response) => callerOf(response).orgId)
        ],
        device: (idOf) => ofDevice((header) => idOf(header)),
        devicesOf: (ownerOf) => [
            ofDevices((_header, response) => personKey(ownerOf(response))),
            ofOrg((_header, response) => ownerOf(response).orgId)
        ]
    };
}

function personKey({ orgId, userId }: PersonName): string {
    return `${orgId}/${userId}`;
}

const WHOSE = {
    org: 'all people of the org together',
    person: 'the caller',
    device: 'the device',
    devices: 'the devices of the person'
} as const;

type KeyOf = (authorization: string | undefined, response: Response) => string;

/** One count for all routes that it is asked for: the key is what the last of them gives. */
function limiter(
    requestsPerMinute: number,
    whose: keyof typeof WHOSE,
    counts: RequestCounts | undefined
): (keyOf: KeyOf) => RequestHandler {
    const count = rateLimit({
        windowMs: WINDOW_MS,
        limit: requestsPerMinute,
        identifier: whose,
        standardHeaders: 'draft-8',
        legacyHeaders: false,
        keyGenerator: (_request, response) => response.locals[`limit-${whose}`] as string,
        handler: (_request, _response, next) => {
            const detail = `More than ${requestsPerMinute} requests in a minute of ${WHOSE[whose]}.`;
            next(new ProblemError('too-many-requests', detail));
        },
        ...(counts && { store: sharedStore(counts, whose, WINDOW_MS) })
    });
    return (keyOf) => (request, response, next) => {
        response.locals[`limit-${whose}`] = keyOf(request.headers.authorization, response);
        return count(request, response, next);
    };
}
