import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Router } from 'express';
import { SignJWT } from 'jose';
import { createApp } from '../../app.ts';
import type { AppParts } from '../../app.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { KnownUser } from '../authentication/ports.ts';
import { createRequestLimits } from '../rateLimit.ts';
import { createTokenVerifier } from '../authentication/verifyToken.ts';

/** An org whose tokens a test signs. */
export interface TestOrg {
    readonly orgId: string;
    readonly issuer: string;
    readonly kid: string;
    readonly privateKey: KeyObject;
    readonly publicKeyPem: string;
}

export const AUDIENCE = 'https://fieldmap.example';
export const NOW = new Date('2026-04-01T10:00:00Z');
export const NOW_SECONDS = NOW.getTime() / 1000;
export const ACTIVE_USER = '005000000000001AAA';
export const INACTIVE_USER = '005000000000002AAA';

export function testOrg(n: number): TestOrg {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return {
        orgId: `00D00000000000${n}AAA`,
        issuer: `https://org${n}.example`,
        kid: 'OrgKey2026',
        privateKey,
        publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }) as string
    };
}

/** Signs what the org's Named Credential would, changed as a test wants it; a claim set to undefined is left out. */
export function signToken(
    org: TestOrg,
    claims: Readonly<Record<string, unknown>> = {},
    header: { alg?: string; kid?: string; jwk?: object } = {},
    key: KeyObject | Uint8Array = org.privateKey
): Promise<string> {
    const times = { iat: NOW_SECONDS, nbf: NOW_SECONDS, exp: NOW_SECONDS + 120 };
    const names = { iss: org.issuer, aud: AUDIENCE, sub: ACTIVE_USER, org: org.orgId, jti: randomUUID() };
    return new SignJWT({ ...names, ...times, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: org.kid, ...header } as { alg: string })
        .sign(key);
}

export interface TestService {
    readonly url: string;
    readonly clock: ReturnType<typeof fixedClock>;
    close(): Promise<void>;
}

/** The service over HTTP on a free port, with people and token ids in memory and the given routers under `/v1`. */
export async function startTestService(
    orgs: readonly TestOrg[],
    routers: readonly Router[] = [],
    more: Partial<AppParts> = {}
): Promise<TestService> {
    const clock = fixedClock(NOW);
    const used = new Set<string>();
    const trusted = orgs.map(({ orgId, issuer, kid, publicKeyPem }) => ({
        orgId,
        issuer,
        publicKeys: [{ kid, pem: publicKeyPem }]
    }));
    const app = createApp({
        logLevel: 'silent',
        clock,
        database: { query: () => Promise.resolve([]) } as unknown as AppParts['database'],
        verifyToken: createTokenVerifier(trusted, AUDIENCE, clock),
        users: {
            find: (orgId, userId) => Promise.resolve(orgId === orgs[0]?.orgId ? (PEOPLE[userId] ?? null) : null),
            hasUsers: (orgId) => Promise.resolve(orgId === orgs[0]?.orgId)
        },
        tokens: {
            useOnce: (orgId, tokenId) => {
                const isNew = !used.has(orgId + tokenId);
                used.add(orgId + tokenId);
                return Promise.resolve(isNew);
            }
        },
        limits: createRequestLimits({ perPerson: 1000, perOrg: 10_000 }),
        routers,
        ...more
    });
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const close = async (): Promise<void> => {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
    };
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, clock, close };
}

const person = (isActive: boolean): KnownUser => ({
    isActive,
    timeZone: 'Europe/Vaduz',
    isAdmin: false,
    visibleUserIds: new Set([ACTIVE_USER])
});
const PEOPLE: Readonly<Record<string, KnownUser>> = { [ACTIVE_USER]: person(true), [INACTIVE_USER]: person(false) };
