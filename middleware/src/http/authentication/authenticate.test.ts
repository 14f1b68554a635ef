import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fs from 'node:fs';
import { Router } from 'express';
import { CONTRACT, OLDEST_METADATA, readHiddenFields } from './orgHeaders.ts';
import {
    ACTIVE_USER,
    INACTIVE_USER,
    NOW_SECONDS,
    signToken,
    startTestService,
    testOrg
} from '../testing/testService.ts';
import type { TestService } from '../testing/testService.ts';

const org = testOrg(1);
const neighbour = testOrg(2);
const stranger = testOrg(3);
const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const bearer = async (...parts: Parameters<typeof signToken>): Promise<string> => `Bearer ${await signToken(...parts)}`;

let service: TestService;
beforeAll(async () => {
    const writes = Router().post('/writes', (_request, response) => {
        response.sendStatus(204);
    });
    service = await startTestService([org, neighbour], [writes]);
});
afterAll(async () => service.close());

async function ask(authorization: string | undefined, method = 'GET', path = '/v1/me') {
    const response = await fetch(service.url + path, { method, headers: authorization ? { authorization } : {} });
    return { status: response.status, body: (await response.json().catch(() => null)) as Record<string, unknown> };
}

test('a good token passes and says who the caller is', async () => {
    expect(await ask(await bearer(org))).toMatchObject({
        status: 200,
        body: { orgId: org.orgId, userId: ACTIVE_USER, timeZone: 'Europe/Vaduz', visibleUserCount: 1 }
    });
});

describe('a token is refused without a word of why', () => {
    const forged: Record<string, () => Promise<string | undefined>> = {
        'no header': () => Promise.resolve(undefined),
        'another scheme': async () => `Basic ${await signToken(org)}`,
        'not a token': () => Promise.resolve('Bearer a.b.c'),
        'alg none': async () => {
            const [, payload] = (await signToken(org)).split('.');
            return `Bearer ${encoded({ alg: 'none', kid: org.kid })}.${payload}.`;
        },
        'HS256 with the public key as secret': () =>
            bearer(org, {}, { alg: 'HS256' }, new TextEncoder().encode(org.publicKeyPem)),
        'PS256 with the right key': () => bearer(org, {}, { alg: 'PS256' }),
        'a foreign key': () => bearer(org, {}, {}, foreignKey),
        'a foreign key carried in the header': () =>
            bearer(
                org,
                {},
                { jwk: generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }) },
                foreignKey
            ),
        'the key of another registered org': () => bearer(org, {}, {}, neighbour.privateKey),
        'an unknown kid': () => bearer(org, {}, { kid: 'other' }),
        'another audience': () => bearer(org, { aud: 'https://evil.example' }),
        'several audiences': () => bearer(org, { aud: ['https://fieldmap.example', 'https://evil.example'] }),
        'an unknown issuer': () => bearer(stranger),
        expired: () => bearer(org, { iat: NOW_SECONDS - 400, exp: NOW_SECONDS - 100 }),
        'a lifetime of an hour': () => bearer(org, { exp: NOW_SECONDS + 3600 }),
        'issued in the future': () => bearer(org, { iat: NOW_SECONDS + 100, exp: NOW_SECONDS + 200 }),
        'not yet valid': () => bearer(org, { nbf: NOW_SECONDS + 100 }),
        'no expiry': () => bearer(org, { exp: undefined }),
        'the org of someone else': () => bearer(org, { org: neighbour.orgId }),
        'no org': () => bearer(org, { org: undefined }),
        'no jti': () => bearer(org, { jti: undefined }),
        'a subject that is no user': () => bearer(org, { sub: 'admin' }),
        'changed after it was signed': async () => {
            const [header, , signature] = (await signToken(org)).split('.');
            return `Bearer ${header}.${encoded({ iss: org.issuer, sub: ACTIVE_USER })}.${signature}`;
        },
        'far too long': () => bearer(org, { filler: 'x'.repeat(9000) })
    };
    test.each(Object.entries(forged))('%s', async (_name, make) => {
        const { status, body } = await ask(await make());
        expect(status).toBe(401);
        expect(body).toMatchObject({ code: 'not-authenticated', detail: 'The caller could not be verified.' });
    });

    test.each([
        ['an inactive person', INACTIVE_USER],
        ['a person the mirror does not know', '005000000000009AAA']
    ])('%s gets 403', async (_name, sub) => {
        const { status, body } = await ask(await bearer(org, { sub }));
        expect(status).toBe(403);
        expect(body).toMatchObject({ detail: 'The caller may not use this service.' });
    });

    test('a replayed write gets 401; the same token may read again', async () => {
        const token = await bearer(org);
        expect((await ask(token, 'POST', '/v1/writes')).status).toBe(204);
        expect((await ask(token, 'POST', '/v1/writes')).status).toBe(401);
        expect((await ask(token)).status).toBe(200);
    });
});

