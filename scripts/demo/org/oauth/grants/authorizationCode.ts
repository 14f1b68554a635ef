import { matchesChallenge } from '../authorizationCodes.ts';
import { OAuthError } from '../oauthError.ts';
import { tokenResponse } from '../tokenResponse.ts';
import { requireClient, type Grant } from './request.ts';

/** `authorization_code` with PKCE (S256). A client without a secret must use PKCE. */
export const authorizationCode: Grant = (context, request) => {
    const pending = context.codes.redeem(request.form['code'] ?? '');
    if (!pending) {
        throw new OAuthError('invalid_grant', 'expired authorization code');
    }
    if (pending.redirectUri !== request.form['redirect_uri']) {
        throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
    }
    if (pending.clientId !== request.clientId) {
        throw new OAuthError('invalid_grant', 'code was issued to another client');
    }
    const app = requireClient(context.clients, pending.clientId);
    if (app.consumerSecret !== null && app.consumerSecret !== request.clientSecret) {
        throw new OAuthError('invalid_client', 'invalid client credentials');
    }
    if (
        pending.codeChallenge !== null &&
        !matchesChallenge(pending.codeChallenge, request.form['code_verifier'] ?? '')
    ) {
        throw new OAuthError('invalid_grant', 'invalid code verifier');
    }
    return tokenResponse(context, app, context.org.userContext(pending.userId), { withRefreshToken: true });
};
