import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { PROBLEMS } from '../platform/problems.ts';
import type { ProblemCode } from '../platform/problems.ts';
import { kpiBoardSchema, kpiQuerySchema, kpiRecordsSchema } from './kpi.ts';
import {
    feedbackRequestSchema,
    planAcceptRequestSchema,
    planAcceptResultSchema,
    planParamsSchema,
    planRequestSchema,
    planSchema
} from './planning.ts';
import { problemSchema } from './problem.ts';
import { meSchema } from './session.ts';
import { syncStatusSchema } from './sync.ts';
import { code } from './values.ts';

interface Operation {
    readonly method: 'get' | 'post';
    readonly path: string;
    readonly summary: string;
    readonly params?: z.ZodObject;
    readonly query?: z.ZodObject;
    readonly body?: z.ZodType;
    readonly status: number;
    readonly answer?: z.ZodType;
    /** Besides those that every operation has. */
    readonly problems: readonly ProblemCode[];
}

const EVERYWHERE: readonly ProblemCode[] = [
    'not-authenticated',
    'not-allowed',
    'too-many-requests',
    'not-synced',
    'store-unavailable',
    'internal'
];

const OPERATIONS: readonly Operation[] = [
    {
        method: 'get',
        path: '/v1/me',
        summary: 'Who the service takes the caller for',
        status: 200,
        answer: meSchema,
        problems: []
    },
    {
        method: 'post',
        path: '/v1/plans',
        summary: 'Suggests visits: which customers, which day, which order, at what time',
        body: planRequestSchema,
        status: 201,
        answer: planSchema,
        problems: [
            'invalid-request',
            'too-large',
            'no-working-day',
            'no-base',
            'no-candidates',
            'required-does-not-fit',
            'plan-violates-rules'
        ]
    },
    {
        method: 'get',
        path: '/v1/plans/{planId}',
        summary: 'A plan as it is now',
        params: planParamsSchema,
        status: 200,
        answer: planSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'post',
        path: '/v1/plans/{planId}/accept',
        summary: 'Writes visits of a plan to the org; repeating it changes nothing',
        params: planParamsSchema,
        body: planAcceptRequestSchema,
        status: 200,
        answer: planAcceptResultSchema,
        problems: ['invalid-request', 'not-found', 'plan-not-open', 'org-unreachable']
    },
    {
        method: 'post',
        path: '/v1/feedback',
        summary: 'Later or no to a suggested visit',
        body: feedbackRequestSchema,
        status: 204,
        problems: ['invalid-request', 'not-found']
    },
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
        path: '/v1/kpis/{key}/records',
        summary: 'The records behind one number',
        params: z.strictObject({ key: code }),
        query: kpiQuerySchema,
        status: 200,
        answer: kpiRecordsSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'get',
        path: '/v1/sync/status',
        summary: 'How far the mirror of the org is (admins)',
        status: 200,
        answer: syncStatusSchema,
        problems: []
    }
];

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** The OpenAPI 3.1 document of the service, from the same schemas that check its requests. */
export function openApiDocument(): OpenApiDocument {
    const registry = new OpenAPIRegistry();
    registry.registerComponent('securitySchemes', 'orgToken', {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'RS256, signed by the org for one person, at most five minutes. A write takes each token once.'
    });
    for (const operation of OPERATIONS) {
        registry.registerPath(toPath(operation));
    }
    return new OpenApiGeneratorV31(registry.definitions).generateDocument({
        openapi: '3.1.0',
        info: {
            title: 'Fieldmap middleware',
            version: '1',
            description:
                'Answers ids, times and numbers for a verified person of a registered org. Names stay in the org.'
        },
        security: [{ orgToken: [] }]
    });
}

type RegisteredPath = Parameters<OpenAPIRegistry['registerPath']>[0];

function toPath(operation: Operation): RegisteredPath {
    const { method, path, summary, params, query, body, status, answer, problems } = operation;
    return {
        method,
        path,
        summary,
        request: {
            ...(params && { params }),
            ...(query && { query }),
            ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } })
        },
        responses: {
            [status]: answer
                ? { description: 'The answer', content: { 'application/json': { schema: answer } } }
                : { description: 'Done' },
            ...problemResponses([...problems, ...EVERYWHERE], problemSchema)
        }
    };
}

function problemResponses(codes: readonly ProblemCode[], schema: z.ZodType): RegisteredPath['responses'] {
    const byStatus = new Map<number, ProblemCode[]>();
    for (const problem of codes) {
        byStatus.set(PROBLEMS[problem].status, [...(byStatus.get(PROBLEMS[problem].status) ?? []), problem]);
    }
    return Object.fromEntries(
        [...byStatus].map(([status, list]) => [
            status,
            { description: list.join(', '), content: { 'application/problem+json': { schema } } }
        ])
    );
}
