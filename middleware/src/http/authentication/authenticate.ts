import type { RequestHandler } from 'express';
import type { Caller } from '../../platform/caller.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { ProblemError } from '../../platform/problemError.ts';
import { checkContract, CONTRACT, CONTRACT_HEADER, HIDDEN_FIELDS_HEADER, readHiddenFields } from './orgHeaders.ts';
import type { KnownUser, TokenRegister, UserDirectory } from './ports.ts';
import { TokenRefused } from './verifyToken.ts';
import type { VerifiedToken, VerifyToken } from './verifyToken.ts';

export interface AuthenticationParts {
    readonly verifyToken: VerifyToken;
    readonly users: UserDirectory;
    readonly tokens: TokenRegister;
    readonly clock: Clock;
    readonly logger: Logger;
    /** Contract number of the oldest metadata that is served. Default: any. */
    readonly oldestMetadata?: number;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const USER_CACHE_SECONDS = 15;
const USER_CACHE_SIZE = 10_000;

/**
 * Lets verified, active people of registered orgs pass and keeps who they are for `callerOf`.
 *
 * Errors: `not-authenticated` and `not-allowed` without any detail; the log says why, with the request id.
 */
export function authenticate(parts: AuthenticationParts): RequestHandler {
    const userOf = cachedUsers(parts.users, parts.clock);
    return async (request, response, next) => {
        response.set(CONTRACT_HEADER, String(CONTRACT));
        try {
            const token = await parts.verifyToken(bearerOf(request.headers.authorization));
            const user = await userOf(token);
            if (user === null) {
                throw await unknownUser(parts.users, token);
            }
            if (!user.isActive) {
                throw new ProblemError('not-allowed', 'The caller may not use this service.');
            }
            if (!READS.has(request.method)) {
                await claimToken(parts, token);
            }
            const contract = request.get(CONTRACT_HEADER);
            checkContract(contract, parts.oldestMetadata ?? 1);
            const hiddenFields = readHiddenFields(contract, request.get(HIDDEN_FIELDS_HEADER));
            response.locals['caller'] = { ...toCaller(token, user), hiddenFields };
        } catch (error) {
            if (!(error instanceof TokenRefused)) {
                throw error;
            }
            parts.logger.warn({ requestId: request.id, reason: error.reason }, 'caller refused');
            response.set('WWW-Authenticate', 'Bearer');
            throw new ProblemError('not-authenticated', 'The caller could not be verified.', { cause: error });
        }
        next();
    };
}

function bearerOf(header: string | undefined): string {
    const match = /^Bearer ([^\s]+)$/i.exec(header ?? '');
    if (match?.[1] === undefined) {
        throw new TokenRefused('no bearer token');
    }
    return match[1];
}

async function unknownUser(users: UserDirectory, { orgId }: VerifiedToken): Promise<ProblemError> {
    return (await users.hasUsers(orgId))
        ? new ProblemError('not-allowed', 'The caller may not use this service.')
        : new ProblemError('not-synced', 'The people of this org are not known yet.');
}

async function claimToken({ tokens, clock }: AuthenticationParts, token: VerifiedToken): Promise<void> {
    if (!(await tokens.useOnce(token.orgId, token.tokenId, token.expiresAt, clock.now()))) {
        throw new TokenRefused('replayed');
    }
}

function toCaller({ orgId, userId }: VerifiedToken, user: KnownUser): Caller {
    const { visibleUserIds, timeZone, isAdmin } = user;
    return { orgId, userId, visibleUserIds, timeZone, isAdmin };
}

/** Roles change rarely, so a person's visibility is asked for at most every few seconds. */
function cachedUsers(users: UserDirectory, clock: Clock): (token: VerifiedToken) => Promise<KnownUser | null> {
    const cache = new Map<string, { user: KnownUser; until: number }>();
    return async ({ orgId, userId }) => {
        const key = `${orgId}/${userId}`;
        const hit = cache.get(key);
        if (hit !== undefined && hit.until > clock.monotonicSeconds()) {
            return hit.user;
        }
        const user = await users.find(orgId, userId);
        if (cache.size >= USER_CACHE_SIZE) {
            cache.clear();
        }
        if (user !== null) {
            cache.set(key, { user, until: clock.monotonicSeconds() + USER_CACHE_SECONDS });
        }
        return user;
    };
}
