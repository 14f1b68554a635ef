import { Router } from 'express';
import { kpiQuerySchema, kpiWhyQuerySchema, readInput } from '../contracts/index.ts';
import { callerOf } from '../platform/callerOf.ts';
import type { Kpis } from './index.ts';

/** `GET /kpis/board`, `/kpis/trend`, `/kpis/alerts`, `GET /kpis/{key}/records` and `GET /kpis/{key}/why`. */
export function kpiRouter(kpis: Kpis): Router {
    const router = Router();
    router.get('/kpis/board', async (request, response) => {
        const question = readInput(kpiQuerySchema, request.query);
        response.json(await kpis.board(callerOf(response), question));
    });
    router.get('/kpis/trend', async (request, response) => {
        const question = readInput(kpiQuerySchema, request.query);
        response.json(await kpis.trend(callerOf(response), question));
    });
    router.get('/kpis/alerts', async (request, response) => {
        const question = readInput(kpiQuerySchema, request.query);
        const { alerts } = await kpis.trend(callerOf(response), question);
        response.json({ alerts });
    });
    router.get('/kpis/:key/records', async (request, response) => {
        const question = readInput(kpiQuerySchema, request.query);
        response.json(await kpis.records(callerOf(response), request.params.key, question));
    });
    router.get('/kpis/:key/why', async (request, response) => {
        const question = readInput(kpiWhyQuerySchema, request.query);
        response.json(await kpis.why(callerOf(response), request.params.key, question));
    });
    return router;
}
