import { OAuthError } from '../oauthError.ts';
import { tokenResponse } from '../tokenResponse.ts';
import { requireClient, type Grant } from './request.ts';

/** `client_credentials`: the app's secret opens a session of its run-as user. */
export const clientCredentials: Grant = (context, request) => {
    const app = requireClient(context.clients, request.clientId);
    if (app.consumerSecret === null || app.consumerSecret !== request.clientSecret) {
        throw new OAuthError('invalid_client', 'invalid client credentials');
    }
    const user = app.runAsUsername === null ? undefined : context.org.findUser(app.runAsUsername);
    if (!user || !user.isActive) {
        throw new OAuthError('invalid_grant', 'no client credentials user enabled');
    }
    return tokenResponse(context, app, user);
};
