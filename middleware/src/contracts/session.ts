import { z } from 'zod';
import type { Me } from '#kernel/contracts';
import { amount, recordId, timeZone } from './values.ts';

export const meSchema = z
    .strictObject({
        orgId: recordId,
        userId: recordId,
        timeZone,
        isAdmin: z.boolean(),
        visibleUserCount: amount
    })
    .meta({ id: 'Me' }) satisfies z.ZodType<Me>;
