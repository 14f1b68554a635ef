import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { ApexClassStandIn, ApexContext } from '../apex/types.ts';
import type { Clock, Org, RecordInput } from '../core/types.ts';
import { createDemoOrg, PROFILES } from '../index.ts';
import { ClientApps } from '../oauth/clientApps.ts';
import { Sessions } from '../oauth/sessions.ts';
import { ApiUsage } from './apiUsage.ts';
import type { ServerContext } from './context.ts';
import { createApp, type DemoOrgApp } from './createApp.ts';
import { listen } from './listen.ts';

export const ADMIN = 'admin@test.example';
export const REP = 'rep@test.example';
export const CLIENT_ID = 'TEST_APP';
export const CLIENT_SECRET = 'test-secret';
export const CONTROL_KEY = 'test-control-key';

export interface OrgForTests extends DemoOrgApp {
    readonly url: string;
    readonly org: Org;
    readonly context: ServerContext;
    /** Private key of the certificate that {@link CLIENT_ID} is registered with. */
    readonly privateKeyPem: string;
    readonly adminId: string;
    readonly repId: string;
    /** Moves the org's clock, milliseconds. */
    advance(milliseconds: number): void;
    /** A valid access token. */
    tokenOf(userId: string): string;
    /** Request as the admin (or with another token); a body is sent as JSON unless it is text. */
    call(method: string, path: string, options?: CallOptions): Promise<Response>;
    close(): Promise<void>;
}
export interface CallOptions {
    readonly body?: unknown;
    readonly token?: string | null;
    readonly headers?: Readonly<Record<string, string>>;
}
export interface OrgForTestsOptions {
    readonly apexClasses?: ReadonlyMap<string, ApexClassStandIn>;
    readonly callMiddleware?: ApexContext['callMiddleware'];
    readonly bulk?: { readonly processingMs?: number; readonly pageSize?: number };
}

/** An org in memory with an admin, a rep and one client app, listening on a free port. */
export async function orgForTests(options: OrgForTestsOptions = {}): Promise<OrgForTests> {
    let skew = 0;
    const clock: Clock = { now: () => Date.now() + skew };
    const org = createDemoOrg({ dataDir: null, clock });
    const adminId = addUser(org, ADMIN, PROFILES.admin);
    const repId = addUser(org, REP, PROFILES.standard);
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' }
    });
    const clients = new ClientApps(null);
    clients.register({
        consumerKey: CLIENT_ID,
        label: 'Test app',
        consumerSecret: CLIENT_SECRET,
        certificate: publicKey,
        permissionSets: [],
        runAsUsername: ADMIN,
        redirectUris: ['http://localhost:9/callback']
    });
    let url = '';
    const context: ServerContext = {
        org,
        clock,
        clients,
        logger: { info: () => undefined, warn: () => undefined },
        sessions: new Sessions({ orgId: org.orgId, clock, file: null }),
        usage: new ApiUsage(clock),
        baseUrl: () => url
    };
    const unreachable: ApexContext['callMiddleware'] = () => Promise.reject(new Error('no middleware in this test'));
    const parts = createApp({
        context,
        controlKey: CONTROL_KEY,
        apexClasses: options.apexClasses ?? new Map(),
        middlewareFor: () => options.callMiddleware ?? unreachable,
        staticDirectory: null,
        ...(options.bulk === undefined ? {} : { bulk: options.bulk })
    });
    const server = createServer(parts.app);
    url = `http://localhost:${await listen(server, '127.0.0.1', 0, () => undefined)}`;
    const tokenOf = (userId: string): string => context.sessions.open(userId, CLIENT_ID);
    const adminToken = tokenOf(adminId);
    return {
        ...parts,
        url,
        org,
        context,
        privateKeyPem: privateKey,
        adminId,
        repId,
        advance: (milliseconds) => {
            skew += milliseconds;
        },
        tokenOf,
        call: (method, path, { body, token = adminToken, headers = {} } = {}) =>
            fetch(`${url}${path}`, {
                method,
                redirect: 'manual',
                headers: {
                    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
                    ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
                    ...headers
                },
                ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
            }),
        close: async () => {
            server.closeAllConnections();
            await new Promise<void>((resolve) => server.close(() => resolve()));
            org.close();
        }
    };
}

function addUser(org: Org, username: string, profileName: string): string {
    const profile = [...org.rows('Profile')].find((row) => row['Name'] === profileName);
    const user: RecordInput = {
        Username: username,
        FirstName: 'Test',
        LastName: username.split('@')[0] ?? '',
        Name: `Test ${username.split('@')[0]}`,
        Email: username,
        IsActive: true,
        ProfileId: profile?.Id,
        TimeZoneSidKey: 'Europe/Zurich'
    };
    return org.loadRecords('User', [user])[0] ?? '';
}
