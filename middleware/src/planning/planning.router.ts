import { Router, type RequestHandler, type Response } from 'express';
import {
    acceptanceQuerySchema,
    capacityRequestSchema,
    feedbackRequestSchema,
    planAcceptRequestSchema,
    planCompareRequestSchema,
    planExplainRequestSchema,
    planParamsSchema,
    planRepairRequestSchema,
    planRequestSchema,
    readInput
} from '../contracts/index.ts';
import { callerOf } from '../platform/callerOf.ts';
import type { Planning } from './index.ts';

/** Suggests, improves, shows, explains, repairs, accepts and compares plans, and takes the rep's "later" and "no". */
export function planningRouter(planning: Planning): Router {
    const router = Router();
    addQuestions(router, planning);
    router.post('/plans', async (request, response) => {
        const body = readInput(planRequestSchema, request.body);
        const plan = await planning.suggest(callerOf(response), body, abortedWith(response));
        response
            .status(plan.status === 'improving' ? 202 : 201)
            .location(`/v1/plans/${plan.planId}`)
            .json(plan);
    });
    router.get('/plans/:planId', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        response.json(await planning.read(callerOf(response), planId));
    });
    const discard: RequestHandler = async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        await planning.discard(callerOf(response), planId);
        response.status(204).end();
    };
    router.delete('/plans/:planId', discard);
    // For callers that have only GET and POST at hand.
    router.post('/plans/:planId/discard', discard);
    router.post('/plans/:planId/stop', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        response.json(await planning.stop(callerOf(response), planId));
    });
    router.post('/plans/:planId/undo', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        await planning.undo(callerOf(response), planId);
        response.status(204).end();
    });
    router.post('/plans/:planId/accept', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        const body = readInput(planAcceptRequestSchema, request.body);
        response.json(await planning.accept(callerOf(response), planId, body));
    });
    router.post('/plans/:planId/repair', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        const body = readInput(planRepairRequestSchema, request.body);
        const repair = await planning.repair(callerOf(response), planId, body);
        response.status(201).location(`/v1/plans/${repair.plan.planId}`).json(repair);
    });
    router.post('/feedback', async (request, response) => {
        const body = readInput(feedbackRequestSchema, request.body);
        await planning.feedback(callerOf(response), body);
        response.status(204).end();
    });
    return router;
}

/** What changes nothing. Fixed paths come before `/plans/:planId`. */
function addQuestions(router: Router, planning: Planning): void {
    router.get('/plans/acceptance', async (request, response) => {
        const period = readInput(acceptanceQuerySchema, request.query);
        response.json(await planning.acceptance(callerOf(response), period));
    });
    router.post('/plans/compare', async (request, response) => {
        const body = readInput(planCompareRequestSchema, request.body);
        response.json(await planning.compare(callerOf(response), body));
    });
    router.post('/plans/capacity', async (request, response) => {
        const body = readInput(capacityRequestSchema, request.body);
        response.json(await planning.capacity(callerOf(response), body));
    });
    router.get('/plans/:planId/travel', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        response.json(await planning.travel(callerOf(response), planId));
    });
    router.get('/plans/:planId/explain', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        response.json(await planning.explain(callerOf(response), planId, {}));
    });
    router.post('/plans/:planId/explain', async (request, response) => {
        const { planId } = readInput(planParamsSchema, request.params);
        const body = readInput(planExplainRequestSchema, request.body);
        response.json(await planning.explain(callerOf(response), planId, body));
    });
}

/** Aborted when the caller hangs up, so that nobody searches for a plan that nobody waits for. */
function abortedWith(response: Response): AbortSignal {
    const controller = new AbortController();
    response.once('close', () => controller.abort());
    return controller.signal;
}
