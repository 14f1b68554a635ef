import { setTimeout as wait } from 'node:timers/promises';
import { Connection, OAuth2 } from 'jsforce';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { OrgError } from '../orgError.ts';
import type { OrgConnection, SalesforceClient } from '../ports.ts';
import { createApiBudget } from './apiBudget.ts';
import { createClient } from './client.ts';
import { createKeyChoice, createRefreshGuard, signAssertion } from './jwtLogin.ts';
import { ResilientTransport } from './orgCall.ts';
import { refusal } from './refusal.ts';
import type { RetrySettings } from './retryPolicy.ts';
import type { HttpAnswer, HttpCall, Send } from './transport.ts';
import { createTransport } from './transport.ts';

/** jsforce would take 50.0 by default. */
export const API_VERSION = '66.0';
const DEFAULT_API_SHARE = 0.5;
const REFRESHES_PER_MINUTE = 4;
const CLOCK_TOLERANCE_MS = 60_000;

export interface ConnectOptions {
    readonly fetch: typeof fetch;
    readonly clock: Clock;
    readonly random: () => number;
    readonly logger: Logger;
    readonly sleep?: (seconds: number) => Promise<void>;
    readonly retry?: RetrySettings;
    readonly deadlineSeconds?: number;
}

/**
 * Signs in as the integration user (JWT bearer) and gives the client of that org.
 *
 * Errors: {@link OrgError} `ORG_CHANGED` when the login URL now leads to another org than the one configured.
 */
export async function connectOrg(org: OrgConnection, options: ConnectOptions): Promise<SalesforceClient> {
    const budget = createApiBudget(org.apiShare ?? DEFAULT_API_SHARE, () => options.clock.monotonicSeconds());
    const send = createTransport({
        ...options,
        sleep: options.sleep ?? ((seconds) => wait(seconds * 1000)),
        beforeAttempt: (call) => {
            if (isCounted(call)) {
                budget.begin();
            }
        },
        afterAttempt: (call, isAnswered) => {
            if (isCounted(call)) {
                budget.end(isAnswered);
            }
        },
        afterAnswer: (answer) => budget.read(answer.headers)
    });
    const askToken = createTokenRequest(org, options, send);
    const first = await askToken();
    const connection = new Connection({
        instanceUrl: first.instanceUrl,
        accessToken: first.accessToken,
        version: API_VERSION,
        oauth2: new OAuth2({ loginUrl: org.loginUrl, clientId: org.clientId }),
        refreshFn: (_connection, callback) => {
            askToken().then(
                (token) => callback(null, token.accessToken),
                (error: Error) => callback(error)
            );
        }
    });
    Reflect.set(connection, '_transport', new ResilientTransport(send));
    const renewSession = sharedRenewal(connection, askToken);
    return createClient({ connection, budget, orgId: first.orgId, send, clock: options.clock, renewSession });
}

/** Callers whose session ended together share one sign-in. */
function sharedRenewal(connection: Connection, askToken: () => Promise<Token>): SalesforceClient['renewSession'] {
    let pending: Promise<void> | null = null;
    return async (ended) => {
        if (connection.accessToken !== ended.accessToken) {
            return;
        }
        pending ??= askToken()
            .then((token) => {
                connection.accessToken = token.accessToken;
            })
            .finally(() => {
                pending = null;
            });
        await pending;
    };
}

/** Signing in and the list of versions cost nothing of the org's budget. */
function isCounted({ url }: HttpCall): boolean {
    return !url.includes('/services/oauth2/') && !url.endsWith('/services/data/');
}

interface Token {
    readonly accessToken: string;
    readonly instanceUrl: string;
    readonly orgId: string;
}

function createTokenRequest(org: OrgConnection, options: ConnectOptions, send: Send): () => Promise<Token> {
    const guard = createRefreshGuard(REFRESHES_PER_MINUTE, () => options.clock.monotonicSeconds());
    const keys = createKeyChoice(org);
    const ask = async (privateKeyPem: string, now: Date): Promise<HttpAnswer> =>
        send({
            method: 'POST',
            url: new URL('/services/oauth2/token', org.loginUrl).href,
            headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
            body: new URLSearchParams({
                grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
                assertion: await signAssertion(org, privateKeyPem, now)
            }).toString()
        });
    const askInTime = async (privateKeyPem: string): Promise<HttpAnswer> => {
        const local = options.clock.now();
        const answer = await ask(privateKeyPem, local);
        const orgTime = new Date(answer.headers['date'] ?? '');
        // A wrong local clock makes every assertion look expired: sign it by the org's clock.
        if (answer.status !== 200 && Math.abs(orgTime.getTime() - local.getTime()) > CLOCK_TOLERANCE_MS) {
            options.logger.warn({ orgId: org.orgId }, 'the local clock differs from the clock of the org');
            return ask(privateKeyPem, orgTime);
        }
        return answer;
    };
    return async () => {
        guard();
        let refused: HttpAnswer | null = null;
        for (const key of keys.candidates()) {
            const answer = await askInTime(key);
            if (answer.status === 200) {
                keys.worked(key);
                return readToken(answer.body, org);
            }
            refused ??= answer;
        }
        throw refusal(refused as HttpAnswer);
    };
}

function readToken(body: string, org: OrgConnection): Token {
    const value = JSON.parse(body) as Record<string, unknown>;
    const { access_token: accessToken, instance_url: instanceUrl, id } = value;
    if (typeof accessToken !== 'string' || typeof instanceUrl !== 'string' || typeof id !== 'string') {
        throw new OrgError('malformed', 'MALFORMED_ANSWER', 'The token answer does not have the documented shape.');
    }
    // The identity URL is `https://…/id/<org id>/<user id>`.
    const orgId = id.split('/').at(-2) ?? '';
    if (orgId.slice(0, 15) !== org.orgId.slice(0, 15)) {
        throw new OrgError(
            'wrong-org',
            'ORG_CHANGED',
            `The connection was made for org ${org.orgId}, now ${orgId} answers. If the sandbox was refreshed, register it anew.`
        );
    }
    return { accessToken, instanceUrl, orgId: org.orgId };
}