test('before the first sync of an org its people are told to wait', async () => {
    const { status, body } = await ask(await bearer(neighbour));
    expect([status, body['code']]).toEqual([503, 'not-synced']);
});

test('clocks may differ by 30 seconds, not by more', async () => {
    const late = (seconds: number): Promise<string> =>
        bearer(org, { iat: NOW_SECONDS - 120 - seconds, exp: NOW_SECONDS - seconds });
    expect((await ask(await late(29))).status).toBe(200);
    expect((await ask(await late(31))).status).toBe(401);
    const early = (seconds: number): Promise<string> =>
        bearer(org, { iat: NOW_SECONDS + seconds, nbf: undefined, exp: NOW_SECONDS + seconds + 60 });
    expect((await ask(await early(29))).status).toBe(200);
    expect((await ask(await early(31))).status).toBe(401);
});

describe('metadata and middleware of different versions', () => {
    let strict: TestService;
    beforeAll(async () => {
        strict = await startTestService([org], [], { oldestMetadata: OLDEST_METADATA });
    });
    afterAll(async () => strict.close());

    async function askAs(contract: string | null): Promise<{ status: number; code: unknown; contract: string | null }> {
        const headers = {
            authorization: await bearer(org),
            ...(contract !== null && { 'Fieldmap-Contract': contract })
        };
        const response = await fetch(`${strict.url}/v1/me`, { headers });
        const { code } = (await response.json()) as { code?: unknown };
        return { status: response.status, code, contract: response.headers.get('Fieldmap-Contract') };
    }

    test.each([
        ['metadata from before there was a number', null, 409, 'metadata-too-old'],
        ['older metadata', '1', 409, 'metadata-too-old'],
        ['no number at all', 'new', 409, 'metadata-too-old'],
        ['the same version', String(CONTRACT), 200, undefined],
        ['newer metadata', String(CONTRACT + 1), 409, 'middleware-too-old']
    ])('%s', async (_name, contract, status, code) => {
        expect(await askAs(contract)).toEqual({ status, code, contract: String(CONTRACT) });
    });

    test('the Apex of this version holds the same number', () => {
        const gateway = fs.readFileSync('force-app/main/shared/classes/MiddlewareGateway.cls', 'utf8');
        expect(gateway).toContain(`CONTRACT = ${CONTRACT};`);
    });
});

describe('what the org hides', () => {
    test.each([
        ['none of it', '2', 'none', []],
        ['fields and objects', '2', 'Opportunity.Amount, Lead', ['Opportunity.Amount', 'Lead']],
        ['everything when a new org says nothing', '2', undefined, ['*']],
        ['everything when it cannot be read', '2', '<script>', ['*']],
        ['nothing that an old org could not say', undefined, undefined, []]
    ])('%s', (_name, contract, header, expected) => {
        expect([...readHiddenFields(contract, header)]).toEqual(expected);
    });
});
