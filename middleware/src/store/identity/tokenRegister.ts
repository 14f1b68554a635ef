import type { TokenRegister } from '../../http/authentication/ports.ts';
import type { Database } from '../../platform/database.ts';

/** Expired ids are forgotten so often, not with each request. */
const FORGET_EVERY_MS = 10_000;

/**
 * Token ids in the store, so that a token is used once however many processes serve the org.
 *
 * Limits: the note does not wait for the disk. A power cut may lose those of the last moment; a token lives for two minutes.
 */
export function tokenRegister(database: Database): TokenRegister {
    let forgottenMs = -Infinity;
    return {
        useOnce: async (orgId, tokenId, expiresAt, now) => {
            if (Math.abs(now.getTime() - forgottenMs) >= FORGET_EVERY_MS) {
                forgottenMs = now.getTime();
                await database.execute('DELETE FROM used_tokens WHERE expires_at < $1', [now]);
            }
            const added = await database.execute(
                `WITH quickly AS (SELECT set_config('synchronous_commit', 'off', true))
                 INSERT INTO used_tokens (org_id, token_id, expires_at) SELECT $1, $2, $3 FROM quickly
                 ON CONFLICT DO NOTHING`,
                [orgId, tokenId, expiresAt]
            );
            return added === 1;
        }
    };
}
