import { Router } from 'express';
import { readInput, settingsPreviewRequestSchema } from '../contracts/index.ts';
import type { Caller } from '../platform/caller.ts';
import { callerOf } from '../platform/callerOf.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { Settings } from './index.ts';

/**
 * `POST /settings/preview` and `GET /settings/kpis`.
 *
 * Access: admins. Errors: `not-allowed`, `invalid-request`.
 */
export function settingsRouter(settings: Settings): Router {
    const router = Router();
    router.post('/settings/preview', async (request, response) => {
        const caller = adminOf(response);
        response.json(await settings.preview(caller, readInput(settingsPreviewRequestSchema, request.body)));
    });
    router.get('/settings/kpis', (_request, response) => {
        adminOf(response);
        response.json(settings.kpis());
    });
    return router;
}

function adminOf(response: Parameters<typeof callerOf>[0]): Caller {
    const caller = callerOf(response);
    if (!caller.isAdmin) {
        throw new ProblemError('not-allowed', 'Settings are for people with the permission set Fieldmap_Admin.');
    }
    return caller;
}
