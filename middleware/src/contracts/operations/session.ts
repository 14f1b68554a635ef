import { meSchema } from '../session.ts';
import type { Operation } from './operation.ts';

export const sessionOperations: readonly Operation[] = [
    {
        method: 'get',
        path: '/v1/me',
        summary: 'Who the service takes the caller for',
        status: 200,
        answer: meSchema,
        problems: []
    }
];
