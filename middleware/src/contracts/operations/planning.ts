import {
    feedbackRequestSchema,
    planAcceptRequestSchema,
    planAcceptResultSchema,
    planParamsSchema,
    planRequestSchema,
    planSchema
} from '../planning.ts';
import type { Operation } from './operation.ts';

export const planningOperations: readonly Operation[] = [
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
    }
];
