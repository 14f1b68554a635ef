import { Router } from 'express';
import type { Database } from '../platform/database.ts';

export interface HealthParts {
    readonly database: Pick<Database, 'query'>;
    /** True once the process has been told to stop: traffic goes elsewhere while open requests finish. */
    readonly isStopping: () => boolean;
    /** What `sf fieldmap doctor` compares with its own version; open to everyone, so nothing of an org. */
    readonly about?: About;
}

export interface About {
    /** Name of the newest migration of the store that this version brings. */
    readonly storeVersion: string;
    readonly travelProvider: string;
    /** Numbers of the agreement with the metadata: its own, and the oldest that it serves. */
    readonly contract?: number;
    readonly oldestMetadata?: number;
}

/** `/livez`: the process answers. `/readyz` (and `/healthz`): it can serve, with which store and travel times. */
export function healthRouter({ database, isStopping, about }: HealthParts): Router {
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
        response.status(isReady ? 200 : 503).json({ status: isReady ? 'ok' : 'unavailable', store, ...about });
    });
    return router;
}
