import { Router } from 'express';
import {
    areaFiguresQuerySchema,
    reachableRequestSchema,
    readInput,
    travelTimesRequestSchema
} from '../contracts/index.ts';
import { callerOf } from '../platform/callerOf.ts';
import type { Territories } from './index.ts';

/** `POST /reachable`, `POST /travel-times` and `GET /areas/figures`. */
export function areasRouter(territories: Territories): Router {
    const router = Router();
    router.post('/reachable', async (request, response) => {
        response.json(await territories.reachable(readInput(reachableRequestSchema, request.body)));
    });
    router.post('/travel-times', async (request, response) => {
        response.json(await territories.travelTimes(readInput(travelTimesRequestSchema, request.body)));
    });
    router.get('/areas/figures', async (request, response) => {
        const query = readInput(areaFiguresQuerySchema, request.query);
        response.json(await territories.figures(callerOf(response), query));
    });
    return router;
}
