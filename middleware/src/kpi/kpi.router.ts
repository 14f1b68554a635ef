import { Router, type Response } from 'express';
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
import { answerBody } from './answerBody.ts';
import type { Kpis } from './index.ts';

/** `/kpis/board`, `/kpis/trend`, `/kpis/alerts`, `/kpis/cut`, `/kpis/{key}/records`, `/kpis/{key}/why`, `/kpis/{key}/fair`. */
export function kpiRouter(kpis: Kpis): Router {
    const router = Router();
    router.get('/kpis/board', async (request, response) => {
        const question = readInput(kpiQuerySchema, request.query);
        sendBody(response, answerBody(await kpis.board(callerOf(response), question)));
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
        sendBody(response, answerBody(await kpis.cut(callerOf(response), question)));
    });
    router.post('/kpis/cut', async (request, response) => {
        const question = readInput(kpiCutBodySchema, request.body);
        sendBody(response, answerBody(await kpis.cut(callerOf(response), question)));
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

/** Without an ETag: what depends on the caller and on the moment is kept by nobody, and making one reads everything again. */
function sendBody(response: Response, body: Buffer): void {
    response.type('json').set('Content-Length', String(body.length)).end(body);
}
