import {
    goalDaysQuerySchema,
    goalExportQuerySchema,
    goalExportSchema,
    goalImportRequestSchema,
    goalImportSchema,
    goalParamsSchema,
    goalProgressRequestSchema,
    goalProgressSchema,
    goalTreeSchema,
    goalVisitsRequestSchema,
    goalVisitsSchema
} from '../goals.ts';
import type { Operation } from './operation.ts';

export const goalOperations: readonly Operation[] = [
    {
        method: 'get',
        path: '/v1/goals',
        summary: 'Goals of a time with value, pace, projection and what is unassigned',
        query: goalDaysQuerySchema,
        status: 200,
        answer: goalTreeSchema,
        problems: ['invalid-request']
    },
    {
        method: 'get',
        path: '/v1/goals/export',
        summary: 'Goals as a CSV or JSON file that can be imported again',
        query: goalExportQuerySchema,
        status: 200,
        answer: goalExportSchema,
        problems: ['invalid-request']
    },
    {
        method: 'post',
        path: '/v1/goals/progress',
        summary: 'Values and working days of goals that the caller has read in the org',
        body: goalProgressRequestSchema,
        status: 200,
        answer: goalProgressSchema,
        problems: ['invalid-request']
    },
    {
        method: 'post',
        path: '/v1/goals/import',
        summary: 'Checks a file of goals; gives the changes to write in the org, or every fault; writes nothing',
        body: goalImportRequestSchema,
        status: 200,
        answer: goalImportSchema,
        problems: ['invalid-request', 'too-large']
    },
    {
        method: 'post',
        path: '/v1/goals/{goalId}/visits',
        summary:
            "This week's visits for a goal: which customers close the gap, planned, and by how many they do not fit",
        params: goalParamsSchema,
        body: goalVisitsRequestSchema,
        status: 200,
        answer: goalVisitsSchema,
        problems: ['invalid-request', 'not-found', 'no-base', 'no-candidates', 'plan-violates-rules']
    }
];
