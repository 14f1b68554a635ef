import type { Router } from 'express';
import { readInput, syncConflictDecisionSchema } from '../../contracts/index.ts';
import { callerOf } from '../../platform/callerOf.ts';
import { adminOrg } from '../adminOrg.ts';
import type { Sync } from '../index.ts';

/**
 * `GET /sync/conflicts` and `POST /sync/conflicts/decisions`.
 *
 * Access: admins of the caller's own org. Errors: `not-allowed`, `invalid-request`, `not-found`.
 */
export function conflictRoutes(router: Router, sync: Pick<Sync, 'conflicts' | 'resolveConflict'>): void {
    router.get('/sync/conflicts', async (_request, response) => {
        response.json({ conflicts: await sync.conflicts(adminOrg(response)) });
    });
    router.post('/sync/conflicts/decisions', async (request, response) => {
        const orgId = adminOrg(response);
        const { kind, clientKey, keep } = readInput(syncConflictDecisionSchema, request.body);
        await sync.resolveConflict(orgId, { kind, clientKey, keep, userId: callerOf(response).userId });
        response.json({ clientKey, keep });
    });
}
