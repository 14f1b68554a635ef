import type { RequestHandler } from 'express';
import type { Clock } from '../core/types.ts';

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** The sf CLI keeps instance urls with a slash at the end, so its paths may begin with two. */
export const collapseSlashes: RequestHandler = (request, _response, next) => {
    request.url = request.url.replace(/^\/{2,}/, '/');
    next();
};

/** Foreign web pages must not reach the demo org by a name that they let point to this machine (DNS rebinding). */
export const onlyLocalNames: RequestHandler = (request, response, next) => {
    if (LOCAL_HOST.test(request.headers.host ?? '')) {
        next();
        return;
    }
    response.status(421).type('text').send('The demo org answers to localhost only.');
};

/** Answers carry the org's time, so that clients see how far their own clock is off. */
export function orgTime(clock: Clock): RequestHandler {
    return (_request, response, next) => {
        response.set('Date', new Date(clock.now()).toUTCString());
        next();
    };
}
