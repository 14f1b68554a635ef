import { z } from 'zod';
import type {
    FeedbackRequest,
    Plan,
    PlanAcceptRequest,
    PlanAcceptResult,
    PlanningSettings,
    PlanRequest
} from '#kernel/contracts';
import {
    amount,
    code,
    instant,
    localDate,
    localTime,
    place,
    recordId,
    sentence,
    sentenceParams,
    timeZone
} from './values.ts';

export const visitObject = z.enum(['Account', 'Lead']);
export const planId = z.string().regex(/^[A-Za-z0-9-]{1,36}$/, 'expected a plan id');
export const stopId = z.string().regex(/^[A-Za-z0-9_.:-]{1,64}$/, 'expected a stop id');
const weight = z.number().min(0).max(10);

export const planningSettingsSchema = z
    .strictObject({
        dayStartsAt: localTime,
        dayEndsAt: localTime,
        lunchOpensAt: localTime,
        lunchClosesAt: localTime,
        lunchMinutes: z.number().int().min(0).max(180),
        maxVisitsPerDay: z.number().int().min(1).max(30),
        visitMinutesByClass: z.record(z.string().min(1).max(255), z.number().int().min(1).max(480)),
        windowRule: z.enum(['start', 'whole']),
        earliestShareOfInterval: z.number().min(0).max(1),
        weights: z.strictObject({ customerClass: weight, cadence: weight, deal: weight, reasonToMeetNow: weight }),
        travelPointsPerHour: z.number().min(0).max(100),
        waitingPointsPerHour: z.number().min(0).max(100).exactOptional(),
        parkingMinutes: z.number().int().min(0).max(60).exactOptional(),
        stalledAfterDays: z.number().int().min(1).max(3650).exactOptional(),
        travelByTimeOfDay: z
            .array(z.strictObject({ from: localTime, factor: z.number().min(0.5).max(5) }))
            .max(24)
            .exactOptional()
    })
    .meta({ id: 'PlanningSettings' }) satisfies z.ZodType<PlanningSettings>;

/** Every member optional, without `undefined` as a value. */
const settingsOverrides = z.strictObject(
    Object.fromEntries(
        Object.entries(planningSettingsSchema.shape).map(([name, schema]) => [name, z.exactOptional(schema)])
    ) as {
        [Name in keyof typeof planningSettingsSchema.shape]: z.ZodExactOptional<
            (typeof planningSettingsSchema.shape)[Name]
        >;
    }
);

export const planRequestSchema = z
    .strictObject({
        ownerId: recordId.exactOptional(),
        ownerIds: z.array(recordId).min(1).max(50).exactOptional(),
        shared: z.boolean().exactOptional(),
        fromDate: localDate,
        dayCount: z.number().int().min(1).max(28),
        seed: z.number().int().min(0).max(2_147_483_647).exactOptional(),
        thinkSeconds: z.number().min(0.05).max(60).exactOptional(),
        settings: settingsOverrides.exactOptional(),
        required: z
            .array(
                z.strictObject({
                    recordId,
                    date: localDate.exactOptional(),
                    startsAt: instant.exactOptional()
                })
            )
            .max(200)
            .exactOptional(),
        forbidden: z.array(recordId).max(2000).exactOptional()
    })
    .meta({ id: 'PlanRequest' }) satisfies z.ZodType<PlanRequest>;

export const reasons = z
    .array(
        z.strictObject({
            code: z.enum([
                'class',
                'cadence-overdue',
                'cadence-due',
                'cadence-early',
                'never-visited',
                'open-deal',
                'deal-closing-soon',
                'deal-stalled',
                'last-outcome',
                'lead-hot',
                'near-others',
                'required',
                'rejected-before'
            ]),
            points: z.number(),
            params: sentenceParams
        })
    )
    .max(20);

const planStop = z.strictObject({
    stopId,
    recordId,
    objectApiName: visitObject,
    place,
    arrivesAt: instant,
    beginsAt: instant,
    leavesAt: instant,
    waitingSeconds: amount,
    legSeconds: amount,
    legMetres: amount,
    points: z.number(),
    reasons,
    isRequired: z.boolean(),
    detourSeconds: z.number().int(),
    windows: z.array(z.strictObject({ opensAt: instant, closesAt: instant })).max(20),
    visitMinutes: amount
});

