import type { TokenRegister } from '../../http/authentication/ports.ts';
import type { Database } from '../../platform/database.ts';

/** Token ids in the store, so that a token is used once however many processes serve the org. */
export function tokenRegister(database: Database): TokenRegister {
    return {
        useOnce: (orgId, tokenId, expiresAt, now) =>
            database.transaction(async (tx) => {
                await tx.execute('DELETE FROM used_tokens WHERE expires_at < $1', [now]);
                const added = await tx.execute(
                    'INSERT INTO used_tokens (org_id, token_id, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
                    [orgId, tokenId, expiresAt]
                );
                return added === 1;
            })
    };
}
