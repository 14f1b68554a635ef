import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { ADMIN, CLIENT_ID, CLIENT_SECRET, orgForTests, REP, type OrgForTests } from '../server/orgForTests.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const CALLBACK = 'http://localhost:9/callback';

let demo: OrgForTests;
beforeAll(async () => {
    demo = await orgForTests();
});
afterAll(() => demo.close());

async function token(form: Record<string, string>): Promise<{ status: number; body: Record<string, string> }> {
    const response = await fetch(`${demo.url}/services/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams(form)
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
}

interface Claims {
    issuer?: string;
    audience?: string;
    subject?: string;
    expiry?: number;
    key?: string;
    algorithm?: string;
}
async function assertion(claims: Claims = {}): Promise<string> {
    const key = createPrivateKey(claims.key ?? demo.privateKeyPem);
    return new SignJWT({})
        .setProtectedHeader({ alg: claims.algorithm ?? 'RS256' })
        .setIssuer(claims.issuer ?? CLIENT_ID)
        .setAudience(claims.audience ?? demo.url)
        .setSubject(claims.subject ?? ADMIN)
        .setExpirationTime(claims.expiry ?? Math.floor(Date.now() / 1000) + 180)
        .sign(key);
}
const jwtBearer = async (claims?: Claims): ReturnType<typeof token> =>
    token({ grant_type: JWT_BEARER, assertion: await assertion(claims) });

describe('JWT bearer', () => {
    it('opens a session that works', async () => {
        const { status, body } = await jwtBearer();
        expect(status).toBe(200);
        expect(body['instance_url']).toBe(demo.url);
        expect(body['id']).toBe(`${demo.url}/id/${demo.org.orgId}/${demo.adminId}`);
        const info = await demo.call('GET', '/services/oauth2/userinfo', { token: body['access_token'] ?? '' });
        expect(await info.json()).toMatchObject({ preferred_username: ADMIN, organization_id: demo.org.orgId });
    });

    it('takes the expiry in milliseconds that the sf CLI sends', async () => {
        expect((await jwtBearer({ expiry: Date.now() + 300 })).status).toBe(200);
    });

    it('takes the login hosts of the platform as audience', async () => {
        expect((await jwtBearer({ audience: 'https://login.salesforce.com' })).status).toBe(200);
    });

    it.each<[string, () => Claims, string]>([
        ['an unknown app', () => ({ issuer: 'nobody' }), 'invalid_client_id'],
        ['a foreign audience', () => ({ audience: 'https://else.example' }), 'invalid_grant'],
        ['an expired assertion', () => ({ expiry: Math.floor(Date.now() / 1000) - 1 }), 'invalid_grant'],
        ['an unknown user', () => ({ subject: 'nobody@test.example' }), 'invalid_grant'],
        ['a foreign key', () => ({ key: foreignKey() }), 'invalid_grant'],
        ['another algorithm', () => ({ algorithm: 'PS256' }), 'invalid_grant']
    ])('refuses %s', async (_name, claims, error) => {
        const { status, body } = await jwtBearer(claims());
        expect({ status, error: body['error'] }).toEqual({ status: 400, error });
    });

    it('refuses a user without the permission set that the app asks for', async () => {
        const app = demo.context.clients.find(CLIENT_ID);
        demo.context.clients.register({ ...app!, consumerKey: 'STRICT', permissionSets: ['Nobody_Has_This'] });
        const { body } = await jwtBearer({ issuer: 'STRICT', subject: REP });
        expect(body['error_description']).toBe("user hasn't approved this consumer");
    });
});

describe('other grants', () => {
    it('client credentials run as the user of the app', async () => {
        const form = { grant_type: 'client_credentials', client_id: CLIENT_ID };
        expect((await token({ ...form, client_secret: CLIENT_SECRET })).status).toBe(200);
        expect((await token({ ...form, client_secret: 'wrong' })).body['error']).toBe('invalid_client');
    });

    it('has no username-password flow', async () => {
        const { body } = await token({ grant_type: 'password', username: ADMIN, password: 'x' });
        expect(body['error']).toBe('unsupported_grant_type');
    });

    it('goes through the web server flow with PKCE once, then refreshes', async () => {
        const verifier = 'v'.repeat(64);
        const form = { grant_type: 'authorization_code', client_id: CLIENT_ID, redirect_uri: CALLBACK };
        const secret = { client_secret: CLIENT_SECRET };
        const wrong = await authorize(verifier);
        expect((await token({ ...form, ...secret, code: wrong, code_verifier: 'other' })).body['error']).toBe(
            'invalid_grant'
        );
        const code = await authorize(verifier);
        const first = await token({ ...form, ...secret, code, code_verifier: verifier });
        expect(first.status).toBe(200);
        expect((await token({ ...form, ...secret, code, code_verifier: verifier })).status).toBe(400);
        const refresh = { grant_type: 'refresh_token', client_id: CLIENT_ID, ...secret };
        const second = await token({ ...refresh, refresh_token: first.body['refresh_token'] ?? '' });
        expect(second.status).toBe(200);
        expect(second.body['access_token']).not.toBe(first.body['access_token']);
    });

    it('lets a person be chosen on the page when there is no hint', async () => {
        const path = authorizePath('c', CALLBACK).replace(/&login_hint=[^&]*/, '');
        const page = await (await demo.call('GET', path, { token: null })).text();
        expect(page).toContain('<select name="user_id">');
        const form = new URLSearchParams(path.split('?')[1]);
        form.set('user_id', demo.repId);
        const response = await demo.call('POST', '/services/oauth2/authorize', {
            token: null,
            body: form.toString(),
            headers: { 'content-type': 'application/x-www-form-urlencoded' }
        });
        expect(new URL(response.headers.get('location') ?? '').searchParams.get('code')).toBeTruthy();
        form.set('user_id', '005000000000000AAA');
        const refused = await demo.call('POST', '/services/oauth2/authorize', {
            token: null,
            body: form.toString(),
            headers: { 'content-type': 'application/x-www-form-urlencoded' }
        });
        expect(refused.status).toBe(400);
    });

    it('never redirects to an address that the app did not register', async () => {
        const response = await demo.call('GET', authorizePath('c', 'https://evil.example/'), { token: null });
        expect(response.status).toBe(400);
        expect(await response.text()).toContain('redirect_uri_mismatch');
    });
});

describe('sessions', () => {
    it('are introspected, revoked and expire', async () => {
        const opened = (await jwtBearer()).body['access_token'] ?? '';
        const introspect = async (): Promise<unknown> =>
            (
                await fetch(`${demo.url}/services/oauth2/introspect`, {
                    method: 'POST',
                    body: new URLSearchParams({ token: opened })
                })
            ).json();
        expect(await introspect()).toMatchObject({ active: true, username: ADMIN, client_id: CLIENT_ID });
        await fetch(`${demo.url}/services/oauth2/revoke?token=${opened}`);
        expect(await introspect()).toEqual({ active: false });
        const late = demo.tokenOf(demo.adminId);
        demo.advance(7_200_000);
        const response = await demo.call('GET', `/id/${demo.org.orgId}/${demo.adminId}`, { token: late });
        expect(response.status).toBe(401);
        expect(await response.json()).toEqual([
            { errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }
        ]);
    });

    it('open the page once by a single-access link and never lead elsewhere', async () => {
        const path = '/services/oauth2/singleaccess?redirect_uri=//evil.example';
        const answer = await demo.call('GET', path, { token: demo.tokenOf(demo.repId) });
        const link = new URL(((await answer.json()) as { frontdoor_uri: string }).frontdoor_uri);
        const first = await demo.call('GET', link.pathname + link.search, { token: null });
        expect(first.headers.get('set-cookie')).toContain(`fieldmap_demo_user=${demo.repId}`);
        expect(first.headers.get('location')).toBe('/');
        expect((await demo.call('GET', link.pathname + link.search, { token: null })).status).toBe(403);
    });
});

function authorizePath(challenge: string, redirectUri: string): string {
    const query = new URLSearchParams({
        response_type: 'code',
        client_id: CLIENT_ID,
        redirect_uri: redirectUri,
        code_challenge: challenge,
        login_hint: ADMIN,
        state: 's1'
    });
    return `/services/oauth2/authorize?${query}`;
}

async function authorize(verifier: string): Promise<string> {
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const response = await demo.call('GET', authorizePath(challenge, CALLBACK), { token: null });
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.searchParams.get('state')).toBe('s1');
    return location.searchParams.get('code') ?? '';
}

function foreignKey(): string {
    return generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString();
}
