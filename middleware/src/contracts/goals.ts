import { z } from 'zod';
import type {
    GoalAlert,
    GoalChange,
    GoalCount,
    GoalExport,
    GoalImport,
    GoalImportRequest,
    GoalNode,
    GoalProgress,
    GoalProgressRequest,
    GoalScope,
    GoalTree,
    GoalVisits,
    GoalVisitsRequest
} from '#kernel/contracts';
import { kpiDefinitionSchema, kpiValueSchema } from './kpi.ts';
import { capacitySchema } from './planAdvice.ts';
import { visitObject } from './planning.ts';
import { amount, code, currencyCode, instant, localDate, recordId, sentenceParams, timeZone } from './values.ts';

const level = z.enum(['Company', 'Area', 'Team', 'Person']);
const periodKind = z.enum(['Week', 'Month', 'Quarter', 'Year']);
const target = z.number().min(0).max(99_999_999_999_999);

const scopeShape = {
    goalId: recordId,
    metric: code,
    level,
    personId: recordId.nullable(),
    roleId: recordId.nullable(),
    periodKind,
    periodStart: localDate
};
export const goalScopeSchema = z.strictObject(scopeShape).meta({ id: 'GoalScope' }) satisfies z.ZodType<GoalScope>;
export const goalParamsSchema = z.strictObject({ goalId: recordId });

export const goalProgressRequestSchema = z
    .strictObject({
        asOf: localDate.exactOptional(),
        goals: z.array(goalScopeSchema).max(2000),
        byDay: z.boolean().exactOptional()
    })
    .meta({ id: 'GoalProgressRequest' }) satisfies z.ZodType<GoalProgressRequest>;

const goalCountSchema = z
    .strictObject({
        goalId: recordId,
        state: z.enum(['counted', 'not-started', 'not-visible', 'no-people', 'unknown-metric']),
        from: localDate,
        to: localDate,
        value: kpiValueSchema.nullable(),
        beforeToday: z.number().nullable(),
        beforeWeek: z.number().nullable(),
        calendar: amount,
        isMine: z.boolean(),
        peopleCount: amount,
        notes: z.array(z.strictObject({ code, count: amount })).max(10),
        days: z.array(z.number()).max(367).nullable()
    })
    .meta({ id: 'GoalCount' }) satisfies z.ZodType<GoalCount>;

const goalAlertSchema = z.strictObject({
    goalId: recordId,
    since: instant,
    projection: z.number(),
    target: z.number()
}) satisfies z.ZodType<GoalAlert>;

export const goalProgressSchema = z
    .strictObject({
        asOf: localDate,
        timeZone,
        currency: currencyCode.nullable(),
        dataAsOf: instant,
        fiscalStartMonth: z.number().int().min(1).max(12),
        definitions: z.array(kpiDefinitionSchema).max(100),
        goals: z.array(goalCountSchema).max(2000),
        calendars: z.array(z.array(amount).max(367)).max(2000),
        alerts: z.array(goalAlertSchema).max(5000)
    })
    .meta({ id: 'GoalProgress' }) satisfies z.ZodType<GoalProgress>;

const goalNodeSchema = z
    .strictObject({
        ...scopeShape,
        parentId: recordId.nullable(),
        target,
        count: goalCountSchema,
        status: code,
        projection: z.number().nullable(),
        remaining: z.number(),
        unassigned: z.number().nullable()
    })
    .meta({ id: 'GoalNode' }) satisfies z.ZodType<GoalNode>;

export const goalTreeSchema = z
    .strictObject({
        asOf: localDate,
        goals: z.array(goalNodeSchema).max(5000),
        alerts: z.array(goalAlertSchema).max(5000)
    })
    .meta({ id: 'GoalTree' }) satisfies z.ZodType<GoalTree>;

const firstDay = localDate.exactOptional().meta({ description: 'First day. Default: of the fiscal quarter of today.' });
const lastDay = localDate.exactOptional().meta({ description: 'Day after the last. Default: end of that quarter.' });
export const goalDaysQuerySchema = z.strictObject({ fromDate: firstDay, toDate: lastDay });
export const goalExportQuerySchema = goalDaysQuerySchema.extend({ format: z.enum(['csv', 'json']) });

export const goalVisitsRequestSchema = z
    .strictObject({ goal: goalScopeSchema, target, ownerId: recordId.exactOptional() })
    .meta({ id: 'GoalVisitsRequest' }) satisfies z.ZodType<GoalVisitsRequest>;

export const goalVisitsSchema = z
    .strictObject({
        goalId: recordId,
        ownerId: recordId,
        fromDate: localDate,
        toDate: localDate,
        outcome: code,
        alreadyPlanned: amount,
        neededVisits: amount,
        candidates: z
            .array(
                z.strictObject({
                    recordId,
                    objectApiName: visitObject,
                    criterion: code,
                    params: sentenceParams,
                    contribution: z.number().nullable(),
                    isInPlan: z.boolean()
                })
            )
            .max(60),
        plannedVisits: amount,
        planId: z.string().max(36).nullable(),
        missingVisits: amount,
        waysOut: capacitySchema.shape.waysOut,
        capacity: capacitySchema.nullable()
    })
    .meta({ id: 'GoalVisits' }) satisfies z.ZodType<GoalVisits>;

export const goalImportRequestSchema = z
    .strictObject({ format: z.enum(['csv', 'json']), text: z.string().max(200_000) })
    .meta({ id: 'GoalImportRequest' }) satisfies z.ZodType<GoalImportRequest>;

const goalChangeSchema = z
    .strictObject({
        goalId: recordId.nullable(),
        kind: z.enum(['Objective', 'Goal']).exactOptional(),
        title: z.string().max(120).nullable().exactOptional(),
        metric: code.nullable().exactOptional(),
        level: level.exactOptional(),
        personId: recordId.nullable().exactOptional(),
        roleId: recordId.nullable().exactOptional(),
        parentId: recordId.nullable().exactOptional(),
        parentIndex: amount.exactOptional(),
        periodKind: periodKind.exactOptional(),
        periodStart: localDate.exactOptional(),
        target: target.nullable().exactOptional(),
        note: z.string().max(255).nullable().exactOptional(),
        expectedTarget: target.nullable().exactOptional(),
        clientKey: z.string().max(64).nullable().exactOptional()
    })
    .meta({ id: 'GoalChange' }) satisfies z.ZodType<GoalChange>;

export const goalImportSchema = z
    .strictObject({
        changes: z.array(goalChangeSchema).max(500),
        errors: z
            .array(z.strictObject({ row: amount, column: z.string().max(40), code, value: z.string().max(255) }))
            .max(200),
        newCount: amount,
        changedCount: amount,
        unchangedCount: amount
    })
    .meta({ id: 'GoalImport' }) satisfies z.ZodType<GoalImport>;

export const goalExportSchema = z
    .strictObject({ fileName: z.string().max(80), mediaType: z.string().max(80), text: z.string().max(5_000_000) })
    .meta({ id: 'GoalExport' }) satisfies z.ZodType<GoalExport>;
