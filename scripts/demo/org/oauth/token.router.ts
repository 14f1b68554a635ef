import { Router, urlencoded, type Request } from 'express';
import { textOf, type ServerContext } from '../server/context.ts';
import type { AuthorizationCodes } from './authorizationCodes.ts';
import { authorizationCode } from './grants/authorizationCode.ts';
import { clientCredentials } from './grants/clientCredentials.ts';
import { jwtBearer } from './grants/jwtBearer.ts';
import { refreshToken } from './grants/refreshToken.ts';
import { readGrantRequest, type Grant } from './grants/request.ts';
import { OAuthError, sendOAuthError } from './oauthError.ts';
import { identityUrl } from './tokenResponse.ts';

const GRANTS: ReadonlyMap<string, Grant> = new Map([
    ['urn:ietf:params:oauth:grant-type:jwt-bearer', jwtBearer],
    ['client_credentials', clientCredentials],
    ['refresh_token', refreshToken],
    ['authorization_code', authorizationCode]
]);

/** `/services/oauth2/{token,revoke,introspect}`. The username-password flow is off, as in new orgs. */
export function tokenRouter(context: ServerContext, codes: AuthorizationCodes): Router {
    const router = Router();
    router.use(urlencoded({ extended: false, limit: '256kb' }));
    router.post('/token', async (request, response) => {
        try {
            const form = formOf(request);
            const grant = GRANTS.get(form['grant_type'] ?? '');
            if (!grant) {
                throw new OAuthError('unsupported_grant_type', 'grant type not supported');
            }
            const grantRequest = readGrantRequest(form, request.headers.authorization ?? '');
            response.set('Cache-Control', 'no-store').json(await grant({ ...context, codes }, grantRequest));
        } catch (error) {
            if (!(error instanceof OAuthError)) {
                throw error;
            }
            sendOAuthError(response, error);
        }
    });
    router.all('/revoke', (request, response) => {
        context.sessions.revoke(formOf(request)['token'] ?? textOf(request.query['token']));
        response.status(200).end();
    });
    router.post('/introspect', (request, response) => {
        response.json(introspect(context, formOf(request)['token'] ?? ''));
    });
    return router;
}

function introspect(context: ServerContext, token: string): Record<string, unknown> {
    const session = context.sessions.find(token);
    if (!session) {
        return { active: false };
    }
    const issuedAtSeconds = Math.floor(session.issuedAtMs / 1000);
    return {
        active: true,
        scope: 'api web',
        client_id: session.clientId,
        username: context.org.userContext(session.userId).username,
        sub: identityUrl(context, session.userId),
        token_type: 'access_token',
        exp: Math.floor(session.expiresAtMs / 1000),
        iat: issuedAtSeconds,
        nbf: issuedAtSeconds
    };
}

function formOf(request: Request): Record<string, string> {
    const body: unknown = request.body;
    const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
    return Object.fromEntries(entries.map(([name, value]) => [name, textOf(value)]));
}
