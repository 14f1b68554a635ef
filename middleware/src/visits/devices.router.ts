import express, { Router } from 'express';
import type { RequestHandler, Response } from 'express';
import { MOST_UPLOAD_BYTES } from '../contracts/index.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { PersonName } from './ports.ts';
import { bytesOf } from './imports/uploadBody.ts';
import type { DeviceOwner, Visits } from './visits.ts';

const OWNTRACKS_LIMIT = '1mb';

/** What holds devices to a number of requests. */
export interface DeviceLimits {
    device(idOf: (authorization: string | undefined) => string): RequestHandler;
    devicesOf(ownerOf: (response: Response) => PersonName): readonly RequestHandler[];
}

/**
 * Apps and terminals that report for a person with a key of their own (`Authorization: Basic deviceId:key`) instead of a
 * token. Mounted before the authentication of people: a request without such a key goes on to it. Each device is held to its
 * number before its key is looked at, then all devices of the person, then the org with everything else of it.
 */
export function devicesRouter(
    visits: Pick<Visits, 'deviceOwner' | 'takeOwnTracks' | 'takeUpload'>,
    limits: DeviceLimits
): Router {
    const router = Router();
    const ownerOf = (response: Response): DeviceOwner => response.locals['device'] as DeviceOwner;
    const limit = limits.device((authorization) => basicOf(authorization)?.deviceId ?? 'none');
    const limitOwner = limits.devicesOf(ownerOf);
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
        ...limitOwner,
        express.json({ limit: OWNTRACKS_LIMIT, type: () => true }),
        async (request, response) => {
            await visits.takeOwnTracks(ownerOf(response), request.body as unknown);
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
        ...limitOwner,
        express.raw({ limit: MOST_UPLOAD_BYTES, type: () => true }),
        async (request, response) => {
            response.json(await visits.takeUpload(ownerOf(response), bytesOf(request.body)));
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
