import { createHash, randomBytes } from 'node:crypto';
import { readJsonFile, writeJsonFile } from '../server/jsonFile.ts';
import type { Clock } from '../core/types.ts';

const TWO_HOURS_SECONDS = 7200;

export interface Session {
    readonly userId: string;
    readonly clientId: string;
    readonly issuedAtMs: number;
    readonly expiresAtMs: number;
}

export interface RefreshGrant {
    readonly userId: string;
    readonly clientId: string;
}

interface Persisted {
    sessions: Record<string, Session>;
    refreshTokens: Record<string, RefreshGrant>;
}

export interface SessionsOptions {
    readonly orgId: string;
    readonly clock: Clock;
    /** Where tokens outlive a restart; null keeps them in memory. */
    readonly file: string | null;
    /** Default: 7200. */
    readonly lifetimeSeconds?: number;
}

/** Access and refresh tokens. The file holds digests only, so a copy of it opens no session. */
export class Sessions {
    readonly #options: SessionsOptions;
    readonly #kept: Persisted;

    constructor(options: SessionsOptions) {
        this.#options = options;
        const empty: Persisted = { sessions: {}, refreshTokens: {} };
        this.#kept = options.file === null ? empty : readJsonFile(options.file, empty);
    }

    /** Gives a new access token, `<org id>!<opaque>`. */
    open(userId: string, clientId: string): string {
        const now = this.#options.clock.now();
        const token = `${this.#options.orgId.slice(0, 15)}!AQ${opaque(60)}`;
        const expiresAtMs = now + (this.#options.lifetimeSeconds ?? TWO_HOURS_SECONDS) * 1000;
        this.#kept.sessions[digest(token)] = { userId, clientId, issuedAtMs: now, expiresAtMs };
        this.#save();
        return token;
    }

    find(token: string | null): Session | null {
        const session = token === null ? undefined : this.#kept.sessions[digest(token)];
        return session !== undefined && session.expiresAtMs > this.#options.clock.now() ? session : null;
    }

    issueRefreshToken(grant: RefreshGrant): string {
        const token = `5Aep861${opaque(60)}`;
        this.#kept.refreshTokens[digest(token)] = grant;
        this.#save();
        return token;
    }

    findRefreshGrant(token: string): RefreshGrant | null {
        return this.#kept.refreshTokens[digest(token)] ?? null;
    }

    /** Ends an access or refresh token; with a refresh token all sessions of the same user and client end too. */
    revoke(token: string): void {
        const key = digest(token);
        const grant = this.#kept.refreshTokens[key];
        delete this.#kept.refreshTokens[key];
        delete this.#kept.sessions[key];
        if (grant) {
            this.#endWhere((session) => session.userId === grant.userId && session.clientId === grant.clientId);
        }
        this.#save();
    }

    /** What an admin's "end all sessions" does; refresh tokens stay. */
    expireAll(): void {
        this.#endWhere(() => true);
        this.#save();
    }

    #endWhere(matches: (session: Session) => boolean): void {
        for (const [key, session] of Object.entries(this.#kept.sessions)) {
            if (matches(session)) {
                delete this.#kept.sessions[key];
            }
        }
    }

    #save(): void {
        const now = this.#options.clock.now();
        this.#endWhere((session) => session.expiresAtMs <= now);
        if (this.#options.file !== null) {
            writeJsonFile(this.#options.file, this.#kept);
        }
    }
}

/** Random text of letters, digits, `_` and `.`: the only characters the sf CLI accepts in a token. */
function opaque(bytes: number): string {
    return randomBytes(bytes).toString('base64url').replaceAll('-', '.');
}

function digest(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
}
