import { createHmac } from 'node:crypto';
import type { UserContext } from '../core/types.ts';
import type { ServerContext } from '../server/context.ts';
import type { ClientApp } from './clientApps.ts';

/** Shape: the token endpoint's answer. */
export interface TokenResponse {
    readonly access_token: string;
    readonly refresh_token?: string;
    readonly scope: string;
    readonly instance_url: string;
    readonly id: string;
    readonly token_type: 'Bearer';
    readonly issued_at: string;
    readonly signature: string;
}

/** Opens a session for the user and describes it. */
export function tokenResponse(
    context: ServerContext,
    app: ClientApp,
    user: UserContext,
    options: { withRefreshToken: boolean } = { withRefreshToken: false }
): TokenResponse {
    const id = identityUrl(context, user.userId);
    const issuedAt = String(context.clock.now());
    const signature = createHmac('sha256', app.consumerSecret ?? app.consumerKey).update(id + issuedAt);
    const grant = { userId: user.userId, clientId: app.consumerKey };
    return {
        access_token: context.sessions.open(user.userId, app.consumerKey),
        ...(options.withRefreshToken ? { refresh_token: context.sessions.issueRefreshToken(grant) } : {}),
        scope: options.withRefreshToken ? 'api refresh_token web' : 'api web',
        instance_url: context.baseUrl(),
        id,
        token_type: 'Bearer',
        issued_at: issuedAt,
        signature: signature.digest('base64')
    };
}

export function identityUrl(context: ServerContext, userId: string): string {
    return `${context.baseUrl()}/id/${context.org.orgId}/${userId}`;
}
