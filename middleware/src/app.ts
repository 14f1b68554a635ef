import express from 'express';
import type { Express, Router } from 'express';
import helmet from 'helmet';
import { MOST_UPLOAD_BYTES } from './contracts/index.ts';
import { answerNotFound, answerProblem } from './http/answerProblem.ts';
import { authenticate } from './http/authentication/authenticate.ts';
import type { TokenRegister, UserDirectory } from './http/authentication/ports.ts';
import type { VerifyToken } from './http/authentication/verifyToken.ts';
import { docsRouter } from './http/docs.router.ts';
import { healthRouter, type About } from './http/health.router.ts';
import { meRouter } from './http/me.router.ts';
import { createMetrics } from './http/metrics.ts';
import type { RequestLimits } from './http/rateLimit.ts';
import { requestLog } from './http/requestLog.ts';
import { registerSyncMetrics } from './http/syncMetrics.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import type { SyncStatus } from './sync/ports.ts';
import { createPino, pinoLogger } from './platform/pinoLogger.ts';

export interface AppParts {
    /** Shown by the readiness page. */
    readonly about?: About;
    readonly logLevel: string;
    readonly clock: Clock;
    readonly database: Database;
    readonly verifyToken: VerifyToken;
    readonly users: UserDirectory;
    readonly tokens: TokenRegister;
    /** Contract number of the oldest metadata that is served. Default: any. */
    readonly oldestMetadata?: number;
    readonly limits: RequestLimits;
    /** How far the sync of each org is, for `/metrics`. */
    readonly syncStatuses?: () => Promise<readonly SyncStatus[]>;
    /** True once the process has been told to stop. */
    readonly isStopping?: () => boolean;
    /** Routers of the domains, all behind authentication under `/v1`. */
    readonly routers: readonly Router[];
    /** Routers under `/v1` that know their callers by other means than a token of the org. */
    readonly openRouters?: readonly Router[];
}

/** Largest body of a request; the largest contract, a plan request with 50 people, stays far below. */
const BODY_LIMIT = '256kb';
/** Files of positions are larger; nothing else is. They are read as bytes, and in another thread. */
const UPLOAD_PATH = '/positions/uploads';

/**
 * The service without a port: request id and log → security headers → open pages (health, metrics, documentation) →
 * caller → rate limit → body → domains → 404 → problems.
 */
export function createApp(parts: AppParts): Express {
    const { clock, database, isStopping = () => false } = parts;
    const pino = createPino(parts.logLevel);
    const logger = pinoLogger(pino);
    const metrics = createMetrics();
    if (parts.syncStatuses !== undefined) {
        registerSyncMetrics(metrics.registry, parts.syncStatuses, () => clock.now().getTime());
    }
    const app = express();
    app.disable('x-powered-by');
    app.set('query parser', 'simple');
    app.use(requestLog(pino));
    app.use(helmet());
    app.use(metrics.measure);
    app.use(
        healthRouter({ database, isStopping, ...(parts.about && { about: parts.about }) }),
        metrics.router,
        docsRouter()
    );
    app.use('/v1', noStore, ...(parts.openRouters ?? []));
    app.use('/v1', authenticate({ ...parts, logger, clock }), ...parts.limits.people);
    app.use(`/v1${UPLOAD_PATH}`, express.raw({ limit: MOST_UPLOAD_BYTES, type: () => true }));
    app.use('/v1', express.json({ limit: BODY_LIMIT }), meRouter(), ...parts.routers);
    app.use(answerNotFound);
    app.use(answerProblem(logger));
    return app;
}

/** Answers depend on the caller, so nothing between keeps them. */
const noStore: express.RequestHandler = (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
};
