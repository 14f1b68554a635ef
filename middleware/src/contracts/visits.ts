import { z } from 'zod';
import type {
    DayTimeline,
    InboxStay,
    Mileage,
    MyData,
    MyDataErasure,
    NewTrackingDevice,
    NewTrackingDeviceRequest,
    PositionReport,
    PositionUpload,
    StayDecisionRequest,
    StayDecisionResult,
    StayList,
    Tracking,
    TrackingChoice
} from '#kernel/contracts';
import { amount, instant, localDate, localTime, place, recordId, share, timeZone } from './values.ts';

const MOST_STAYS = 5_000;
const MOST_BATCH = 10_000;
/** 100,000 positions of a GPX file with extensions stay below it. */
export const MOST_UPLOAD_CHARACTERS = 40_000_000;

/** Of the request: text in JSON needs escapes. */
export const MOST_UPLOAD_BYTES = 60_000_000;

const stayKey = z
    .string()
    .regex(/^\d{8}T\d{4}Z$/, 'expected a stay key such as 20261122T0830Z')
    .meta({ description: 'Begin of the stay, UTC, to the minute' });
const deviceId = z.string().min(1).max(64);
/** `24:00` is the end of the day. */
const endOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a time as HH:MM, at most 24:00');

/**
 * A batch of a phone. Rows are read one by one, so that a bad one never loses a good one: what is wrong with a row stands in
 * the report, not in a problem.
 */
export const positionBatchSchema = z
    .strictObject({
        deviceId: deviceId.exactOptional(),
        sentAt: z.string().max(40).exactOptional(),
        positions: z
            .array(z.unknown())
            .max(MOST_BATCH)
            .meta({ description: 'Objects with `at`, `latitude`, `longitude` and optionally `accuracyMetres`' })
    })
    .meta({ id: 'PositionBatch' });

export const positionUploadSchema = z
    .strictObject({
        fileName: z.string().min(1).max(255),
        format: z.enum(['gpx', 'csv']),
        text: z.string().max(MOST_UPLOAD_CHARACTERS)
    })
    .meta({ id: 'PositionUpload' }) satisfies z.ZodType<PositionUpload>;

export const positionReportSchema = z
    .strictObject({
        received: amount,
        accepted: amount,
        duplicates: amount,
        refusedCount: amount,
        refused: z
            .array(
                z.strictObject({
                    row: amount,
                    reason: z.enum([
                        'unreadable',
                        'no-time',
                        'no-place',
                        'in-future',
                        'too-old',
                        'already-final',
                        'too-inaccurate',
                        'foreign-device',
                        'over-limit',
                        'no-consent',
                        'paused',
                        'day-off',
                        'outside-hours'
                    ]),
                    expected: z.string().max(200),
                    got: z.string().max(200)
                })
            )
            .max(100),
        clockShiftSeconds: z.number().int()
    })
    .meta({ id: 'PositionReport' }) satisfies z.ZodType<PositionReport>;

const trackingChoiceShape = {
    isConsented: z.boolean(),
    isPausedUntil: instant.nullable(),
    workDays: z.string().regex(/^[^\s]{7}$/, 'expected seven characters from Monday, - for days off'),
    dayStartsAt: localTime,
    dayEndsAt: endOfDay,
    autoConfirmAbove: z.number().min(0.5).max(1).nullable(),
    dwellMinutes: z.number().int().min(1).max(240).nullable()
};
export const trackingChoiceSchema = z
    .strictObject(trackingChoiceShape)
    .meta({ id: 'TrackingChoice' }) satisfies z.ZodType<TrackingChoice>;

export const trackingSchema = z
    .strictObject({
        ...trackingChoiceShape,
        devices: z
            .array(
                z.strictObject({
                    deviceId,
                    name: z.string().max(80),
                    createdAt: instant,
                    lastUsedAt: instant.nullable()
                })
            )
            .max(50),
        rules: z.strictObject({
            rawPositionHours: amount,
            stayRetentionDays: amount,
            dwellMinutes: amount,
            stayRadiusMetres: amount,
            autoConfirmAbove: share.nullable(),
            showCoordinatesToManagers: z.boolean()
        }),
        consentedAt: instant.nullable(),
        lastPositionAt: instant.nullable(),
        rawPositionCount: amount
    })
    .meta({ id: 'Tracking' }) satisfies z.ZodType<Tracking>;

export const newDeviceRequestSchema = z
    .strictObject({ name: z.string().trim().min(1).max(80) })
    .meta({ id: 'NewTrackingDeviceRequest' }) satisfies z.ZodType<NewTrackingDeviceRequest>;
export const newDeviceSchema = z
    .strictObject({ deviceId, name: z.string().max(80), key: z.string().max(100), url: z.string().max(500) })
    .meta({ id: 'NewTrackingDevice' }) satisfies z.ZodType<NewTrackingDevice>;
export const deviceParamsSchema = z.strictObject({ deviceId });

const candidate = z.strictObject({
    recordId,
    probability: share,
    distanceMetres: amount,
    reasons: z.array(z.enum(['near', 'planned', 'usual-dwell', 'open', 'closed', 'history'])).max(6)
});

