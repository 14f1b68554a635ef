import { z } from 'zod';
import { amount, recordId, sentence } from './values.ts';

const runId = z.string().min(1).max(64);
const kind = z.string().min(1).max(64);
const line = z.number().int().min(1);
/** A cell: text as in CSV, or the value itself. */
const cell = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

/** Body of `POST /v1/import`: one step of a run. */
export const importRequestSchema = z.discriminatedUnion('step', [
    z.strictObject({
        step: z.literal('begin'),
        name: z
            .string()
            .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'expected 1 to 64 letters, digits, dots, dashes or underscores')
            .meta({ description: 'Name of the company; the same name is the same company.' })
    }),
    z.strictObject({
        step: z.literal('add'),
        runId,
        kind,
        records: z
            .array(z.strictObject({ line, values: z.record(z.string().max(255), cell) }))
            .max(5000)
            .optional(),
        csv: z.string().max(250_000).optional(),
        linesBefore: amount.optional()
    }),
    z.strictObject({ step: z.literal('finish'), runId, isDryRun: z.boolean().default(false) })
]);

const importError = z.strictObject({
    kind,
    line: amount,
    column: z.string().max(255).nullable(),
    detail: sentence
});

export const importAnswerSchema = z.union([
    z.strictObject({ runId, orgId: recordId }),
    z.strictObject({ rows: amount, errors: z.array(importError).max(50) }),
    z
        .strictObject({
            runId,
            orgId: recordId,
            state: z.enum(['done', 'checked', 'refused']),
            kinds: z
                .array(z.strictObject({ kind, rows: amount, created: amount, changed: amount, unchanged: amount }))
                .max(100),
            errorCount: amount,
            errors: z.array(importError).max(200),
            users: z.array(z.strictObject({ id: recordId, username: z.string().max(255) })).max(200)
        })
        .meta({ id: 'ImportReport' })
]);
