import { z } from 'zod';
import { amount, code, instant, recordId, sentence, share } from './values.ts';

const seconds = z.number().nullable();

/** Answer of `GET /v1/sync/status`. */
export const syncStatusSchema = z
    .strictObject({
        orgId: recordId,
        state: z.enum(['never', 'loading', 'running', 'idle', 'failed']),
        objects: z
            .array(
                z.strictObject({
                    objectApiName: z.string().max(255),
                    phase: z.enum(['never', 'loading', 'ready']),
                    rows: amount,
                    total: amount.nullable(),
                    lastFinishedAt: instant.nullable(),
                    lagSeconds: seconds,
                    held: amount
                })
            )
            .max(100),
        lastFinishedAt: instant.nullable(),
        lagSeconds: seconds,
        api: z.strictObject({ used: amount, limit: amount, share }).nullable(),
        outbox: z.strictObject({ waiting: amount, failed: amount, conflicts: amount }),
        events: z.strictObject({
            state: z.enum(['off', 'unavailable', 'elsewhere', 'connecting', 'live', 'waiting']),
            since: instant.nullable(),
            objects: z.array(z.string().max(255)).max(100),
            lastMessageAt: instant.nullable(),
            lastEventAt: instant.nullable(),
            events: amount,
            restarts: amount,
            code: code.nullable()
        }),
        alerts: z
            .array(
                z.strictObject({
                    code,
                    objectApiName: z.string().max(255).nullable(),
                    detail: sentence,
                    firstSeenAt: instant,
                    lastSeenAt: instant,
                    count: amount
                })
            )
            .max(1000),
        error: sentence.nullable(),
        errorCode: code.nullable()
    })
    .meta({ id: 'SyncStatus' });

/** `pass`: look for changes; `reconcile`: compare all ids; `reload`: read everything anew. */
const runKind = z.enum(['pass', 'reconcile', 'reload']);

export const syncRunRequestSchema = z.strictObject({ kind: runKind.default('pass') });

export const syncRunStartedSchema = z.strictObject({ kind: runKind, statusUrl: z.string().max(255) });

/** Values of the fields in question; ids, times and numbers only. */
const orgValues = z.record(z.string().max(255), z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]));
const outboxKind = z.enum(['planned-visit', 'visit-move', 'found-visit', 'feedback']);
const clientKey = z.string().min(1).max(255);

/** Writes that met a person's change and wait for a decision. */
export const syncConflictsSchema = z.strictObject({
    conflicts: z
        .array(
            z.strictObject({
                kind: outboxKind,
                clientKey,
                objectApiName: z.string().max(255),
                recordId: recordId.nullable(),
                reason: z.enum(['changed', 'deleted']),
                foundAt: instant,
                mine: orgValues,
                theirs: orgValues.nullable()
            })
        )
        .max(500)
});

export const syncConflictDecisionSchema = z.strictObject({
    kind: outboxKind,
    clientKey,
    keep: z.enum(['theirs', 'mine'])
});

export const syncConflictDecidedSchema = z.strictObject({ clientKey, keep: z.enum(['theirs', 'mine']) });

export const heldDeletionsParamsSchema = z.strictObject({ objectApiName: z.string().min(1).max(255) });

export const heldDeletionsResultSchema = z.strictObject({ objectApiName: z.string().max(255), rows: amount });
