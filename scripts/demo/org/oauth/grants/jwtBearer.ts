import { createPublicKey } from 'node:crypto';
import { compactVerify, decodeJwt, type JWTPayload } from 'jose';
import type { UserContext } from '../../core/types.ts';
import type { ServerContext } from '../../server/context.ts';
import { isPreauthorised, type ClientApp } from '../clientApps.ts';
import { OAuthError } from '../oauthError.ts';
import { tokenResponse } from '../tokenResponse.ts';
import { requireClient, type Grant } from './request.ts';

const LOGIN_HOSTS = ['https://login.salesforce.com', 'https://test.salesforce.com'];

/** `urn:ietf:params:oauth:grant-type:jwt-bearer`: RS256 against the app's certificate, user admin-approved. */
export const jwtBearer: Grant = async (context, request) => {
    const assertion = request.form['assertion'] ?? '';
    const claims = decodeClaims(assertion);
    const app = requireClient(context.clients, claims.iss ?? '');
    await checkSignature(assertion, app);
    checkAudience(context, claims);
    checkExpiry(context, claims);
    return tokenResponse(context, app, approvedUser(context, app, claims));
};

function decodeClaims(assertion: string): JWTPayload {
    try {
        return decodeJwt(assertion);
    } catch {
        throw new OAuthError('invalid_grant', 'invalid assertion');
    }
}

async function checkSignature(assertion: string, app: ClientApp): Promise<void> {
    if (app.certificate === null) {
        throw new OAuthError('invalid_app_access', 'app has no certificate for JWT bearer');
    }
    try {
        await compactVerify(assertion, createPublicKey(app.certificate), { algorithms: ['RS256'] });
    } catch {
        throw new OAuthError('invalid_grant', 'invalid assertion');
    }
}

function checkAudience(context: ServerContext, claims: JWTPayload): void {
    const accepted = new Set([...LOGIN_HOSTS, ...localNames(context.baseUrl())]);
    const audiences = [claims.aud ?? []].flat().map((audience) => audience.replace(/\/$/, ''));
    if (!audiences.some((audience) => accepted.has(audience))) {
        throw new OAuthError('invalid_grant', 'audience is invalid');
    }
}

/** The sf CLI sends `exp` in milliseconds, which lies far ahead; the platform takes it, so there is no upper bound. */
function checkExpiry(context: ServerContext, claims: JWTPayload): void {
    if (typeof claims.exp !== 'number' || claims.exp * 1000 <= context.clock.now()) {
        throw new OAuthError('invalid_grant', 'expired authorization code');
    }
}

function approvedUser(context: ServerContext, app: ClientApp, claims: JWTPayload): UserContext {
    const user = context.org.findUser(claims.sub ?? '');
    if (!user || !user.isActive || !isPreauthorised(app, user)) {
        throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
    }
    return user;
}

/** `localhost` and `127.0.0.1` name the same demo org. */
export function localNames(baseUrl: string): string[] {
    return [baseUrl, baseUrl.replace('//localhost', '//127.0.0.1'), baseUrl.replace('//127.0.0.1', '//localhost')];
}
