import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import type { Clock } from '../../platform/clock.ts';

/** What verification needs to know of an org. */
export interface TrustedOrg {
    readonly orgId: string;
    readonly issuer: string;
    readonly publicKeys: readonly { readonly kid: string; readonly pem: string }[];
}

/** What a good token says. */
export interface VerifiedToken {
    readonly orgId: string;
    readonly userId: string;
    readonly tokenId: string;
    readonly expiresAt: Date;
}

/** A token was refused; `reason` is for our log and never leaves the service. */
export class TokenRefused extends Error {
    readonly reason: string;

    constructor(reason: string, options?: ErrorOptions) {
        super(`Token refused: ${reason}`, options);
        this.name = 'TokenRefused';
        this.reason = reason;
    }
}

export type VerifyToken = (token: string) => Promise<VerifiedToken>;

const SKEW_SECONDS = 30;
const MAXIMUM_LIFETIME_SECONDS = 300;
const MAXIMUM_TOKEN_LENGTH = 8192;
const USER_ID = /^005[A-Za-z0-9]{15}$/;
const TOKEN_ID = /^[\x21-\x7e]{8,128}$/;

/**
 * Verifies the tokens that registered orgs sign for their people.
 *
 * The issuer chooses the org and the org its keys, so a key of one org never vouches for another. Claims are read before
 * the signature is checked only for that choice.
 *
 * Errors: `TokenRefused` for everything that is not exactly right.
 * Source: RFC 7519, RFC 8725 (best current practices for JWT).
 */
export function createTokenVerifier(orgs: readonly TrustedOrg[], audience: string, clock: Clock): VerifyToken {
    const byIssuer = new Map(orgs.map((org) => [org.issuer, { org, keys: importKeys(org) }]));
    return async (token) => {
        const trusted = byIssuer.get(unverifiedIssuer(token));
        if (trusted === undefined) {
            throw new TokenRefused('unknown issuer');
        }
        const key = trusted.keys.get(keyId(token));
        if (key === undefined) {
            throw new TokenRefused('unknown key');
        }
        const { payload } = await jwtVerify(token, key, {
            algorithms: ['RS256'],
            issuer: trusted.org.issuer,
            audience,
            clockTolerance: SKEW_SECONDS,
            currentDate: clock.now(),
            requiredClaims: ['exp', 'iat', 'sub', 'jti', 'org']
        }).catch((cause: unknown) => {
            throw new TokenRefused((cause as { code?: string }).code ?? 'unreadable', { cause });
        });
        return checkClaims(payload, trusted.org.orgId, clock.now());
    };
}

function checkClaims(claims: Readonly<Record<string, unknown>>, orgId: string, now: Date): VerifiedToken {
    const { exp, iat, sub, jti, org, aud } = claims;
    if (typeof exp !== 'number' || typeof iat !== 'number' || exp - iat > MAXIMUM_LIFETIME_SECONDS) {
        throw new TokenRefused('lifetime too long');
    }
    if (iat > now.getTime() / 1000 + SKEW_SECONDS) {
        throw new TokenRefused('issued in the future');
    }
    if (typeof aud !== 'string') {
        throw new TokenRefused('several audiences');
    }
    if (org !== orgId) {
        throw new TokenRefused('org and issuer differ');
    }
    if (typeof sub !== 'string' || !USER_ID.test(sub)) {
        throw new TokenRefused('no user id');
    }
    if (typeof jti !== 'string' || !TOKEN_ID.test(jti)) {
        throw new TokenRefused('no token id');
    }
    return { orgId, userId: sub, tokenId: jti, expiresAt: new Date((exp + SKEW_SECONDS) * 1000) };
}

function unverifiedIssuer(token: string): string {
    if (token.length > MAXIMUM_TOKEN_LENGTH) {
        throw new TokenRefused('too long');
    }
    try {
        return decodeJwt(token).iss ?? '';
    } catch (cause) {
        throw new TokenRefused('unreadable', { cause });
    }
}

function keyId(token: string): string {
    try {
        return decodeProtectedHeader(token).kid ?? '';
    } catch (cause) {
        throw new TokenRefused('unreadable', { cause });
    }
}

/** Accepts a public key or a certificate in PEM. */
function importKeys(org: TrustedOrg): ReadonlyMap<string, KeyObject> {
    return new Map(
        org.publicKeys.map(({ kid, pem }) => {
            const key = createPublicKey(pem);
            const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
            if (key.asymmetricKeyType !== 'rsa' || bits < 2048) {
                throw new RangeError(`Key ${kid} of org ${org.orgId} must be RSA with at least 2048 bits.`);
            }
            return [kid, key];
        })
    );
}
