import { z } from 'zod';
import type { PlanRepair, PlanRepairRequest } from '#kernel/contracts';
import { planSchema, stopId } from './planning.ts';
import { instant, localDate, place, recordId } from './values.ts';

const ownerId = recordId.exactOptional();
const shiftId = z.string().min(1).max(64);

export const planRepairRequestSchema = z
    .strictObject({
        cancelledStopIds: z.array(stopId).min(1).max(200).exactOptional(),
        delays: z
            .array(z.strictObject({ date: localDate, until: instant, ownerId }))
            .min(1)
            .max(100)
            .exactOptional(),
        addedAppointments: z
            .array(
                z.strictObject({
                    startsAt: instant,
                    endsAt: instant,
                    place: place.nullable(),
                    ownerId,
                    recordId: recordId.exactOptional()
                })
            )
            .min(1)
            .max(100)
            .exactOptional(),
        blockedDays: z
            .array(z.strictObject({ date: localDate, ownerId }))
            .min(1)
            .max(100)
            .exactOptional(),
        required: z
            .array(z.strictObject({ recordId, date: localDate.exactOptional() }))
            .min(1)
            .max(50)
            .exactOptional(),
        forbidden: z.array(recordId).max(2000).exactOptional(),
        arranged: z
            .array(z.strictObject({ shiftId, recordIds: z.array(recordId).max(30) }))
            .min(1)
            .max(100)
            .exactOptional(),
        pinnedStopIds: z.array(stopId).max(2000).exactOptional(),
        maxMovedStops: z.number().int().min(0).max(20).exactOptional()
    })
    .meta({ id: 'PlanRepairRequest' }) satisfies z.ZodType<PlanRepairRequest>;

const moment = z.strictObject({ shiftId, ownerId: recordId, date: localDate, beginsAt: instant, leavesAt: instant });
const stop = { stopId, recordId };

export const planRepairSchema = z
    .strictObject({
        plan: planSchema,
        difference: z.strictObject({
            added: z.array(z.strictObject({ ...stop, points: z.number(), after: moment })).max(2000),
            removed: z
                .array(
                    z.strictObject({
                        ...stop,
                        points: z.number(),
                        cause: z.enum(['cancelled', 'displaced', 'replaced']),
                        before: moment
                    })
                )
                .max(2000),
            moved: z.array(z.strictObject({ ...stop, isForced: z.boolean(), before: moment, after: moment })).max(2000),
            retimed: z.array(z.strictObject({ ...stop, before: moment, after: moment })).max(2000),
            pointsChange: z.number(),
            travelChangeSeconds: z.number().int()
        })
    })
    .meta({ id: 'PlanRepair' }) satisfies z.ZodType<PlanRepair>;
