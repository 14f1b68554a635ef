import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { queryParam, type ServerContext } from '../server/context.ts';
import { setPersonCookie } from '../server/personCookie.ts';
import { tokenOf } from '../server/requireSession.ts';

const LIFETIME_MS = 60_000;

/** `sf org open`: a one-time link that signs the browser in as the session's user and leads to the page. */
export function singleAccessRouter(context: ServerContext): Router {
    const router = Router();
    const links = new Map<string, { userId: string; expiresAtMs: number }>();
    router.get('/services/oauth2/singleaccess', (request, response) => {
        const session = context.sessions.find(tokenOf(request));
        if (!session) {
            response.status(401).json({ error: 'invalid_grant', error_description: 'expired access token' });
            return;
        }
        const password = randomBytes(24).toString('base64url');
        links.set(password, { userId: session.userId, expiresAtMs: context.clock.now() + LIFETIME_MS });
        const target = new URL('/secur/frontdoor.jsp', context.baseUrl());
        target.searchParams.set('otp', password);
        const redirect = queryParam(request, 'redirect_uri');
        if (redirect !== undefined) {
            target.searchParams.set('retURL', redirect);
        }
        response.json({ frontdoor_uri: target.href });
    });
    router.get('/secur/frontdoor.jsp', (request, response) => {
        const password = queryParam(request, 'otp') ?? '';
        const link = links.get(password);
        links.delete(password);
        if (!link || link.expiresAtMs <= context.clock.now()) {
            response.status(403).type('text').send('This link was used or has expired. Run "sf org open" again.');
            return;
        }
        setPersonCookie(response, link.userId);
        response.redirect(302, localPath(queryParam(request, 'retURL')));
    });
    return router;
}

/** Only paths of this site; anything else leads to the start page. */
function localPath(path: string | undefined): string {
    return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/';
}
