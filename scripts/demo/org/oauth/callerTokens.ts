import { createPrivateKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { KeyPair } from './keyPairs.ts';

const LIFETIME_SECONDS = 120;

export interface CallerTokenRequest {
    /** The org's My Domain url; for the demo org its own address. */
    readonly issuer: string;
    readonly orgId: string;
    /** 18 characters. */
    readonly userId: string;
    /** The middleware's public url. */
    readonly audience: string;
    /** Epoch milliseconds. */
    readonly now: number;
    readonly keyPair: KeyPair;
}

/**
 * Signs what the Named Credential would: RS256 with `kid`, two minutes, one `jti` each.
 *
 * Shape: claims `iss`, `aud`, `sub` (User id), `org` (Organization id), `iat`, `nbf`, `exp`, `jti`.
 */
export async function signCallerToken(request: CallerTokenRequest): Promise<string> {
    const issuedAtSeconds = Math.floor(request.now / 1000);
    return new SignJWT({ org: request.orgId })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: request.keyPair.kid })
        .setIssuer(request.issuer)
        .setAudience(request.audience)
        .setSubject(request.userId)
        .setIssuedAt(issuedAtSeconds)
        .setNotBefore(issuedAtSeconds)
        .setExpirationTime(issuedAtSeconds + LIFETIME_SECONDS)
        .setJti(randomUUID())
        .sign(createPrivateKey(request.keyPair.privateKeyPem));
}
