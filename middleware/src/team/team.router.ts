import { Router } from 'express';
import { personParamsSchema, placeRepairsQuerySchema, readInput } from '../contracts/index.ts';
import { callerOf } from '../platform/callerOf.ts';
import type { Team } from './index.ts';

/** `GET /team/status`, `/people/{userId}/shared`, `/looks` and `/places/repairs`. */
export function teamRouter(team: Team): Router {
    const router = Router();
    router.get('/team/status', async (_request, response) => {
        response.json(await team.status(callerOf(response)));
    });
    router.get('/people/:userId/shared', async (request, response) => {
        const { userId } = readInput(personParamsSchema, request.params);
        response.json(await team.shared(callerOf(response), userId));
    });
    router.get('/looks', async (_request, response) => {
        response.json(await team.looks(callerOf(response)));
    });
    router.get('/places/repairs', async (request, response) => {
        const query = readInput(placeRepairsQuerySchema, request.query);
        response.json(await team.repairs(callerOf(response), query));
    });
    return router;
}
