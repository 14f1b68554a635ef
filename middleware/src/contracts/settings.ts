import { z } from 'zod';
import type { KpiNames, SettingsPreview, SettingsPreviewRequest } from '#kernel/contracts';
import { planningSettingsSchema, reasons, visitObject } from './planning.ts';
import { amount, code, localDate, recordId, share } from './values.ts';

const customerClass = z.string().min(1).max(255);

export const settingsPreviewRequestSchema = z
    .strictObject({
        settings: z
            .strictObject({
                earliestShareOfInterval: share.exactOptional(),
                weights: planningSettingsSchema.shape.weights.exactOptional()
            })
            .exactOptional(),
        cadences: z
            .array(z.strictObject({ customerClass, intervalDays: z.number().int().min(1).max(730) }))
            .max(100)
            .exactOptional()
    })
    .meta({ id: 'SettingsPreviewRequest' }) satisfies z.ZodType<SettingsPreviewRequest>;

const scored = z.strictObject({ points: z.number(), reasons });

export const settingsPreviewSchema = z
    .strictObject({
        onDay: localDate,
        customers: z
            .array(
                z.strictObject({
                    recordId,
                    objectApiName: visitObject,
                    example: z.enum(['overdue', 'deal', 'class', 'never']),
                    before: scored,
                    after: scored
                })
            )
            .max(3),
        classes: z
            .array(
                z.strictObject({
                    customerClass,
                    customers: amount,
                    dueBefore: amount,
                    dueAfter: amount,
                    openBefore: amount,
                    openAfter: amount
                })
            )
            .max(1000)
    })
    .meta({ id: 'SettingsPreview' }) satisfies z.ZodType<SettingsPreview>;

const words = z.strictObject({ en: z.string().max(255), ja: z.string().max(255) });

export const kpiNamesSchema = z
    .strictObject({
        kpis: z.array(z.strictObject({ key: code, group: z.enum(['behaviour', 'outcome']), name: words })).max(200)
    })
    .meta({ id: 'KpiNames' }) satisfies z.ZodType<KpiNames>;
