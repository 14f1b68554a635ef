import { Router, urlencoded } from 'express';
import type { UserContext } from '../core/types.ts';
import { bodyOf, queryParam, textOf, type ServerContext } from '../server/context.ts';
import { escapeMarkup } from '../server/html.ts';
import { allPeople } from '../server/people.ts';
import { activeUser } from '../server/personCookie.ts';
import type { AuthorizationCodes } from './authorizationCodes.ts';
import { isPreauthorised, type ClientApp } from './clientApps.ts';

interface AuthorizeRequest {
    readonly app: ClientApp;
    readonly redirectUri: string;
    readonly state: string | undefined;
    readonly codeChallenge: string | null;
}
type ReadParameter = (name: string) => string | undefined;

/** `/services/oauth2/authorize`: a chooser of persons; `login_hint` (a username) answers it without the page. */
export function authorizeRouter(context: ServerContext, codes: AuthorizationCodes): Router {
    const router = Router();
    router.get('/authorize', (request, response) => {
        const asked = readRequest(context, (name) => queryParam(request, name));
        if (typeof asked === 'string') {
            response
                .status(400)
                .type('html')
                .send(page(`<p>${escapeMarkup(asked)}</p>`));
            return;
        }
        const hinted = context.org.findUser(queryParam(request, 'login_hint') ?? '');
        if (hinted) {
            response.redirect(302, answer(codes, asked, hinted));
            return;
        }
        response.type('html').send(page(chooser(context, request.query as Record<string, unknown>)));
    });
    router.post('/authorize', urlencoded({ extended: false }), (request, response) => {
        const body = bodyOf(request);
        const asked = readRequest(context, (name) => textOf(body[name]) || undefined);
        const user = activeUser(context.org, textOf(body['user_id']));
        if (typeof asked === 'string' || !user) {
            response.status(400).type('html').send(page('<p>Choose a person from the list.</p>'));
            return;
        }
        response.redirect(302, answer(codes, asked, user));
    });
    return router;
}

/** The request, or the sentence that says what is wrong with it (never redirected, as the redirect may be foreign). */
function readRequest(context: ServerContext, read: ReadParameter): AuthorizeRequest | string {
    const app = context.clients.find(read('client_id') ?? '');
    const redirectUri = read('redirect_uri') ?? '';
    if (!app) {
        return 'error=invalid_client_id: the demo org knows no app with this consumer key.';
    }
    if (!app.redirectUris.includes(redirectUri)) {
        return 'error=redirect_uri_mismatch: redirect_uri must match the configuration of the app.';
    }
    if (read('response_type') !== 'code') {
        return 'error=unsupported_response_type: only response_type=code is supported.';
    }
    const codeChallenge = read('code_challenge') ?? null;
    if (app.consumerSecret === null && codeChallenge === null) {
        return 'error=invalid_request: a client without a secret has to send code_challenge (PKCE, S256).';
    }
    return { app, redirectUri, state: read('state'), codeChallenge };
}

function answer(codes: AuthorizationCodes, asked: AuthorizeRequest, user: UserContext): string {
    const target = new URL(asked.redirectUri);
    if (isPreauthorised(asked.app, user)) {
        const { app, redirectUri, codeChallenge } = asked;
        target.searchParams.set(
            'code',
            codes.issue({ userId: user.userId, clientId: app.consumerKey, redirectUri, codeChallenge })
        );
    } else {
        target.searchParams.set('error', 'OAUTH_APP_ACCESS_DENIED');
        target.searchParams.set('error_description', 'user is not admin approved to access this app');
    }
    if (asked.state !== undefined) {
        target.searchParams.set('state', asked.state);
    }
    return target.href;
}

function chooser(context: ServerContext, query: Readonly<Record<string, unknown>>): string {
    const hidden = Object.entries(query)
        .map(
            ([name, value]) =>
                `<input type="hidden" name="${escapeMarkup(name)}" value="${escapeMarkup(textOf(value))}">`
        )
        .join('');
    const people = allPeople(context.org)
        .map((each) => `<option value="${each.userId}">${escapeMarkup(`${each.name} (${each.role})`)}</option>`)
        .join('');
    return `<form method="post" action="/services/oauth2/authorize">${hidden}
        <label>Sign in to the demo org as <select name="user_id">${people}</select></label>
        <button type="submit">Allow access</button></form>`;
}

function page(body: string): string {
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Demo org: sign in</title>
        <body style="font-family: sans-serif; margin: 3rem"><h1>Demo org</h1>${body}</body></html>`;
}
