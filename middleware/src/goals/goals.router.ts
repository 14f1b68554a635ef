import { Router } from 'express';
import {
    goalDaysQuerySchema,
    goalExportQuerySchema,
    goalImportRequestSchema,
    goalParamsSchema,
    goalProgressRequestSchema,
    goalVisitsRequestSchema,
    readInput
} from '../contracts/index.ts';
import { callerOf } from '../platform/callerOf.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { Goals } from './index.ts';

/** Tree, progress, this week's visits, import check and export of goals. */
export function goalsRouter(goals: Goals): Router {
    const router = Router();
    router.get('/goals', async (request, response) => {
        const question = readInput(goalDaysQuerySchema, request.query);
        response.json(await goals.tree(callerOf(response), question));
    });
    router.get('/goals/export', async (request, response) => {
        const question = readInput(goalExportQuerySchema, request.query);
        response.json(await goals.exportFile(callerOf(response), question));
    });
    router.post('/goals/progress', async (request, response) => {
        const body = readInput(goalProgressRequestSchema, request.body);
        response.json(await goals.progress(callerOf(response), body));
    });
    router.post('/goals/import', async (request, response) => {
        const body = readInput(goalImportRequestSchema, request.body);
        response.json(await goals.checkImport(callerOf(response), body));
    });
    router.post('/goals/:goalId/visits', async (request, response) => {
        const { goalId } = readInput(goalParamsSchema, request.params);
        const body = readInput(goalVisitsRequestSchema, request.body);
        if (body.goal.goalId !== goalId) {
            throw new ProblemError('invalid-request', 'The goal in the path is not the one in the body.');
        }
        response.json(await goals.visits(callerOf(response), body));
    });
    return router;
}
