import { Router, type Response } from 'express';
import {
    feedbackRequestSchema,
    planAcceptRequestSchema,
    planParamsSchema,
    planRequestSchema,
    readInput
} from '../contracts/index.ts';
import { callerOf } from '../platform/callerOf.ts';
import type { Planning } from './index.ts';

/** Suggests, shows and accepts plans, and takes the rep's "later" and "no". */
export function planningRouter(planning: Planning): Router {
    const router = Router();
    router.post('/plans', async (request, response) => {
        const body = readInput(planRequestSchema, request.body);
        const plan = await planning.suggest(callerOf(response), body, abortedWith(response));
        response.status(201).location(`/v1/plans/${plan.planId}`).json(plan);
    });
    router.get('/plans/:planId', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        response.json(await planning.read(callerOf(response), planId));
    });
    router.post('/plans/:planId/accept', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        const body = readInput(planAcceptRequestSchema, request.body);
        response.json(await planning.accept(callerOf(response), planId, body));
    });
    router.post('/feedback', async (request, response) => {
        const body = readInput(feedbackRequestSchema, request.body);
        await planning.feedback(callerOf(response), body);
        response.status(204).end();
    });
    return router;
}

/** Aborted when the caller hangs up, so that nobody searches for a plan that nobody waits for. */
function abortedWith(response: Response): AbortSignal {
    const controller = new AbortController();
    response.once('close', () => controller.abort());
    return controller.signal;
}
