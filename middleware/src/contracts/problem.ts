import { z } from 'zod';
import type { Problem } from '#kernel/contracts';
import { code, sentence } from './values.ts';

export const problemSchema = z
    .strictObject({
        type: z.string().max(255),
        title: z.string().max(255),
        status: z.number().int().min(400).max(599),
        detail: sentence,
        instance: z.string().max(255),
        code,
        errors: z
            .array(z.strictObject({ pointer: z.string().max(1000), detail: sentence }))
            .max(20)
            .exactOptional(),
        actions: z.array(sentence).max(10)
    })
    .meta({ id: 'Problem' }) satisfies z.ZodType<Problem>;
