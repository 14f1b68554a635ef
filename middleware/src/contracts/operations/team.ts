import {
    looksSchema,
    personParamsSchema,
    placeRepairsQuerySchema,
    placeRepairsSchema,
    sharedPersonSchema,
    teamStatusSchema
} from '../team.ts';
import type { Operation } from './operation.ts';

export const teamOperations: readonly Operation[] = [
    {
        method: 'get',
        path: '/v1/team/status',
        summary: 'Where everybody below the caller is, in words; each of them can read that it was asked',
        status: 200,
        answer: teamStatusSchema,
        problems: []
    },
    {
        method: 'get',
        path: '/v1/people/{userId}/shared',
        summary: 'All that a manager sees of a person; the person gets the very same answer',
        params: personParamsSchema,
        status: 200,
        answer: sharedPersonSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'get',
        path: '/v1/looks',
        summary: 'Who looked at the caller, and when',
        status: 200,
        answer: looksSchema,
        problems: []
    },
    {
        method: 'get',
        path: '/v1/places/repairs',
        summary: 'Customers whose pin is missing, rough or not where people go, the costliest first',
        query: placeRepairsQuerySchema,
        status: 200,
        answer: placeRepairsSchema,
        problems: ['invalid-request']
    }
];
