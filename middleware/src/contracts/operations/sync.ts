import { importAnswerSchema, importRequestSchema } from '../import.ts';
import {
    heldDeletionsParamsSchema,
    heldDeletionsResultSchema,
    syncConflictDecidedSchema,
    syncConflictDecisionSchema,
    syncConflictsSchema,
    syncRunRequestSchema,
    syncRunStartedSchema,
    syncStatusSchema
} from '../sync.ts';
import type { Operation } from './operation.ts';

export const syncOperations: readonly Operation[] = [
    {
        method: 'get',
        path: '/v1/sync/status',
        summary: 'How far the mirror of the org is (admins)',
        status: 200,
        answer: syncStatusSchema,
        problems: []
    },
    {
        method: 'post',
        path: '/v1/sync/runs',
        summary: 'Starts a run now; the status shows how far it is (admins)',
        body: syncRunRequestSchema,
        status: 202,
        answer: syncRunStartedSchema,
        problems: ['invalid-request']
    },
    {
        method: 'post',
        path: '/v1/sync/held-deletions/{objectApiName}/confirm',
        summary: 'Lets deletions through that were held because they were many (admins)',
        params: heldDeletionsParamsSchema,
        status: 200,
        answer: heldDeletionsResultSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'get',
        path: '/v1/sync/conflicts',
        summary: 'Writes that met a change by a person, with both versions (admins)',
        status: 200,
        answer: syncConflictsSchema,
        problems: []
    },
    {
        method: 'post',
        path: '/v1/sync/conflicts/decisions',
        summary: "Decides a conflict: keep the person's version, or write ours over the one that was shown (admins)",
        body: syncConflictDecisionSchema,
        status: 200,
        answer: syncConflictDecidedSchema,
        problems: ['invalid-request', 'not-found']
    },
    {
        method: 'post',
        path: '/v1/import',
        summary: 'Records of another CRM in the neutral form: begin, add parts, finish (admins)',
        body: importRequestSchema,
        status: 200,
        answer: importAnswerSchema,
        problems: ['invalid-request', 'not-found']
    }
];
