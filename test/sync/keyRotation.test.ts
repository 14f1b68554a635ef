import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createOrgKeys } from '../../middleware/src/config/index.ts';
import { readOrgs } from '../../middleware/src/config/readConfig.ts';
import { createTokenVerifier } from '../../middleware/src/http/authentication/verifyToken.ts';
import { silentLogger } from '../../middleware/src/platform/logger.ts';
import type { OrgConnection } from '../../middleware/src/sync/index.ts';
import { signCallerToken } from '../../scripts/demo/org/oauth/callerTokens.ts';
import type { KeyPair } from '../../scripts/demo/org/oauth/keyPairs.ts';
import { loadKeyPair } from '../../scripts/demo/org/oauth/keyPairs.ts';
import { difference, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* D9: keys are exchanged while the service runs. The guard of each scenario was taken out and the test failed. */
let world: World;
let directory: string;
let first: KeyPair;
let second: KeyPair;
beforeAll(async () => {
    world = await openWorld();
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-keys-'));
    first = world.demo.integrationKey;
    second = loadKeyPair(directory, 'second');
});
afterEach(() => world.reset());
afterAll(async () => {
    await world.close();
    fs.rmSync(directory, { recursive: true, force: true });
});

/** What an admin does in the External Client App: one certificate replaces the other. */
function orgTakes(key: KeyPair): void {
    const app = world.demo.context.clients.find(world.demo.clientId);
    if (app === undefined) {
        throw new Error('The demo org has no app for the middleware.');
    }
    world.demo.context.clients.register({ ...app, certificate: key.publicKeyPem });
    world.demo.context.sessions.expireAll();
}

const account = (Name: string) => ({ Name, OwnerId: world.repId });

describe('D9 the middleware signs in at the org', () => {
    afterEach(() => orgTakes(first));

    // Guard: candidates() of createKeyChoice() without nextPrivateKeyPem.
    test('key A, then A and B known here, then B in the org, then A forgotten: no pass fails', async () => {
        let keys: Pick<OrgConnection, 'privateKeyPem' | 'nextPrivateKeyPem'> = { privateKeyPem: first.privateKeyPem };
        // As `createOrgKeys` hands it out: the keys of now.
        const connection = Object.defineProperties(
            { ...world.connection },
            {
                privateKeyPem: { get: () => keys.privateKeyPem },
                nextPrivateKeyPem: { get: () => keys.nextPrivateKeyPem }
            }
        );
        const sync = world.sync({ orgs: [connection] });
        const pass = async (name: string): Promise<void> => {
            world.tick(60);
            world.insert('Account', [account(name)]);
            await sync.runOnce(world.org.orgId, 'quick');
            expect(await difference(world, 'Account')).toEqual(SAME);
        };
        await pass('with A');
        keys = { privateKeyPem: first.privateKeyPem, nextPrivateKeyPem: second.privateKeyPem };
        await pass('A and B known here');
        orgTakes(second);
        await pass('B in the org');
        keys = { privateKeyPem: second.privateKeyPem };
        world.demo.context.sessions.expireAll();
        await pass('A forgotten');
    });

    test('without the second key the pass fails, says so, and goes on once the key is there', async () => {
        let keys: Pick<OrgConnection, 'privateKeyPem' | 'nextPrivateKeyPem'> = { privateKeyPem: first.privateKeyPem };
        const connection = Object.defineProperties(
            { ...world.connection },
            {
                privateKeyPem: { get: () => keys.privateKeyPem },
                nextPrivateKeyPem: { get: () => keys.nextPrivateKeyPem }
            }
        );
        const sync = world.sync({ orgs: [connection] });
        await sync.runOnce(world.org.orgId);
        orgTakes(second);
        world.insert('Account', [account('missed')]);
        await expect(sync.runOnce(world.org.orgId, 'quick')).rejects.toMatchObject({ kind: 'session' });
        keys = { ...keys, nextPrivateKeyPem: second.privateKeyPem };
        await sync.runOnce(world.org.orgId, 'quick');
        expect(await difference(world, 'Account')).toEqual(SAME);
    });
});

describe("D9 the org signs its people's tokens", () => {
    const AUDIENCE = 'https://fieldmap.example';
    const NOW = Date.UTC(2026, 10, 20, 12);
    const clock = { now: () => new Date(NOW), monotonicSeconds: () => 0 };
    const tokenBy = (keyPair: KeyPair): Promise<string> =>
        signCallerToken({
            issuer: 'https://acme.example',
            orgId: world.org.orgId,
            userId: world.repId,
            audience: AUDIENCE,
            now: NOW,
            keyPair
        });
    const writeOrgs = (file: string, publicKeys: readonly KeyPair[]): void =>
        fs.writeFileSync(
            file,
            JSON.stringify([
                {
                    orgId: world.org.orgId,
                    issuer: 'https://acme.example',
                    instanceUrl: 'https://acme.example',
                    loginUrl: 'https://acme.example',
                    clientId: 'client',
                    username: 'integration@acme.example',
                    privateKeyFile: second.privateKeyFile,
                    publicKeys: publicKeys.map(({ kid, publicKeyPem }) => ({ kid, pem: publicKeyPem }))
                }
            ])
        );

    // Guard: reload() that keeps the first keys; importKeys() that takes only the first key of an org.
    test('two certificates count during the exchange; a forgotten one is refused; no restart', async () => {
        const file = path.join(directory, 'orgs.json');
        writeOrgs(file, [first]);
        const keys = createOrgKeys(readOrgs(file, []), file, silentLogger);
        const accepts = async (keyPair: KeyPair): Promise<boolean> =>
            createTokenVerifier(
                keys.trusted(),
                AUDIENCE,
                clock
            )(await tokenBy(keyPair)).then(
                () => true,
                () => false
            );
        expect([await accepts(first), await accepts(second)]).toEqual([true, false]);
        writeOrgs(file, [first, second]);
        expect(keys.reload()).toBe(true);
        expect([await accepts(first), await accepts(second)]).toEqual([true, true]);
        writeOrgs(file, [second]);
        expect(keys.reload()).toBe(true);
        expect([await accepts(first), await accepts(second)]).toEqual([false, true]);
        expect(keys.reload()).toBe(false);
    });

    test('a file with a fault changes nothing', async () => {
        const file = path.join(directory, 'broken.json');
        writeOrgs(file, [first]);
        const keys = createOrgKeys(readOrgs(file, []), file, silentLogger);
        fs.writeFileSync(file, '[{');
        expect(keys.reload()).toBe(false);
        expect(keys.trusted()[0]?.publicKeys.map(({ kid }) => kid)).toEqual([first.kid]);
        expect(keys.orgs[0]?.privateKeyPem).toBe(second.privateKeyPem);
    });

    // Guard: createTokenVerifier() that looks for the key and does not check the signature.
    test('a key that nobody named is refused, whatever it calls itself', async () => {
        const file = path.join(directory, 'one.json');
        writeOrgs(file, [first]);
        const { trusted } = createOrgKeys(readOrgs(file, []), file, silentLogger);
        const forged = await tokenBy({ ...second, kid: first.kid });
        await expect(createTokenVerifier(trusted(), AUDIENCE, clock)(forged)).rejects.toThrow('refused');
    });
});
