import { Router } from 'express';
import type { Me } from '#kernel/contracts';
import { callerOf } from '../platform/callerOf.ts';

/** `GET /v1/me`: who the service takes the caller for. */
export function meRouter(): Router {
    const router = Router();
    router.get('/me', (_request, response) => {
        const { orgId, userId, visibleUserIds, timeZone, isAdmin } = callerOf(response);
        const body: Me = { orgId, userId, timeZone, isAdmin, visibleUserCount: visibleUserIds.size };
        response.json(body);
    });
    return router;
}