const planShift = z.strictObject({
    shiftId: z.string().min(1).max(64),
    ownerId: recordId,
    date: localDate,
    start: z.strictObject({ at: instant, place }),
    end: z.strictObject({ at: instant, place }),
    lunch: z.strictObject({ startsAt: instant, endsAt: instant }).nullable(),
    stops: z.array(planStop).max(30),
    appointments: z
        .array(
            z.strictObject({
                recordId,
                objectApiName: z.enum(['Event', 'FieldVisit__c']),
                startsAt: instant,
                endsAt: instant,
                place: place.nullable(),
                relatedRecordId: recordId.nullable()
            })
        )
        .max(100),
    travelSeconds: amount,
    travelMetres: amount,
    visitSeconds: amount,
    waitingSeconds: amount,
    points: z.number(),
    routePolyline: z.string().max(500_000)
});

export const unassignedCode = z.enum([
    'no-coordinates',
    'too-early',
    'no-window-in-period',
    'does-not-fit',
    'low-value',
    'forbidden',
    'rejected',
    'already-planned',
    'unreachable',
    'not-considered'
]);

const unassigned = z.strictObject({
    recordId,
    objectApiName: visitObject,
    place: place.nullable(),
    points: z.number(),
    reasons,
    code: unassignedCode,
    params: sentenceParams
});

export const planTotals = z.strictObject({
    visitCount: amount,
    candidateCount: amount,
    points: z.number(),
    travelSeconds: amount,
    travelMetres: amount,
    visitSeconds: amount,
    waitingSeconds: amount,
    visitsPerFieldHour: z.number().min(0).nullable()
});

export const travelSource = z.strictObject({
    provider: z.enum(['road', 'http', 'great-circle']),
    isEstimate: z.boolean(),
    note: sentence
});

export const planSchema = z
    .strictObject({
        planId,
        baseId: planId.exactOptional(),
        supersededBy: planId.exactOptional(),
        status: z.enum(['improving', 'proposed', 'accepted', 'discarded']),
        revision: amount,
        createdAt: instant,
        fromDate: localDate,
        dayCount: z.number().int().min(1).max(28),
        timeZone,
        seed: amount,
        settings: planningSettingsSchema,
        travelSource,
        shifts: z.array(planShift).max(1400),
        unassigned: z.array(unassigned).max(200),
        unassignedCount: amount,
        totals: planTotals,
        notices: z.array(z.strictObject({ code, params: sentenceParams })).max(100)
    })
    .meta({ id: 'Plan' }) satisfies z.ZodType<Plan>;

export const planParamsSchema = z.strictObject({ planId });

export const planAcceptRequestSchema = z
    .strictObject({
        stopIds: z.array(stopId).max(2000).exactOptional()
    })
    .meta({ id: 'PlanAcceptRequest' }) satisfies z.ZodType<PlanAcceptRequest>;

export const planAcceptResultSchema = z
    .strictObject({
        planId,
        obsoleteVisitIds: z.array(recordId).max(2000).exactOptional(),
        results: z
            .array(
                z.strictObject({
                    stopId,
                    recordId,
                    outcome: z.enum(['created', 'moved', 'unchanged', 'conflict', 'failed']),
                    visitId: recordId.nullable(),
                    eventId: recordId.nullable(),
                    code: code.nullable(),
                    detail: sentence.nullable(),
                    before: z.strictObject({ startsAt: instant, endsAt: instant }).exactOptional()
                })
            )
            .max(2000)
    })
    .meta({ id: 'PlanAcceptResult' }) satisfies z.ZodType<PlanAcceptResult>;

export const feedbackRequestSchema = z
    .strictObject({
        planId,
        stopId,
        decision: z.enum(['later', 'rejected']),
        reason: z.enum(['not-now', 'customer-unavailable', 'handled-otherwise', 'wrong-data', 'not-worth-it', 'other']),
        comment: z.string().max(255).exactOptional()
    })
    .meta({ id: 'FeedbackRequest' }) satisfies z.ZodType<FeedbackRequest>;
