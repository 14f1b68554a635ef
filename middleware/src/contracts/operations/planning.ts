import {
    feedbackRequestSchema,
    planAcceptRequestSchema,
    planAcceptResultSchema,
    planParamsSchema,
    planRequestSchema,
    planSchema
} from '../planning.ts';
import {
    acceptanceQuerySchema,
    capacityRequestSchema,
    capacitySchema,
    planAcceptanceSchema,
    planCompareRequestSchema,
    planComparisonSchema,
    planExplainRequestSchema,
    planExplanationSchema,
    planTravelSchema
} from '../planAdvice.ts';
import { planRepairRequestSchema, planRepairSchema } from '../planRepair.ts';
import type { Operation } from './operation.ts';

export const planningOperations: readonly Operation[] = [
    {
        method: 'post',
        path: '/v1/plans',
        summary: 'Suggests visits: which customers, which day, which order, at what time',
        body: planRequestSchema,
        status: 201,
        alsoStatus: 202,
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
    ...(['delete', 'post'] as const).map((method): Operation => ({
        method,
        path: method === 'delete' ? '/v1/plans/{planId}' : '/v1/plans/{planId}/discard',
        summary: 'Gives a proposed plan up',
        params: planParamsSchema,
        status: 204,
        problems: ['invalid-request', 'not-found', 'plan-not-open']
    })),
    {
        method: 'post',
        path: '/v1/plans/{planId}/stop',
        summary: 'Ends improving; the plan keeps the best so far',
        params: planParamsSchema,
        status: 200,
        answer: planSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'post',
        path: '/v1/plans/{planId}/undo',
        summary: 'An accepted plan whose visits were taken back in the org; what it repaired stands again',
        params: planParamsSchema,
        status: 204,
        problems: ['invalid-request', 'not-found', 'plan-not-open']
    },
    {
        method: 'post',
        path: '/v1/plans/{planId}/repair',
        summary: 'Repairs a plan after the day has changed, moving as little as possible',
        params: planParamsSchema,
        body: planRepairRequestSchema,
        status: 201,
        answer: planRepairSchema,
        problems: ['invalid-request', 'not-found', 'plan-not-open', 'plan-violates-rules']
    },
    {
        method: 'get',
        path: '/v1/plans/{planId}/explain',
        summary: 'Why each visit is in the plan and what would take its place',
        params: planParamsSchema,
        status: 200,
        answer: planExplanationSchema,
        problems: ['invalid-request', 'not-found', 'plan-not-open']
    },
    {
        method: 'post',
        path: '/v1/plans/{planId}/explain',
        summary: 'The same for chosen visits or candidates',
        params: planParamsSchema,
        body: planExplainRequestSchema,
        status: 200,
        answer: planExplanationSchema,
        problems: ['invalid-request', 'not-found', 'plan-not-open']
    },
    {
        method: 'get',
        path: '/v1/plans/{planId}/travel',
        summary: 'Travel times between the places of a plan',
        params: planParamsSchema,
        status: 200,
        answer: planTravelSchema,
        problems: ['invalid-request', 'not-found', 'plan-not-open']
    },
    {
        method: 'post',
        path: '/v1/plans/compare',
        summary: 'A plan against an order that a person would have driven',
        body: planCompareRequestSchema,
        status: 200,
        answer: planComparisonSchema,
        problems: ['invalid-request', 'not-found', 'plan-not-open']
    },
    {
        method: 'post',
        path: '/v1/plans/capacity',
        summary: 'How many visits fit into a period, against how many are wanted',
        body: capacityRequestSchema,
        status: 200,
        answer: capacitySchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'get',
        path: '/v1/plans/acceptance',
        summary: 'Share of suggested visits that were accepted',
        query: acceptanceQuerySchema,
        status: 200,
        answer: planAcceptanceSchema,
        problems: ['invalid-request']
    }
];
