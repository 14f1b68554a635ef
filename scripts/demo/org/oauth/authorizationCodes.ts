import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../core/types.ts';

const LIFETIME_MS = 15 * 60_000;

export interface PendingAuthorization {
    readonly userId: string;
    readonly clientId: string;
    readonly redirectUri: string;
    /** PKCE, S256; null when the client sent none. */
    readonly codeChallenge: string | null;
}

/** Authorization codes of the web server flow: each is good once, for 15 minutes. */
export class AuthorizationCodes {
    readonly #clock: Clock;
    readonly #pending = new Map<string, { authorization: PendingAuthorization; expiresAtMs: number }>();

    constructor(clock: Clock) {
        this.#clock = clock;
    }

    issue(authorization: PendingAuthorization): string {
        const code = `aPrx${randomBytes(32).toString('base64url')}`;
        this.#pending.set(code, { authorization, expiresAtMs: this.#clock.now() + LIFETIME_MS });
        return code;
    }

    /** Gives what the code stands for and ends it; null for an unknown, used or expired one. */
    redeem(code: string): PendingAuthorization | null {
        const found = this.#pending.get(code);
        this.#pending.delete(code);
        return found && found.expiresAtMs > this.#clock.now() ? found.authorization : null;
    }
}

export function matchesChallenge(codeChallenge: string, codeVerifier: string): boolean {
    return createHash('sha256').update(codeVerifier).digest('base64url') === codeChallenge;
}
