import type { ServerContext } from '../../server/context.ts';
import type { TokenResponse } from '../tokenResponse.ts';
import type { AuthorizationCodes } from '../authorizationCodes.ts';
import type { ClientApp, ClientApps } from '../clientApps.ts';
import { OAuthError } from '../oauthError.ts';

/** A token request, whatever its grant type. */
export interface GrantRequest {
    readonly form: Readonly<Record<string, string>>;
    /** From HTTP Basic or the form. */
    readonly clientId: string;
    readonly clientSecret: string | null;
}

export interface GrantContext extends ServerContext {
    readonly codes: AuthorizationCodes;
}

export type Grant = (context: GrantContext, request: GrantRequest) => Promise<TokenResponse> | TokenResponse;

export function requireClient(clients: ClientApps, consumerKey: string): ClientApp {
    const app = clients.find(consumerKey);
    if (!app) {
        throw new OAuthError('invalid_client_id', 'client identifier invalid');
    }
    return app;
}

/** Client credentials from the Authorization header or the form. */
export function readGrantRequest(form: Readonly<Record<string, string>>, authorization: string): GrantRequest {
    const basic = /^Basic\s+(\S+)$/i.exec(authorization)?.[1];
    if (basic === undefined) {
        return { form, clientId: form['client_id'] ?? '', clientSecret: form['client_secret'] ?? null };
    }
    const [clientId = '', clientSecret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return { form, clientId: decodeURIComponent(clientId), clientSecret: decodeURIComponent(clientSecret) };
}
