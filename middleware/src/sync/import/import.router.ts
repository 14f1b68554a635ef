import { Router } from 'express';
import { importRequestSchema, readInput } from '../../contracts/index.ts';
import { adminOrg } from '../adminOrg.ts';
import type { Imports } from './index.ts';

/**
 * `POST /import`: begins a run, adds parts to it, finishes it. Parts are as large as any body may be, so nothing large is
 * ever held in memory.
 *
 * Access: admins; a run belongs to the org of the admin who began it. Errors: `not-allowed`, `invalid-request`, `not-found`.
 */
export function importRouter(imports: Imports): Router {
    const router = Router();
    router.post('/import', async (request, response) => {
        const orgId = adminOrg(response);
        const input = readInput(importRequestSchema, request.body);
        switch (input.step) {
            case 'begin':
                response.json(await imports.begin(orgId, input.name));
                return;
            case 'add':
                response.json(await imports.add(orgId, input));
                return;
            case 'finish':
                response.json(await imports.finish(orgId, input.runId, { isDryRun: input.isDryRun }));
        }
    });
    return router;
}
