import { OAuthError } from '../oauthError.ts';
import { tokenResponse } from '../tokenResponse.ts';
import { requireClient, type Grant } from './request.ts';

/** `refresh_token`: a new session for the user who approved the app. */
export const refreshToken: Grant = (context, request) => {
    const grant = context.sessions.findRefreshGrant(request.form['refresh_token'] ?? '');
    if (!grant || (request.clientId !== '' && request.clientId !== grant.clientId)) {
        throw new OAuthError('invalid_grant', 'expired access/refresh token');
    }
    const app = requireClient(context.clients, grant.clientId);
    if (app.consumerSecret !== null && app.consumerSecret !== request.clientSecret) {
        throw new OAuthError('invalid_client', 'invalid client credentials');
    }
    const user = context.org.userContext(grant.userId);
    if (!user.isActive) {
        throw new OAuthError('inactive_user', 'user is inactive');
    }
    return tokenResponse(context, app, user);
};
