import { z } from 'zod';
import type {
    KpiArea,
    KpiBoard,
    KpiAlert,
    KpiCutAnswer,
    KpiDefinition,
    KpiFair,
    KpiHelp,
    KpiRecords,
    KpiTeam,
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
        unit: z.enum(['count', 'ratio', 'currency', 'minutes', 'kilometres', 'days', 'perHour', 'factor']),
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

export const kpiHelpSchema = kpiDefinitionSchema
    .extend({
        serves: text,
        example: text,
        missing: z.array(code).max(20),
        minimumSample: amount
    })
    .meta({ id: 'KpiHelp' }) satisfies z.ZodType<KpiHelp>;

const cells = z.array(z.strictObject({ key: code, current: kpiValueSchema, previous: kpiValueSchema })).max(100);

export const kpiBoardSchema = z
    .strictObject({
        period: periodSchema,
        previousPeriod: periodSchema,
        timeZone,
        currency: currencyCode.nullable(),
        dataAsOf: instant,
        definitions: z.array(kpiHelpSchema).max(100),
        firstKeys: z.array(code).max(5),
        team: cells,
        teams: z
            .array(
                z.strictObject({
                    roleId: code,
                    headIds: z.array(recordId).max(100),
                    personCount: amount,
                    hasTeams: z.boolean(),
                    cells
                }) satisfies z.ZodType<KpiTeam>
            )
            .max(500)
            .exactOptional(),
        members: z.array(z.strictObject({ userId: recordId, cells })).max(100),
        memberCount: amount,
        firstWork: z.strictObject({ behaviour: localDate.nullable(), outcome: localDate.nullable() }).exactOptional(),
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
        missingIds: ids.exactOptional(),
        missingCount: amount.exactOptional(),
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
    ownerId: recordId.exactOptional().meta({ description: 'One person. Default: as `people` says.' }),
    roleId: recordId.exactOptional().meta({
        description: "A role below the caller's: only the people of this role and of those below it."
    })
});
export type KpiQuery = z.output<typeof kpiQuerySchema>;

const cutOfMirror = z.enum([
    'person',
    'team',
    'class',
    'territory',
    'class-person',
    'class-team',
    'class-territory',
    'person-territory',
    'team-territory'
]);
const cutWithAreas = z.enum(['area', 'class-area', 'person-area', 'team-area', ...cutOfMirror.options]);
const cutByTime = z.enum(['weekday', 'week']);
const cut = z.enum([...cutWithAreas.options, ...cutByTime.options]);
const segmentKey = z.string().min(1).max(255);

export const kpiWhyQuerySchema = kpiQuerySchema.extend({
    cut: z
        .enum([...cutOfMirror.options, ...cutByTime.options])
        .exactOptional()
        .meta({ description: 'Default: person for a team, else weekday or class.' })
});

const keys = z.array(code).min(1).max(10);

const areas = z
    .array(
        z.strictObject({
            key: z
                .string()
                .min(1)
                .max(64)
                .regex(/^[^|]+$/, 'expected a key without |'),
            rings: z.array(z.string().min(1).max(200_000)).min(1).max(50)
        }) satisfies z.ZodType<KpiArea>
    )
    .max(200)
    .meta({ description: 'Outlines as the page knows them: polylines of precision 5; inside by the even-odd rule.' });

const { kpis: _kpis, ...questionShape } = kpiQuerySchema.shape;

/** Query of `GET /v1/kpis/cut`. */
export const kpiCutQuerySchema = z.strictObject({
    ...questionShape,
    cut: cutOfMirror,
    keys: z
        .string()
        .max(700)
        .transform((list) => list.split(','))
        .pipe(keys)
        .exactOptional()
        .meta({ description: 'KPI keys, divided by commas, at most 10. Default: the first screen of the caller.' })
});

/** Body of `POST /v1/kpis/cut`. */
export const kpiCutBodySchema = z.strictObject({
    ...questionShape,
    cut: cutWithAreas,
    keys: keys.exactOptional(),
    areas: areas.exactOptional()
});

const MOST_RECORDS = 100_000_000;
const offset = z.coerce.number().int().min(0).max(MOST_RECORDS).exactOptional().meta({
    description: 'Where each list of ids begins, for numbers of more than 2,000 records. Default: 0.'
});

/** Query of `GET /v1/kpis/{key}/records`; `kpis` is passed over. */
export const kpiRecordsQuerySchema = kpiQuerySchema.extend({
    cut: z.enum([...cutOfMirror.options, ...cutByTime.options]).exactOptional(),
    segment: segmentKey.exactOptional().meta({ description: 'Key of a segment of the cut.' }),
    offset
});

/** Body of `POST /v1/kpis/{key}/records`, for segments of a cut by area. */
export const kpiRecordsBodySchema = z.strictObject({
    ...questionShape,
    cut: cutWithAreas,
    segment: segmentKey,
    offset,
    areas: areas.exactOptional()
});

/** Body of `POST /v1/kpis/{key}/why`, for a cut by areas. */
export const kpiWhyBodySchema = z.strictObject({
    ...questionShape,
    cut: cutWithAreas,
    areas: areas.exactOptional()
});

const segmentIds = z.strictObject({
    userId: recordId.exactOptional(),
    roleId: code.nullable().exactOptional(),
    classCode: z.string().max(255).nullable().exactOptional(),
    territoryId: code.nullable().exactOptional(),
    areaKey: code.nullable().exactOptional()
});

export const kpiCutSchema = z
    .strictObject({
        cut,
        period: periodSchema,
        previousPeriod: periodSchema,
        timeZone,
        currency: currencyCode.nullable(),
        dataAsOf: instant,
        definitions: z.array(kpiHelpSchema).max(10),
        total: cells,
        segments: z.array(z.strictObject({ key: segmentKey, ids: segmentIds, cells })).max(500),
        segmentCount: amount,
        rest: cells.nullable()
    })
    .meta({ id: 'KpiCutAnswer' }) satisfies z.ZodType<KpiCutAnswer>;

const factors = z.strictObject({
    density: z.number(),
    meanLegKilometres: z.number(),
    shareA: share,
    shareB: share
});

export const kpiFairSchema = z
    .strictObject({
        key: code,
        state: z.enum(['fitted', 'poor']),
        reason: z.enum(['not-comparable', 'too-few-people', 'no-variation', 'poor-fit']).nullable(),
        from: localDate,
        to: localDate,
        periodKind: z.enum(PERIOD_KINDS),
        observations: amount,
        rSquared: z.number().nullable(),
        residualSpread: z.number().nullable(),
        intercept: z.number().nullable(),
        coefficients: z
            .array(
                z.strictObject({
                    code: z.enum(['density', 'meanLegKilometres', 'shareA', 'shareB']),
                    coefficient: z.number(),
                    mean: z.number(),
                    spread: z.number()
                })
            )
            .max(4),
        people: z
            .array(
                z.strictObject({
                    userId: recordId,
                    raw: z.number().nullable(),
                    expected: z.number().nullable(),
                    difference: z.number().nullable(),
                    low: z.number().nullable(),
                    high: z.number().nullable(),
                    isSmallSample: z.boolean(),
                    factors: factors.nullable()
                })
            )
            .max(200)
    })
    .meta({ id: 'KpiFair' }) satisfies z.ZodType<KpiFair>;

export const kpiWhySchema = z
    .strictObject({
        key: code,
        cut,
        cuts: z.array(cut).max(cut.options.length),
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
                    key: segmentKey,
                    ids: segmentIds,
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

const alertCount = z.int().nonnegative();
export const kpiAlertsSchema = z.strictObject({ alerts, alertCount }).meta({ id: 'KpiAlerts' });

const series = z.array(z.strictObject({ key: code, values: z.array(z.number().nullable()).max(13) })).max(100);
export const kpiTrendSchema = z
    .strictObject({
        periods: z.array(periodSchema).max(13),
        series,
        members: z.array(z.strictObject({ userId: recordId, series })).max(100),
        alerts,
        alertCount
    })
    .meta({ id: 'KpiTrend' }) satisfies z.ZodType<KpiTrend>;
