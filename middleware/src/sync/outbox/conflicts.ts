import type { Database } from '../../platform/database.ts';
import { ProblemError } from '../../platform/problemError.ts';
import type { OutboxConflict, OutboxKind } from './outboxStore.ts';

/** A write that met a person's change. It waits for a decision; nothing is overwritten meanwhile. */
export interface StoredConflict extends OutboxConflict {
    readonly kind: OutboxKind;
    readonly clientKey: string;
    readonly foundAt: string;
}

export interface ConflictDecision {
    readonly kind: OutboxKind;
    readonly clientKey: string;
    readonly keep: 'theirs' | 'mine';
    /** Who decided. */
    readonly userId: string;
}

const MOST_SHOWN = 500;

/** Undecided conflicts, newest first. */
export async function listConflicts(database: Database, orgId: string): Promise<StoredConflict[]> {
    const rows = await database.query<{
        kind: OutboxKind;
        client_key: string;
        finished_at: Date;
        conflict: OutboxConflict;
    }>(
        `SELECT kind, client_key, finished_at, conflict FROM sync_outbox
         WHERE org_id = $1 AND state = 'conflict' AND conflict IS NOT NULL AND resolution IS NULL
         ORDER BY finished_at DESC, client_key LIMIT $2`,
        [orgId, MOST_SHOWN]
    );
    return rows.map((row) => ({
        kind: row.kind,
        clientKey: row.client_key,
        foundAt: row.finished_at.toISOString(),
        ...row.conflict
    }));
}

/**
 * Decides a conflict. `theirs`: the record stays as the person left it. `mine`: what Fieldmap wanted is written over the
 * values that were shown; a still newer edit is a new conflict.
 *
 * Errors: `not-found` when no such conflict waits.
 */
export async function resolveConflict(database: Database, orgId: string, decision: ConflictDecision): Promise<void> {
    const count = await database.execute(
        `UPDATE sync_outbox SET resolution = $4, resolved_by = $5,
             state = CASE WHEN $4 = 'mine' THEN 'waiting' ELSE 'conflict' END,
             accepted_base = CASE WHEN $4 = 'mine' THEN coalesce(nullif(conflict -> 'theirs', 'null'::jsonb), '{}'::jsonb) END,
             next_attempt_at = now()
         WHERE org_id = $1 AND kind = $2 AND client_key = $3 AND state = 'conflict' AND resolution IS NULL`,
        [orgId, decision.kind, decision.clientKey, decision.keep, decision.userId]
    );
    if (count === 0) {
        throw new ProblemError(
            'not-found',
            `No conflict of kind ${decision.kind} with the key ${decision.clientKey} waits for a decision.`
        );
    }
}
