import { z } from 'zod';
import type { Adoption, AdoptionNumbers } from '#kernel/contracts';
import { amount, localDate, recordId } from './values.ts';

export const adoptionQuerySchema = z.strictObject({
    weeks: z.coerce.number().int().min(1).max(53).exactOptional()
});

const sources = z.strictObject({ manual: amount, plan: amount, detected: amount, other: amount });
const median = z.number().min(0).nullable();
const numbers = z.strictObject({
    visits: sources,
    activePeople: amount,
    accepted: amount,
    later: amount,
    rejected: amount,
    measuredReports: amount,
    medianReportSeconds: median,
    entriesPerVisit: z.number().min(0).nullable()
}) satisfies z.ZodType<AdoptionNumbers>;

export const adoptionSchema = z
    .strictObject({
        fromDate: localDate,
        toDate: localDate,
        peopleWithAccess: amount,
        goLiveDate: localDate.nullable(),
        goLiveFrom: z.enum(['setting', 'first-visit']).nullable(),
        before: numbers,
        after: numbers,
        weeks: z.array(numbers.extend({ weekFrom: localDate })).max(53),
        people: z
            .array(
                z.strictObject({
                    userId: recordId,
                    lastActiveOn: localDate.nullable(),
                    visits: sources,
                    accepted: amount,
                    decisions: amount,
                    medianReportSeconds: median
                })
            )
            .max(200),
        personCount: amount
    })
    .meta({ id: 'Adoption' }) satisfies z.ZodType<Adoption>;
