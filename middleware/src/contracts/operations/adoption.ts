import { adoptionQuerySchema, adoptionSchema } from '../adoption.ts';
import type { Operation } from './operation.ts';

export const adoptionOperations: readonly Operation[] = [
    {
        method: 'get',
        path: '/v1/adoption',
        summary:
            'Who uses what: visits by source, decisions, time for reports and entries a visit, by week; for managers and admins',
        query: adoptionQuerySchema,
        status: 200,
        answer: adoptionSchema,
        problems: ['invalid-request']
    }
];
