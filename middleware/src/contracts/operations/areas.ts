import {
    areaFiguresQuerySchema,
    areaFiguresSchema,
    reachableAnswerSchema,
    reachableRequestSchema,
    travelTimesAnswerSchema,
    travelTimesRequestSchema
} from '../areas.ts';
import type { Operation } from './operation.ts';

export const areaOperations: readonly Operation[] = [
    {
        method: 'post',
        path: '/v1/reachable',
        summary: 'The area that can be reached by car in a time',
        body: reachableRequestSchema,
        status: 200,
        answer: reachableAnswerSchema,
        problems: ['invalid-request']
    },
    {
        method: 'get',
        path: '/v1/areas/figures',
        summary: 'Visits, orders, open amount, potential and overdue of the accounts the caller may see, page by page',
        query: areaFiguresQuerySchema,
        status: 200,
        answer: areaFiguresSchema,
        problems: ['invalid-request']
    },
    {
        method: 'post',
        path: '/v1/travel-times',
        summary: 'Driving times from one place to others',
        body: travelTimesRequestSchema,
        status: 200,
        answer: travelTimesAnswerSchema,
        problems: ['invalid-request']
    }
];
