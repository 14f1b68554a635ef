import { Router } from 'express';
import { adoptionQuerySchema, readInput } from '../contracts/index.ts';
import { callerOf } from '../platform/callerOf.ts';
import type { Adoptions } from './index.ts';

/** `GET /adoption`. Access: managers and admins. */
export function adoptionRouter(adoptions: Adoptions): Router {
    const router = Router();
    router.get('/adoption', async (request, response) => {
        const { weeks = 26 } = readInput(adoptionQuerySchema, request.query);
        response.json(await adoptions.read(callerOf(response), { weeks }));
    });
    return router;
}
