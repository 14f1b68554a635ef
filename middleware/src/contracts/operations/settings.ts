import { kpiNamesSchema, settingsPreviewRequestSchema, settingsPreviewSchema } from '../settings.ts';
import type { Operation } from './operation.ts';

export const settingsOperations: readonly Operation[] = [
    {
        method: 'post',
        path: '/v1/settings/preview',
        summary:
            'What other settings would do today: scores of three customers, customers due by class; writes nothing',
        body: settingsPreviewRequestSchema,
        status: 200,
        answer: settingsPreviewSchema,
        problems: ['invalid-request']
    },
    {
        method: 'get',
        path: '/v1/settings/kpis',
        summary: 'The KPIs that there are, with their names',
        status: 200,
        answer: kpiNamesSchema,
        problems: []
    }
];
