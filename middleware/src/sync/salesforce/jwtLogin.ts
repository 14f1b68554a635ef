import { importPKCS8, SignJWT } from 'jose';
import type { OrgConnection } from '../ports.ts';
import { OrgError } from '../orgError.ts';

const ASSERTION_SECONDS = 180;

/**
 * Gives a fresh OAuth 2.0 JWT bearer assertion for the integration user.
 *
 * Errors: `PRIVATE_KEY_UNREADABLE` when the PEM text is not a PKCS 8 RSA key.
 */
export async function signAssertion(org: OrgConnection, privateKeyPem: string, now: Date): Promise<string> {
    const key = await importPKCS8(privateKeyPem, 'RS256').catch((cause: unknown) => {
        throw new OrgError(
            'refused',
            'PRIVATE_KEY_UNREADABLE',
            'The private key of the org connection is not a PKCS 8 PEM text ("-----BEGIN PRIVATE KEY-----").',
            { cause }
        );
    });
    return new SignJWT({})
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(org.clientId)
        .setSubject(org.username)
        .setAudience(org.audience ?? org.loginUrl)
        .setExpirationTime(Math.floor(now.getTime() / 1000) + ASSERTION_SECONDS)
        .sign(key);
}

/**
 * The keys to sign with, best first. While a key is exchanged there are two, and the org knows the certificate of one: the
 * one that worked last is tried first. They are read each time, so a changed key needs no restart.
 */
export function createKeyChoice(org: OrgConnection): {
    candidates(): readonly string[];
    worked(privateKeyPem: string): void;
} {
    let last: string | null = null;
    return {
        candidates() {
            const keys = [org.privateKeyPem, org.nextPrivateKeyPem].filter((key) => key !== undefined);
            return last !== null && keys.includes(last) ? [last, ...keys.filter((key) => key !== last)] : keys;
        },
        worked(privateKeyPem) {
            last = privateKeyPem;
        }
    };
}

/** Counts token requests of the last minute, so that a session that never heals does not loop for ever. */
export function createRefreshGuard(maxPerMinute: number, monotonicSeconds: () => number): () => void {
    let times: number[] = [];
    return () => {
        const now = monotonicSeconds();
        times = times.filter((time) => now - time < 60);
        if (times.length >= maxPerMinute) {
            throw new OrgError(
                'session',
                'SESSION_NOT_HEALING',
                `The org refused ${times.length} fresh sessions within a minute; check the integration user and its policies.`
            );
        }
        times.push(now);
    };
}
