import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { signCallerToken } from '../oauth/callerTokens.ts';
import type { KeyPair } from '../oauth/keyPairs.ts';
import { createMiddlewareClient } from './middlewareClient.ts';
import { AuraHandledError } from './types.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

function keyPair(): KeyPair {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' }
    });
    return { kid: 'k1', privateKeyPem: privateKey, publicKeyPem: publicKey, privateKeyFile: '' };
}

describe('signCallerToken', () => {
    it('signs who asks, for whom, and for two minutes', async () => {
        const pair = keyPair();
        const token = await signCallerToken({
            issuer: 'http://localhost:4100',
            orgId: '00D000000000001EAA',
            userId: '005000000000001AAA',
            audience: 'http://localhost:4200',
            now: NOW,
            keyPair: pair
        });
        const { payload } = await jwtVerify(token, await importSPKI(pair.publicKeyPem, 'RS256'), {
            currentDate: new Date(NOW)
        });
        expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'k1' });
        expect(payload).toMatchObject({
            iss: 'http://localhost:4100',
            aud: 'http://localhost:4200',
            sub: '005000000000001AAA',
            org: '00D000000000001EAA',
            iat: NOW / 1000,
            nbf: NOW / 1000,
            exp: NOW / 1000 + 120
        });
        expect(payload.jti).toBeTruthy();
    });
});

describe('createMiddlewareClient', () => {
    const signToken = async (audience: string): Promise<string> => `token for ${audience}`;

    it('calls with the token and gives status and body', async () => {
        const asked: { url: string; init: RequestInit | undefined }[] = [];
        const fetchStub: typeof fetch = async (url, init) => {
            asked.push({ url: String(url), init });
            return new Response('{"code":"no-base"}', { status: 422 });
        };
        const call = createMiddlewareClient({ url: 'http://m.example', signToken, fetch: fetchStub });
        expect(await call('POST', '/v1/plans', { a: 1 })).toEqual({ status: 422, json: { code: 'no-base' } });
        expect(asked[0]?.url).toBe('http://m.example/v1/plans');
        expect(asked[0]?.init).toMatchObject({ method: 'POST', body: '{"a":1}' });
        expect(new Headers(asked[0]?.init?.headers).get('authorization')).toBe('Bearer token for http://m.example');
    });

    it.each<[string, string | null, typeof fetch]>([
        ['nobody answers', 'http://m.example', () => Promise.reject(new TypeError('fetch failed'))],
        ['the answer is a web page', 'http://m.example', async () => new Response('<html>')],
        ['no middleware is configured', null, fetch]
    ])('gives a problem with next steps when %s', async (_name, url, fetchStub) => {
        const call = createMiddlewareClient({ url, signToken, fetch: fetchStub });
        const error = await call('GET', '/v1/plans').catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(AuraHandledError);
        expect((error as AuraHandledError).problem).toMatchObject({ code: 'middleware-unreachable', status: 503 });
    });
});

describe('a middleware of another version', () => {
    const ask = (answered: string | null) =>
        createMiddlewareClient({
            url: 'http://localhost:4200',
            signToken: () => Promise.resolve('token'),
            headers: () => ({ 'Fieldmap-Contract': '2' }),
            fetch: () =>
                Promise.resolve(
                    new Response('{}', { headers: answered === null ? {} : { 'Fieldmap-Contract': answered } })
                )
        })('GET', '/v1/me');

    it('is refused when it is older, as MiddlewareGateway.cls does', async () => {
        for (const answered of [null, '1']) {
            await expect(ask(answered)).rejects.toMatchObject({ problem: { code: 'middleware-too-old' } });
        }
        expect((await ask('2')).status).toBe(200);
        expect((await ask('3')).status).toBe(200);
    });
});