const inboxStaySchema = z
    .strictObject({
        stayKey,
        startsAt: instant,
        endsAt: instant,
        ...place.shape,
        radiusMetres: z.number().min(0),
        isOpen: z.boolean(),
        assignment: z.strictObject({
            decision: z.enum(['clear', 'ask', 'shared', 'no-customer']),
            best: candidate.nullable(),
            runnerUp: candidate.nullable(),
            sharedBy: z.array(recordId).max(50),
            noCustomerProbability: share,
            candidates: z.array(candidate).max(5)
        }),
        decidedAs: z.enum(['confirmed', 'rejected', 'private']).nullable(),
        recordId: recordId.nullable(),
        visitClientKey: z.string().max(64).nullable(),
        visitId: recordId.nullable(),
        isAutoConfirmed: z.boolean()
    })
    .meta({ id: 'InboxStay' }) satisfies z.ZodType<InboxStay>;

export const stayListSchema = z
    .strictObject({ stays: z.array(inboxStaySchema).max(MOST_STAYS) })
    .meta({ id: 'StayList' }) satisfies z.ZodType<StayList>;

export const stayDecisionRequestSchema = z
    .strictObject({
        stayKey,
        action: z.enum(['confirm', 'reject', 'private', 'split', 'merge', 'undo']),
        recordId: recordId.exactOptional(),
        isRecordSeen: z.boolean().exactOptional().meta({
            description: 'Apex read the record as the person; without it only candidates of the stay are taken'
        }),
        atTime: instant.exactOptional(),
        otherStayKey: stayKey.exactOptional(),
        clientKey: z.string().regex(/^[A-Za-z0-9._:-]{8,64}$/, 'expected 8 to 64 letters, digits, . _ : -')
    })
    .meta({ id: 'StayDecisionRequest' }) satisfies z.ZodType<StayDecisionRequest>;

export const stayDecisionResultSchema = z
    .strictObject({
        date: localDate,
        stays: z.array(inboxStaySchema).max(MOST_STAYS),
        writeOutcome: z.enum(['written', 'waiting', 'conflict', 'failed']).nullable(),
        writeDetail: z.string().max(2000).nullable()
    })
    .meta({ id: 'StayDecisionResult' }) satisfies z.ZodType<StayDecisionResult>;

const lengthSource = z.enum(['road', 'track', 'line']);
const mileageRow = z.strictObject({
    date: localDate,
    departsAt: instant,
    arrivesAt: instant,
    fromRecordId: recordId.nullable(),
    toRecordId: recordId.nullable(),
    kilometres: z.number().min(0),
    source: lengthSource
});

/** Days with a first and a last one, both included; at most 93. */
export const dayRangeQuerySchema = z.strictObject({ fromDate: localDate, toDate: localDate });
export const dayParamsSchema = z.strictObject({ date: localDate });

export const dayTimelineSchema = z
    .strictObject({
        date: localDate,
        timeZone,
        entries: z
            .array(
                z.strictObject({
                    kind: z.enum(['stay', 'leg', 'gap']),
                    startsAt: instant,
                    endsAt: instant,
                    seconds: amount,
                    metres: amount,
                    recordId: recordId.nullable(),
                    stayKey: stayKey.exactOptional(),
                    decidedAs: z.enum(['confirmed', 'rejected', 'private']).nullable().exactOptional(),
                    source: lengthSource.exactOptional()
                })
            )
            .max(MOST_STAYS),
        mileage: z.array(mileageRow).max(MOST_STAYS),
        kilometres: z.number().min(0)
    })
    .meta({ id: 'DayTimeline' }) satisfies z.ZodType<DayTimeline>;

export const mileageSchema = z
    .strictObject({
        fromDate: localDate,
        toDate: localDate,
        rows: z.array(mileageRow).max(MOST_STAYS),
        kilometres: z.number().min(0)
    })
    .meta({ id: 'Mileage' }) satisfies z.ZodType<Mileage>;

export const myDataSchema = z
    .strictObject({
        exportedAt: instant,
        tracking: trackingSchema,
        positions: z
            .array(
                z.strictObject({
                    at: instant,
                    ...place.shape,
                    accuracyMetres: z.number().nullable().exactOptional(),
                    speedMetresPerSecond: z.number().nullable().exactOptional()
                })
            )
            .max(700_000),
        stays: z.array(inboxStaySchema).max(MOST_STAYS),
        placeVisits: z.array(z.strictObject({ recordId, at: instant, ...place.shape })).max(50_000),
        looks: z.array(z.strictObject({ viewerId: recordId, what: z.string().max(40), at: instant })).max(50_000)
    })
    .meta({ id: 'MyData' }) satisfies z.ZodType<MyData>;

export const myDataErasureSchema = z
    .strictObject({ positions: amount, stays: amount, devices: amount, placeVisits: amount, looks: amount })
    .meta({ id: 'MyDataErasure' }) satisfies z.ZodType<MyDataErasure>;
