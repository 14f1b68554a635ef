import { z } from 'zod';
import type {
    AreaFigures,
    ReachableAnswer,
    ReachableRequest,
    TravelTimesAnswer,
    TravelTimesRequest
} from '#kernel/contracts';
import { travelSource } from './planning.ts';
import { amount, currencyCode, localDate, recordId } from './values.ts';

export const reachableRequestSchema = z
    .strictObject({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        minutes: z.number().int().min(1).max(120)
    })
    .meta({ id: 'ReachableRequest' }) satisfies z.ZodType<ReachableRequest>;

export const reachableAnswerSchema = z
    .strictObject({
        rings: z
            .array(z.string().max(200_000))
            .max(5000)
            .meta({ description: 'Google encoded polylines, precision 5; inside by the even-odd rule' }),
        source: travelSource
    })
    .meta({ id: 'ReachableAnswer' }) satisfies z.ZodType<ReachableAnswer>;

/** Most rows of one page. */
const MAX_ROWS = 10_000;
const wholes = z.array(amount).max(MAX_ROWS);
const amounts = z.array(z.number().min(0)).max(MAX_ROWS);

export const areaFiguresQuerySchema = z.strictObject({
    days: z.coerce
        .number()
        .int()
        .min(1)
        .max(366)
        .default(90)
        .meta({ description: 'How many days back visits and orders count, today included.' }),
    afterId: recordId.exactOptional().meta({ description: 'Last account of the page before.' }),
    limit: z.coerce.number().int().min(1).max(MAX_ROWS).default(MAX_ROWS)
});
export type AreaFiguresQuery = z.output<typeof areaFiguresQuerySchema>;

export const areaFiguresSchema = z
    .strictObject({
        from: localDate,
        today: localDate,
        currency: currencyCode.nullable(),
        accountIds: z.array(recordId).max(MAX_ROWS),
        visits: wholes,
        orders: wholes,
        openAmounts: amounts,
        potentials: amounts,
        overdueDays: z.array(z.number().int().nullable()).max(MAX_ROWS),
        visitsAYear: amounts,
        nextAfterId: recordId.nullable()
    })
    .meta({ id: 'AreaFigures' }) satisfies z.ZodType<AreaFigures>;

const place = z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });
/** Most places of one question for travel times. */
const MAX_PLACES = 150;

export const travelTimesRequestSchema = z
    .strictObject({ from: place, to: z.array(place).min(1).max(MAX_PLACES) })
    .meta({ id: 'TravelTimesRequest' }) satisfies z.ZodType<TravelTimesRequest>;

export const travelTimesAnswerSchema = z
    .strictObject({
        seconds: z.array(z.number().int().min(0).nullable()).max(MAX_PLACES),
        metres: z.array(z.number().int().min(0).nullable()).max(MAX_PLACES),
        source: travelSource
    })
    .meta({ id: 'TravelTimesAnswer' }) satisfies z.ZodType<TravelTimesAnswer>;
