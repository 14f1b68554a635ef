import { Router } from 'express';
import { notFound } from '../core/errors.ts';
import { param, userOf, type ServerContext } from '../server/context.ts';
import { sendError } from '../server/errors.ts';
import { requireSession, tokenOf } from '../server/requireSession.ts';
import { identityUrl } from './tokenResponse.ts';

/** `/services/oauth2/userinfo` and the identity url `/id/<org>/<user>`. */
export function identityRouter(context: ServerContext): Router {
    const router = Router();
    router.all('/services/oauth2/userinfo', (request, response) => {
        const session = context.sessions.find(tokenOf(request));
        if (!session) {
            response.status(403).type('text').send('Bad_OAuth_Token');
            return;
        }
        response.json(userInfo(context, session.userId));
    });
    router.get('/id/:org/:user', requireSession(context), (request, response) => {
        if (param(request, 'user') !== userOf(response).userId || param(request, 'org') !== context.org.orgId) {
            sendError(response, notFound());
            return;
        }
        response.json(identity(context, userOf(response).userId));
    });
    return router;
}

function profile(context: ServerContext, userId: string): Record<string, unknown> {
    const row = context.org.row('User', userId);
    const user = context.org.userContext(userId);
    return {
        user_id: userId,
        organization_id: context.org.orgId,
        email: row?.['Email'] ?? null,
        photos: {},
        active: user.isActive,
        user_type: 'STANDARD',
        language: row?.['LanguageLocaleKey'] ?? 'en_US',
        locale: row?.['LocaleSidKey'] ?? 'en_US',
        utcOffset: 0,
        is_app_installed: true
    };
}

function userInfo(context: ServerContext, userId: string): Record<string, unknown> {
    const row = context.org.row('User', userId);
    const user = context.org.userContext(userId);
    return {
        ...profile(context, userId),
        sub: identityUrl(context, userId),
        preferred_username: user.username,
        nickname: row?.['Alias'] ?? user.username,
        name: user.name,
        email_verified: true,
        given_name: row?.['FirstName'] ?? null,
        family_name: row?.['LastName'] ?? null,
        zoneinfo: user.timeZone,
        profile: `${context.baseUrl()}/${userId}`,
        picture: '',
        address: {},
        urls: serviceUrls(context),
        updated_at: row?.['SystemModstamp'] ?? null
    };
}

function identity(context: ServerContext, userId: string): Record<string, unknown> {
    const row = context.org.row('User', userId);
    const user = context.org.userContext(userId);
    return {
        ...profile(context, userId),
        id: identityUrl(context, userId),
        asserted_user: true,
        username: user.username,
        nick_name: row?.['Alias'] ?? user.username,
        display_name: user.name,
        first_name: row?.['FirstName'] ?? null,
        last_name: row?.['LastName'] ?? null,
        timezone: user.timeZone,
        urls: serviceUrls(context),
        last_modified_date: row?.['LastModifiedDate'] ?? null
    };
}

function serviceUrls(context: ServerContext): Record<string, string> {
    const base = context.baseUrl();
    return {
        metadata: `${base}/services/Soap/m/{version}/${context.org.orgId}`,
        partner: `${base}/services/Soap/u/{version}/${context.org.orgId}`,
        rest: `${base}/services/data/v{version}/`,
        sobjects: `${base}/services/data/v{version}/sobjects/`,
        query: `${base}/services/data/v{version}/query/`
    };
}
