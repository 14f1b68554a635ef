import { Router } from 'express';
import type { Database } from '../platform/database.ts';

export interface HealthParts {
    readonly database: Pick<Database, 'query'>;
    /** True once the process has been told to stop: traffic goes elsewhere while open requests finish. */
    readonly isStopping: () => boolean;
}

/** `/livez`: the process answers. `/readyz` (and `/healthz`): it can serve. */
export function healthRouter({ database, isStopping }: HealthParts): Router {
    const router = Router();
    router.get('/livez', (_request, response) => {
        response.json({ status: 'ok' });
    });
    router.get(['/readyz', '/healthz'], async (_request, response) => {
        const store = await database.query('SELECT 1').then(
            () => 'ok',
            () => 'unavailable'
        );
        const isReady = store === 'ok' && !isStopping();
        response.status(isReady ? 200 : 503).json({ status: isReady ? 'ok' : 'unavailable', store });
    });
    return router;
}
