import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import {
    capacityRequestSchema,
    capacitySchema,
    feedbackRequestSchema,
    goalExportSchema,
    goalImportRequestSchema,
    goalImportSchema,
    goalProgressRequestSchema,
    goalProgressSchema,
    goalTreeSchema,
    goalVisitsRequestSchema,
    goalVisitsSchema,
    kpiBoardSchema,
    kpiRecordsSchema,
    meSchema,
    planAcceptanceSchema,
    planAcceptRequestSchema,
    planAcceptResultSchema,
    planCompareRequestSchema,
    planComparisonSchema,
    planExplainRequestSchema,
    planExplanationSchema,
    planRepairRequestSchema,
    planRepairSchema,
    planRequestSchema,
    planSchema,
    planTravelSchema,
    problemSchema,
    dayTimelineSchema,
    mileageSchema,
    positionReportSchema,
    stayDecisionRequestSchema,
    stayDecisionResultSchema,
    stayListSchema,
    trackingChoiceSchema,
    trackingSchema,
    syncStatusSchema
} from '../../middleware/src/contracts/index.ts';

const DIRECTORY = path.resolve('test/fixtures/contracts');
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
    capacity: capacitySchema,
    'capacity-request': capacityRequestSchema,
    'feedback-request': feedbackRequestSchema,
    'goal-export': goalExportSchema,
    'goal-import-request': goalImportRequestSchema,
    'goal-import': goalImportSchema,
    'goal-progress-request': goalProgressRequestSchema,
    'goal-progress': goalProgressSchema,
    'goal-tree': goalTreeSchema,
    'goal-visits-request': goalVisitsRequestSchema,
    'goal-visits': goalVisitsSchema,
    'kpi-board': kpiBoardSchema,
    'kpi-records': kpiRecordsSchema,
    me: meSchema,
    plan: planSchema,
    'plan-accept-request': planAcceptRequestSchema,
    'plan-accept-result': planAcceptResultSchema,
    'plan-acceptance': planAcceptanceSchema,
    'plan-compare-request': planCompareRequestSchema,
    'plan-comparison': planComparisonSchema,
    'plan-explain-request': planExplainRequestSchema,
    'plan-explanation': planExplanationSchema,
    'plan-repair': planRepairSchema,
    'plan-repair-request': planRepairRequestSchema,
    'plan-request': planRequestSchema,
    'plan-travel': planTravelSchema,
    problem: problemSchema,
    'day-timeline': dayTimelineSchema,
    mileage: mileageSchema,
    'position-report': positionReportSchema,
    'stay-decision-request': stayDecisionRequestSchema,
    'stay-decision-result': stayDecisionResultSchema,
    'stay-list': stayListSchema,
    tracking: trackingSchema,
    'tracking-choice': trackingChoiceSchema,
    'sync-status': syncStatusSchema
};

function golden(name: string): Record<string, unknown> {
    return JSON.parse(fs.readFileSync(path.join(DIRECTORY, `${name}.json`), 'utf8')) as Record<string, unknown>;
}

test('every golden document has a schema and every schema a golden document', () => {
    const files = fs.readdirSync(DIRECTORY).map((file) => path.basename(file, '.json'));
    expect(Object.keys(SCHEMAS).filter((name) => !files.includes(name))).toEqual([]);
});

describe.each(Object.keys(SCHEMAS))('%s', (name) => {
    const schema = SCHEMAS[name] as z.ZodType;

    test('is accepted and keeps every member', () => {
        expect(schema.parse(golden(name))).toEqual(golden(name));
    });

    test('is refused with a member that is not in the contract', () => {
        expect(schema.safeParse({ ...golden(name), surprise: 1 }).success).toBe(false);
    });

    test('is refused with any member of the wrong type', () => {
        for (const member of Object.keys(golden(name))) {
            expect([member, schema.safeParse({ ...golden(name), [member]: Symbol('wrong') }).success]).toEqual([
                member,
                false
            ]);
        }
    });
});

describe('requests stay within bounds', () => {
    test.each<[string, Record<string, unknown>]>([
        ['a day that does not exist', { fromDate: '2026-02-30' }],
        ['a month of 29 days', { dayCount: 29 }],
        ['an id of 15 characters', { ownerId: '0055g000000000G' }],
        ['51 people', { ownerIds: Array.from({ length: 51 }, () => '0055g000000000GAAQ') }],
        ['thinking for an hour', { thinkSeconds: 3600 }],
        ['a setting out of range', { settings: { maxVisitsPerDay: 31 } }],
        ['a time without offset', { required: [{ recordId: '0015g000000000GAAQ', startsAt: '2026-11-23T09:00' }] }],
        ['an undefined override', { settings: { windowRule: null } }]
    ])('%s is refused', (_name, change) => {
        expect(planRequestSchema.safeParse({ ...golden('plan-request'), ...change }).success).toBe(false);
    });
});
