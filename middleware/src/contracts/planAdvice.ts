import { z } from 'zod';
import type {
    Capacity,
    CapacityRequest,
    PlanAcceptance,
    PlanCompareRequest,
    PlanComparison,
    PlanExplainRequest,
    PlanExplanation,
    PlanTravel
} from '#kernel/contracts';
import { planId, planTotals, reasons, stopId, travelSource, unassignedCode, visitObject } from './planning.ts';
import { amount, instant, localDate, recordId, sentenceParams, share } from './values.ts';

const points = z.number();
const travelChange = z.number().int();
const minutes = z.number().min(0);
const shiftId = z.string().min(1).max(64);

export const planExplainRequestSchema = z
    .strictObject({
        stopIds: z.array(stopId).max(2000).exactOptional(),
        recordIds: z.array(recordId).max(200).exactOptional()
    })
    .meta({ id: 'PlanExplainRequest' }) satisfies z.ZodType<PlanExplainRequest>;

const replacement = z.strictObject({
    recordId,
    objectApiName: visitObject,
    points,
    reasons,
    pointsChange: points,
    travelChangeSeconds: travelChange,
    beginsAt: instant
});

const counterfactual = z.strictObject({
    shiftId,
    ownerId: recordId,
    date: localDate,
    beginsAt: instant,
    removed: z.array(z.strictObject({ stopId, recordId, points })).max(30),
    pointsChange: points,
    travelChangeSeconds: travelChange
});

export const planExplanationSchema = z
    .strictObject({
        planId,
        revision: amount,
        stops: z
            .array(
                z.strictObject({
                    stopId,
                    recordId,
                    points,
                    reasons,
                    visitMinutes: amount,
                    detourSeconds: travelChange,
                    replacement: replacement.nullable()
                })
            )
            .max(42_000),
        unassigned: z
            .array(
                z.strictObject({
                    recordId,
                    objectApiName: visitObject,
                    points,
                    code: unassignedCode,
                    params: sentenceParams,
                    change: z
                        .strictObject({
                            code: z.enum([
                                'visit-early',
                                'set-rejection-aside',
                                'allow',
                                'visit-when-closed',
                                'set-coordinates',
                                'cancel-planned-visit',
                                'find-a-road',
                                'shorten-visit',
                                'work-another-day'
                            ]),
                            params: sentenceParams
                        })
                        .exactOptional(),
                    counterfactual: counterfactual.nullable()
                })
            )
            .max(200)
    })
    .meta({ id: 'PlanExplanation' }) satisfies z.ZodType<PlanExplanation>;

export const planTravelSchema = z
    .strictObject({
        planId,
        keys: z.array(z.string().min(1).max(80)).max(3000),
        seconds: z.array(amount).max(9_000_000),
        shifts: z
            .array(
                z.strictObject({
                    shiftId,
                    startsAt: instant,
                    endsAt: instant,
                    maxVisits: amount,
                    lunch: z.strictObject({ opensAt: instant, closesAt: instant, seconds: amount }).nullable(),
                    appointments: z
                        .array(
                            z.strictObject({
                                key: z.string().min(1).max(80),
                                startsAt: instant,
                                endsAt: instant,
                                hasPlace: z.boolean()
                            })
                        )
                        .max(100)
                })
            )
            .max(1400),
        visitMinutes: z.record(recordId, amount),
        windows: z.record(recordId, z.array(z.strictObject({ opensAt: instant, closesAt: instant })).max(200))
    })
    .meta({ id: 'PlanTravel' }) satisfies z.ZodType<PlanTravel>;

export const planCompareRequestSchema = z
    .strictObject({
        planId,
        days: z
            .array(
                z.strictObject({
                    date: localDate,
                    ownerId: recordId.exactOptional(),
                    recordIds: z.array(recordId).max(50)
                })
            )
            .min(1)
            .max(200)
            .exactOptional()
    })
    .meta({ id: 'PlanCompareRequest' }) satisfies z.ZodType<PlanCompareRequest>;

export const planComparisonSchema = z
    .strictObject({
        planId,
        plan: planTotals,
        typed: planTotals,
        difference: z.strictObject({
            travelSeconds: travelChange,
            travelMetres: travelChange,
            visitCount: travelChange,
            points,
            visitsPerFieldHour: z.number().nullable()
        }),
        days: z
            .array(
                z.strictObject({
                    date: localDate,
                    ownerId: recordId,
                    isFeasible: z.boolean(),
                    travelSeconds: amount,
                    endsAt: instant
                })
            )
            .max(1400),
        leftOut: z.array(z.strictObject({ recordId, code: unassignedCode })).max(10_000),
        travelSource
    })
    .meta({ id: 'PlanComparison' }) satisfies z.ZodType<PlanComparison>;

export const capacityRequestSchema = z
    .strictObject({
        ownerId: recordId.exactOptional(),
        fromDate: localDate.exactOptional(),
        goalVisits: z.number().int().min(0).max(10_000).exactOptional()
    })
    .meta({ id: 'CapacityRequest' }) satisfies z.ZodType<CapacityRequest>;

const wayOut = z.strictObject({
    kind: z.enum(['drop-lowest-value', 'hand-to-neighbour', 'move-to-phone']),
    visits: amount,
    pointsLost: points,
    addedMinutes: minutes,
    records: z
        .array(
            z.strictObject({
                recordId,
                objectApiName: visitObject,
                points,
                ownerId: recordId.nullable(),
                addedMinutes: minutes
            })
        )
        .max(200)
});

export const capacitySchema = z
    .strictObject({
        ownerId: recordId,
        fromDate: localDate,
        toDate: localDate,
        workingDays: amount,
        requiredByCadence: amount,
        goalVisits: amount.nullable(),
        requiredVisits: amount,
        pace: z
            .strictObject({
                visitsPerFieldHour: z.number().min(0),
                fieldHoursPerDay: z.number().min(0),
                fieldDays: amount
            })
            .nullable(),
        visitsPerWorkingDay: z.number().min(0),
        possibleVisits: amount,
        missingVisits: amount,
        waysOut: z.array(wayOut).max(3)
    })
    .meta({ id: 'Capacity' }) satisfies z.ZodType<Capacity>;

export const acceptanceQuerySchema = z.strictObject({
    fromDate: localDate.exactOptional(),
    toDate: localDate.exactOptional()
});

const counts = { accepted: amount, later: amount, rejected: amount, rate: share.nullable() };

export const planAcceptanceSchema = z
    .strictObject({
        fromDate: localDate,
        toDate: localDate,
        total: z.strictObject(counts),
        byOwner: z.array(z.strictObject({ ...counts, ownerId: recordId })).max(10_000),
        byReason: z.array(z.strictObject({ reason: z.string().max(64), count: amount })).max(50)
    })
    .meta({ id: 'PlanAcceptance' }) satisfies z.ZodType<PlanAcceptance>;
