import { Router, type RequestHandler } from 'express';
import { param } from './context.ts';
import { unknownResource } from './errors.ts';

/** Oldest and newest API version that the demo org answers; Winter '27 is 68. */
export const OLDEST_VERSION = 45;
export const NEWEST_VERSION = 68;

/** `GET /services/data`: the versions, without a session. */
export function versionsRouter(): Router {
    const router = Router();
    const versions = Array.from({ length: NEWEST_VERSION - OLDEST_VERSION + 1 }, (_, index) => {
        const version = `${OLDEST_VERSION + index}.0`;
        return { label: `API ${version}`, url: `/services/data/v${version}`, version };
    });
    router.get('/services/data', (_request, response) => {
        response.json(versions);
    });
    return router;
}

/** Refuses versions that the org does not have. */
export const knownVersion: RequestHandler = (request, response, next) => {
    const version = Number(/^(\d+)\.0$/.exec(param(request, 'version'))?.[1] ?? 0);
    if (version >= OLDEST_VERSION && version <= NEWEST_VERSION) {
        next();
        return;
    }
    void unknownResource(request, response, next);
};
