import type { Database } from '../../platform/database.ts';

/** Somebody else works on this org, or took over because this instance was silent for too long. */
export class LeaseLost extends Error {
    constructor(orgId: string) {
        super(`Another instance works on org ${orgId}.`);
        this.name = 'LeaseLost';
    }
}

export interface Lease {
    readonly orgId: string;
    /** Call first in every transaction that writes data or state: it locks the row, so a lost lease can write nothing. */
    assertHeld(tx: Database): Promise<void>;
    renew(): Promise<void>;
    release(): Promise<void>;
}

/**
 * Takes the lease of an org for `seconds`, or gives null while another instance holds it. Time is the database's, so
 * instances need no common clock.
 */
export async function takeLease(
    database: Database,
    orgId: string,
    purpose: string,
    holder: string,
    seconds: number
): Promise<Lease | null> {
    const taken = await database.query(
        `INSERT INTO sync_leases (org_id, purpose, holder, expires_at)
         VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
         ON CONFLICT (org_id, purpose) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
         WHERE sync_leases.expires_at < clock_timestamp() OR sync_leases.holder = excluded.holder
         RETURNING holder`,
        [orgId, purpose, holder, seconds]
    );
    return taken.length === 0 ? null : heldLease(database, orgId, purpose, holder, seconds);
}

function heldLease(database: Database, orgId: string, purpose: string, holder: string, seconds: number): Lease {
    return {
        orgId,
        async assertHeld(tx) {
            const rows = await tx.query(
                `SELECT 1 FROM sync_leases
                 WHERE org_id = $1 AND purpose = $2 AND holder = $3 AND expires_at > clock_timestamp() FOR UPDATE`,
                [orgId, purpose, holder]
            );
            if (rows.length === 0) {
                throw new LeaseLost(orgId);
            }
        },
        async renew() {
            const count = await database.execute(
                `UPDATE sync_leases SET expires_at = clock_timestamp() + make_interval(secs => $4)
                 WHERE org_id = $1 AND purpose = $2 AND holder = $3`,
                [orgId, purpose, holder, seconds]
            );
            if (count === 0) {
                throw new LeaseLost(orgId);
            }
        },
        async release() {
            await database.execute('DELETE FROM sync_leases WHERE org_id = $1 AND purpose = $2 AND holder = $3', [
                orgId,
                purpose,
                holder
            ]);
        }
    };
}

/**
 * Ends the leases of processes that are gone. Only where a second process cannot be at work: the embedded store admits
 * one process, so leases found at its start belong to one that was killed.
 */
export async function endOrphanedLeases(database: Database): Promise<void> {
    if (database.kind === 'pglite') {
        await database.execute('DELETE FROM sync_leases');
    }
}
