import { Router } from 'express';
import {
    kpiCutBodySchema,
    kpiCutQuerySchema,
    kpiQuerySchema,
    kpiRecordsBodySchema,
    kpiRecordsQuerySchema,
    kpiWhyBodySchema,
    kpiWhyQuerySchema,
    readInput
} from '../contracts/index.ts';
import { callerOf } from '../platform/callerOf.ts';
import { answerJson } from './answerJson.ts';
import type { Kpis } from './index.ts';

/** `/kpis/board`, `/kpis/trend`, `/kpis/alerts`, `/kpis/cut`, `/kpis/{key}/records`, `/kpis/{key}/why`, `/kpis/{key}/fair`. */
export function kpiRouter(kpis: Kpis): Router {
    const router = Router();
    router.get('/kpis/board', async (request, response) => {
        const question = readInput(kpiQuerySchema, request.query);
        answerJson(response, await kpis.board(callerOf(response), question));
    });
    router.get('/kpis/trend', async (request, response) => {
        const question = readInput(kpiQuerySchema, request.query);
        response.json(await kpis.trend(callerOf(response), question));
    });
    router.get('/kpis/alerts', async (request, response) => {
        const question = readInput(kpiQuerySchema, request.query);
        const { alerts, alertCount } = await kpis.trend(callerOf(response), question);
        response.json({ alerts, alertCount });
    });
    router.get('/kpis/cut', async (request, response) => {
        const question = readInput(kpiCutQuerySchema, request.query);
        answerJson(response, await kpis.cut(callerOf(response), question));
    });
    router.post('/kpis/cut', async (request, response) => {
        const question = readInput(kpiCutBodySchema, request.body);
        answerJson(response, await kpis.cut(callerOf(response), question));
    });
    router.get('/kpis/:key/records', async (request, response) => {
        const question = readInput(kpiRecordsQuerySchema, request.query);
        response.json(await kpis.records(callerOf(response), request.params.key, question));
    });
    router.post('/kpis/:key/records', async (request, response) => {
        const question = readInput(kpiRecordsBodySchema, request.body);
        response.json(await kpis.records(callerOf(response), request.params.key, question));
    });
    router.get('/kpis/:key/fair', async (request, response) => {
        const question = readInput(kpiQuerySchema, request.query);
        response.json(await kpis.fair(callerOf(response), request.params.key, question));
    });
    router.get('/kpis/:key/why', async (request, response) => {
        const question = readInput(kpiWhyQuerySchema, request.query);
        response.json(await kpis.why(callerOf(response), request.params.key, question));
    });
    router.post('/kpis/:key/why', async (request, response) => {
        const question = readInput(kpiWhyBodySchema, request.body);
        response.json(await kpis.why(callerOf(response), request.params.key, question));
    });
    return router;
}
