import express, { Router } from 'express';
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { ProblemError } from '../platform/problemError.ts';
import { bytesOf, readUploadBytes } from './uploadBody.ts';
import type { DeviceOwner, Visits } from './visits.ts';

/** An app sends every position by itself, and what it held back all at once. */
const REQUESTS_PER_MINUTE = 600;
const OWNTRACKS_LIMIT = '1mb';

/**
 * Apps and terminals that report for a person with a key of their own (`Authorization: Basic deviceId:key`) instead of a
 * token. Mounted before the authentication of people: a request without such a key goes on to it.
 */
export function devicesRouter(visits: Pick<Visits, 'deviceOwner' | 'takeOwnTracks' | 'takeUpload'>): Router {
    const router = Router();
    const limit = rateLimit({
        windowMs: 60_000,
        limit: REQUESTS_PER_MINUTE,
        standardHeaders: 'draft-8',
        legacyHeaders: false,
        keyGenerator: (request) => basicOf(request.headers.authorization)?.deviceId ?? 'none',
        handler: (_request, _response, next) => {
            next(new ProblemError('too-many-requests', `More than ${REQUESTS_PER_MINUTE} requests in a minute.`));
        }
    });
    const identify: RequestHandler = async (request, response, next) => {
        const given = basicOf(request.headers.authorization);
        const owner = given === null ? null : await visits.deviceOwner(given.deviceId, given.key);
        if (owner === null) {
            response.set('WWW-Authenticate', 'Basic realm="Fieldmap devices"');
            throw new ProblemError('not-authenticated', 'The device or its key is not known.');
        }
        response.locals['device'] = owner;
        next();
    };
    router.post(
        '/owntracks',
        limit,
        identify,
        express.json({ limit: OWNTRACKS_LIMIT, type: () => true }),
        async (request, response) => {
            await visits.takeOwnTracks(response.locals['device'] as DeviceOwner, request.body as unknown);
            response.json([]);
        }
    );
    router.post(
        '/positions/uploads',
        (request, _response, next) => {
            next(basicOf(request.headers.authorization) === null ? 'route' : undefined);
        },
        limit,
        identify,
        readUploadBytes(),
        async (request, response) => {
            response.json(await visits.takeUpload(response.locals['device'] as DeviceOwner, bytesOf(request.body)));
        }
    );
    return router;
}

function basicOf(header: string | undefined): { readonly deviceId: string; readonly key: string } | null {
    const encoded = /^Basic ([A-Za-z0-9+/=]{1,400})$/i.exec(header ?? '')?.[1];
    if (encoded === undefined) {
        return null;
    }
    const [deviceId = '', ...key] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return { deviceId, key: key.join(':') };
}
