import { Router } from 'express';
import type { Logger } from '../platform/logger.ts';
import { ProblemError } from '../platform/problemError.ts';
import { adminOrg } from './adminOrg.ts';
import { conflictRoutes } from './outbox/conflict.router.ts';
import type { Sync } from './index.ts';
import { errorDetail, orgErrorCode } from './orgError.ts';

const KINDS = ['pass', 'reconcile', 'reload'] as const;

/**
 * `GET /sync/status`, `POST /sync/runs`, `POST /sync/held-deletions/{object}/confirm` and the conflicts of write-back for
 * admins. A run goes on after the answer; the status shows how far it is.
 *
 * Access: admins of the caller's own org.
 * Errors: `not-allowed`, `invalid-request`.
 */
export function syncRouter(sync: Sync, logger: Logger): Router {
    const router = Router();
    router.get('/sync/status', async (_request, response) => {
        response.json(await sync.status(adminOrg(response)));
    });
    router.post('/sync/runs', (request, response) => {
        const orgId = adminOrg(response);
        const kind = readKind(request.body);
        startRun(sync, orgId, kind).catch((error: unknown) => {
            logger.warn({ orgId, kind, code: orgErrorCode(error), detail: errorDetail(error) }, 'asked-for run failed');
        });
        response.status(202).json({ kind, statusUrl: '/v1/sync/status' });
    });
    router.post('/sync/held-deletions/:objectApiName/confirm', async (request, response) => {
        const { objectApiName } = request.params;
        response.json({ objectApiName, rows: await sync.confirmHeldDeletions(adminOrg(response), objectApiName) });
    });
    conflictRoutes(router, sync);
    return router;
}

async function startRun(sync: Sync, orgId: string, kind: (typeof KINDS)[number]): Promise<void> {
    if (kind === 'reconcile') {
        await sync.reconcile(orgId);
        return;
    }
    if (kind === 'reload') {
        await sync.requestReload(orgId);
    }
    await sync.runOnce(orgId);
    await sync.refreshDerived(orgId, kind === 'reload' ? 'all' : 'touched');
}

function readKind(body: unknown): (typeof KINDS)[number] {
    const kind: unknown = (body as { kind?: unknown } | undefined)?.kind ?? 'pass';
    const known = KINDS.find((item) => item === kind);
    if (known === undefined) {
        throw new ProblemError('invalid-request', `kind is one of ${KINDS.join(', ')}; got ${JSON.stringify(kind)}.`, {
            errors: [{ pointer: '/kind', detail: `Expected one of ${KINDS.join(', ')}.` }]
        });
    }
    return known;
}
