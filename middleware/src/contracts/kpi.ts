import { z } from 'zod';
import type {
    KpiBoard,
    KpiAlert,
    KpiDefinition,
    KpiRecords,
    KpiTrend,
    KpiValue,
    KpiWhy,
    Period
} from '#kernel/contracts';
import { amount, code, currencyCode, instant, localDate, recordId, sentence, share, timeZone } from './values.ts';

const text = z.strictObject({ en: sentence, ja: sentence });

const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'rolling'] as const;

export const periodSchema = z.strictObject({
    kind: z.enum(PERIOD_KINDS),
    from: localDate,
    to: localDate
}) satisfies z.ZodType<Period>;

export const kpiValueSchema = z
    .strictObject({
        value: z.number().nullable(),
        numerator: z.number(),
        denominator: z.number(),
        completeness: share.nullable(),
        excluded: z.array(z.strictObject({ code, count: amount })).max(20),
        isSmallSample: z.boolean()
    })
    .meta({ id: 'KpiValue' }) satisfies z.ZodType<KpiValue>;

export const kpiDefinitionSchema = z
    .strictObject({
        key: code,
        group: z.enum(['behaviour', 'outcome']),
        unit: z.enum(['count', 'ratio', 'currency', 'minutes', 'kilometres', 'days', 'perHour']),
        name: text,
        description: text,
        formula: text,
        numerator: sentence,
        denominator: sentence,
        exclusions: z.array(sentence).max(20),
        sourceFields: z.array(z.string().max(255)).max(40),
        betterWhen: z.union([z.literal(1), z.literal(-1)])
    })
    .meta({ id: 'KpiDefinition' }) satisfies z.ZodType<KpiDefinition>;

const cells = z.array(z.strictObject({ key: code, current: kpiValueSchema, previous: kpiValueSchema })).max(100);

export const kpiBoardSchema = z
    .strictObject({
        period: periodSchema,
        previousPeriod: periodSchema,
        timeZone,
        currency: currencyCode.nullable(),
        dataAsOf: instant,
        definitions: z.array(kpiDefinitionSchema).max(100),
        team: cells,
        members: z.array(z.strictObject({ userId: recordId, cells })).max(200),
        memberCount: amount,
        isEmpty: z.boolean()
    })
    .meta({ id: 'KpiBoard' }) satisfies z.ZodType<KpiBoard>;

const ids = z.array(recordId).max(2000);

export const kpiRecordsSchema = z
    .strictObject({
        key: code,
        value: kpiValueSchema,
        numeratorIds: ids,
        denominatorIds: ids,
        numeratorCount: amount,
        denominatorCount: amount,
        excludedIds: z.array(z.strictObject({ code, ids })).max(20)
    })
    .meta({ id: 'KpiRecords' }) satisfies z.ZodType<KpiRecords>;

/** Query of the board and of a KPI's records. */
export const kpiQuerySchema = z.strictObject({
    period: z.enum(PERIOD_KINDS).default('week').meta({
        description: 'Quarters and years follow the fiscal year of the org; rolling is the last 28 days.'
    }),
    asOf: localDate
        .exactOptional()
        .meta({ description: "Last day that counts. Default: today in the caller's time zone." }),
    kpis: z
        .enum(['first', 'all'])
        .exactOptional()
        .meta({ description: 'The KPIs of the first screen for the caller, or all. Default: first.' }),
    people: z.enum(['all', 'others', 'own']).exactOptional().meta({
        description: 'Everyone the caller may see (default), the same without the caller, the caller alone.'
    }),
    ownerId: recordId.exactOptional().meta({ description: 'One person. Default: as `people` says.' })
});
export type KpiQuery = z.output<typeof kpiQuerySchema>;

const cut = z.enum(['person', 'class', 'weekday']);

export const kpiWhyQuerySchema = kpiQuerySchema.extend({
    cut: cut.exactOptional().meta({ description: 'Default: person for a team, else weekday or class.' })
});

export const kpiWhySchema = z
    .strictObject({
        key: code,
        cut,
        cuts: z.array(cut).max(3),
        period: periodSchema,
        previousPeriod: periodSchema,
        before: kpiValueSchema,
        after: kpiValueSchema,
        change: z.number().nullable(),
        volume: z.number().nullable(),
        ratio: z.number().nullable(),
        segments: z
            .array(
                z.strictObject({
                    key: code,
                    before: kpiValueSchema,
                    after: kpiValueSchema,
                    mix: z.number(),
                    rate: z.number(),
                    recordIds: z.array(recordId).max(50),
                    recordCount: amount
                })
            )
            .max(50)
    })
    .meta({ id: 'KpiWhy' }) satisfies z.ZodType<KpiWhy>;

const alerts = z
    .array(
        z.strictObject({
            key: code,
            userId: recordId,
            value: z.number(),
            mean: z.number(),
            limit: z.number(),
            isAbove: z.boolean(),
            isGood: z.boolean()
        }) satisfies z.ZodType<KpiAlert>
    )
    .max(20);

export const kpiAlertsSchema = z.strictObject({ alerts }).meta({ id: 'KpiAlerts' });

export const kpiTrendSchema = z
    .strictObject({
        periods: z.array(periodSchema).max(13),
        series: z.array(z.strictObject({ key: code, values: z.array(z.number().nullable()).max(13) })).max(20),
        alerts
    })
    .meta({ id: 'KpiTrend' }) satisfies z.ZodType<KpiTrend>;
