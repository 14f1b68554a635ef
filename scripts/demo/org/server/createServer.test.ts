import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compactVerify, importSPKI, SignJWT } from 'jose';
import { createPrivateKey } from 'node:crypto';
import type { OrgsFileEntry } from '../oauth/orgsFile.ts';
import { startDemoOrg, type DemoOrgOptions, type RunningDemoOrg } from './createServer.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

let directory: string;
let running: RunningDemoOrg[];
beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'demo-org-'));
    running = [];
});
afterEach(async () => {
    await Promise.all(running.map((each) => each.close()));
    rmSync(directory, { recursive: true, force: true });
});

async function start(change: Partial<DemoOrgOptions> = {}): Promise<RunningDemoOrg> {
    const started = await startDemoOrg({
        port: 0,
        dataDir: join(directory, 'org'),
        sourceDir: null,
        company: null,
        extractFile: join(ROOT, 'scripts/demo/data/osm/liechtenstein.osm.pbf'),
        middlewareUrl: null,
        ...change
    });
    running.push(started);
    return started;
}

describe('startDemoOrg', () => {
    it('keeps records, tokens and keys over a restart', async () => {
        const first = await start();
        const [saved] = first.org.insert('Account', [{ Name: 'Kept' }]);
        const token = first.context.sessions.open(first.org.findUser(first.integrationUsername)?.userId ?? '', 'x');
        await first.close();
        running = [];
        const second = await start();
        expect(second.org.row('Account', saved?.id ?? '')?.['Name']).toBe('Kept');
        expect(second.context.sessions.find(token)).not.toBeNull();
        expect(second.integrationKey.kid).toBe(first.integrationKey.kid);
    });

    it('forgets everything with isFresh', async () => {
        const first = await start();
        const [saved] = first.org.insert('Account', [{ Name: 'Gone' }]);
        await first.close();
        running = [];
        const second = await start({ isFresh: true });
        expect(second.org.row('Account', saved?.id ?? '')).toBeUndefined();
    });

    it('makes the org again when the first start was interrupted', async () => {
        const first = await start();
        const [saved] = first.org.insert('Account', [{ Name: 'Half' }]);
        await first.close();
        running = [];
        const state = join(directory, 'org', 'demo-org.json');
        writeFileSync(state, readFileSync(state, 'utf8').replace('"isComplete": true', '"isComplete": false'));
        const warnings: string[] = [];
        const second = await start({ logger: { info: () => undefined, warn: (text) => void warnings.push(text) } });
        expect(second.org.row('Account', saved?.id ?? '')).toBeUndefined();
        expect(warnings.join()).toContain('did not finish');
    });

    it('takes over the lock of a process that is gone, and respects one that lives', async () => {
        mkdirSync(join(directory, 'org'));
        writeFileSync(join(directory, 'org', 'lock'), '999999999');
        await start();
        writeFileSync(join(directory, 'org', 'lock'), String(process.ppid));
        await expect(start()).rejects.toThrow(/in use by another demo org .*--data-dir/);
    });

    it('takes the next port when one is taken, and says so', async () => {
        const other = createServer().listen(0, '127.0.0.1');
        await new Promise((resolve) => other.once('listening', resolve));
        const taken = (other.address() as AddressInfo).port;
        const warnings: string[] = [];
        const demo = await start({
            port: taken,
            logger: { info: () => undefined, warn: (text) => void warnings.push(text) }
        });
        other.close();
        expect(Number(new URL(demo.url).port)).toBeGreaterThan(taken);
        expect(warnings).toContain(`Port ${taken} is taken.`);
    });

    it('writes an orgs file with which the middleware gets in and recognises callers', async () => {
        const orgsFile = join(directory, 'orgs.json');
        const demo = await start({ orgsFile, sourceDir: join(ROOT, 'force-app/main') });
        const [entry] = JSON.parse(readFileSync(orgsFile, 'utf8')) as OrgsFileEntry[];
        expect(statSync(orgsFile).mode & 0o777).toBe(0o600);
        expect(statSync(entry?.privateKeyFile ?? '').mode & 0o777).toBe(0o600);
        expect(entry).toMatchObject({ orgId: demo.org.orgId, issuer: demo.url, instanceUrl: demo.url });
        const assertion = await new SignJWT({})
            .setProtectedHeader({ alg: 'RS256' })
            .setIssuer(entry?.clientId ?? '')
            .setAudience(entry?.loginUrl ?? '')
            .setSubject(entry?.username ?? '')
            .setExpirationTime('3m')
            .sign(createPrivateKey(readFileSync(entry?.privateKeyFile ?? '', 'utf8')));
        const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
        const response = await fetch(`${demo.url}/services/oauth2/token`, {
            method: 'POST',
            body: new URLSearchParams(grant)
        });
        expect(response.status).toBe(200);
        expect(entry?.publicKeys).toHaveLength(1);
        const jws = await new SignJWT({})
            .setProtectedHeader({ alg: 'RS256' })
            .sign(createPrivateKey(readFileSync(join(directory, 'org/keys/org.key'), 'utf8')));
        const publicKey = await importSPKI(entry?.publicKeys[0]?.pem ?? '', 'RS256');
        await expect(compactVerify(jws, publicKey)).resolves.toBeDefined();
    });

    it('fills the org with a company whose people can be chosen', async () => {
        const company = { accounts: 60, seed: 7, today: '2026-11-20' };
        const demo = await start({ company, sourceDir: join(ROOT, 'force-app/main') });
        const people = (await (await fetch(`${demo.url}/demo/people`)).json()) as { userId: string; role: string }[];
        expect(new Set(people.map(({ role }) => role))).toEqual(new Set(['rep', 'manager', 'admin', 'none']));
        expect(await me(demo, people[0]?.userId ?? '')).toMatchObject({ role: 'rep', currency: 'CHF' });
        const [id = ''] = demo.org
            .query('SELECT Id FROM Account LIMIT 1')
            .records.map((record) => String(record['Id']));
        const admin = people.find(({ role }) => role === 'admin')?.userId ?? '';
        const record = await asPerson(demo, admin, `/ui-api/records/${id}?fields=Account.Name,Account.Owner.Name`);
        expect(await record.json()).toMatchObject({
            apiName: 'Account',
            fields: { Name: { value: expect.any(String) }, Owner: { value: { apiName: 'User' } } }
        });
        expect(existsSync(join(directory, 'org', 'demo-org.json'))).toBe(true);
    });

    it('hides records of others from a rep', async () => {
        const company = { accounts: 60, seed: 7, today: '2026-11-20' };
        const demo = await start({ company, sourceDir: join(ROOT, 'force-app/main') });
        const people = (await (await fetch(`${demo.url}/demo/people`)).json()) as { userId: string; role: string }[];
        const [rep = ''] = people.filter(({ role }) => role === 'rep').map(({ userId }) => userId);
        const foreign = [...demo.org.rows('Account')].find((row) => row['OwnerId'] !== rep);
        expect((await asPerson(demo, rep, `/ui-api/records/${foreign?.Id}?fields=Account.Name`)).status).toBe(403);
        expect((await asPerson(demo, 'nobody', '/ui-api/records/x')).status).toBe(401);
    });

    it('answers to local names only', async () => {
        const demo = await start();
        const port = new URL(demo.url).port;
        const status = await new Promise((resolve) => {
            import('node:http').then(({ get }) =>
                get({ host: '127.0.0.1', port, path: '/demo/health', headers: { host: 'evil.example' } }, (response) =>
                    resolve(response.statusCode)
                )
            );
        });
        expect(status).toBe(421);
    });
});

const asPerson = (demo: RunningDemoOrg, userId: string, path: string): Promise<Response> =>
    fetch(`${demo.url}${path}`, { headers: { cookie: `fieldmap_demo_user=${userId}` } });

async function me(demo: RunningDemoOrg, userId: string): Promise<unknown> {
    const signedIn = await fetch(`${demo.url}/demo/signin`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userId })
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    return (await fetch(`${demo.url}/demo/me`, { headers: { cookie } })).json();
}
