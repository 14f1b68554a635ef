import { z } from 'zod';
import {
    kpiAlertsSchema,
    kpiBoardSchema,
    kpiCutBodySchema,
    kpiCutQuerySchema,
    kpiCutSchema,
    kpiFairSchema,
    kpiTrendSchema,
    kpiQuerySchema,
    kpiRecordsBodySchema,
    kpiRecordsQuerySchema,
    kpiRecordsSchema,
    kpiWhyBodySchema,
    kpiWhyQuerySchema,
    kpiWhySchema
} from '../kpi.ts';
import { code } from '../values.ts';
import type { Operation } from './operation.ts';

export const kpiOperations: readonly Operation[] = [
    {
        method: 'get',
        path: '/v1/kpis/board',
        summary: 'All KPIs of the team and of each person, against the period before',
        query: kpiQuerySchema,
        status: 200,
        answer: kpiBoardSchema,
        problems: ['invalid-request']
    },
    {
        method: 'get',
        path: '/v1/kpis/trend',
        summary: 'The KPIs of the first screen over 12 earlier periods, and who is outside their own limits',
        query: kpiQuerySchema,
        status: 200,
        answer: kpiTrendSchema,
        problems: ['invalid-request']
    },
    {
        method: 'get',
        path: '/v1/kpis/alerts',
        summary: 'Who is outside the limits of their own past',
        query: kpiQuerySchema,
        status: 200,
        answer: kpiAlertsSchema,
        problems: ['invalid-request']
    },
    {
        method: 'get',
        path: '/v1/kpis/cut',
        summary: 'KPIs by person, team, class, territory or two of them; the segments add up to the total',
        query: kpiCutQuerySchema,
        status: 200,
        answer: kpiCutSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'post',
        path: '/v1/kpis/cut',
        summary: 'The same by areas whose outlines come along',
        body: kpiCutBodySchema,
        status: 200,
        answer: kpiCutSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'get',
        path: '/v1/kpis/{key}/records',
        summary: 'The records behind one number, or behind one segment of a cut',
        params: z.strictObject({ key: code }),
        query: kpiRecordsQuerySchema,
        status: 200,
        answer: kpiRecordsSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'post',
        path: '/v1/kpis/{key}/records',
        summary: 'The records behind one area whose outline comes along',
        params: z.strictObject({ key: code }),
        body: kpiRecordsBodySchema,
        status: 200,
        answer: kpiRecordsSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'get',
        path: '/v1/kpis/{key}/fair',
        summary: 'Each person beside the value expected for their territory, with the fit and the limits of the model',
        params: z.strictObject({ key: code }),
        query: kpiQuerySchema,
        status: 200,
        answer: kpiFairSchema,
        problems: ['invalid-request', 'not-found', 'not-allowed']
    },
    {
        method: 'get',
        path: '/v1/kpis/{key}/why',
        summary: 'Why a number changed against the period before, split exactly over a cut',
        params: z.strictObject({ key: code }),
        query: kpiWhyQuerySchema,
        status: 200,
        answer: kpiWhySchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'post',
        path: '/v1/kpis/{key}/why',
        summary: 'The same over a cut by areas whose outlines come along',
        params: z.strictObject({ key: code }),
        body: kpiWhyBodySchema,
        status: 200,
        answer: kpiWhySchema,
        problems: ['invalid-request', 'not-found']
    }
];
