import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from '../../../scripts/demo/childProcess.ts';
import type { Org, UserContext } from '../../../scripts/demo/org/core/types.ts';
import { ADMIN_USERNAME } from '../../../scripts/demo/org/index.ts';
import { startDemoOrg, type RunningDemoOrg } from '../../../scripts/demo/org/server/createServer.ts';
import { freePortFrom } from '../../../scripts/demo/ports.ts';

const EXTRACT = path.resolve('scripts/demo/data/osm/liechtenstein.osm.pbf');
const FOREIGN_ORG_ID = '00D5g000009Othr';
const SYNC_LIMIT_MS = 90_000;

export type PersonKind = 'rep' | 'sharee' | 'blinkered' | 'inactive' | 'foreign';

export interface Asker {
    readonly kind: PersonKind;
    readonly demo: RunningDemoOrg;
    readonly userId: string;
}

/** Two orgs on one middleware, and the five people who ask. */
export interface AccessWorld {
    readonly home: RunningDemoOrg;
    readonly people: Readonly<Record<PersonKind, Asker>>;
    /** A rep of another team: everything of theirs is out of reach for the five. */
    readonly victim: Asker;
    /** Sees everybody; shows that a change reached the middleware. */
    readonly head: Asker;
    close(): Promise<void>;
}

/** Starts it: a company in one org, a stranger in the other, and waits until both are mirrored. */
export async function startAccessWorld(): Promise<AccessWorld> {
    const directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-access-'));
    const port = await freePortFrom(5600);
    const middlewareUrl = `http://127.0.0.1:${port}`;
    const today = new Date().toISOString().slice(0, 10);
    const demo = (name: string, more: object): Promise<RunningDemoOrg> =>
        startDemoOrg({
            port: 0,
            dataDir: path.join(directory, name),
            sourceDir: path.resolve('force-app'),
            middlewareUrl,
            orgsFile: path.join(directory, `${name}.json`),
            company: null,
            extractFile: EXTRACT,
            events: null,
            ...more
        });
    const home = await demo('home', { company: { accounts: 200, seed: 1, today } });
    const foreign = await demo('foreign', { orgId: FOREIGN_ORG_ID });
    try {
        return await startOn(home, foreign, directory, port);
    } catch (error) {
        await closeAll([home, foreign], directory);
        throw error;
    }
}

async function startOn(
    home: RunningDemoOrg,
    foreign: RunningDemoOrg,
    directory: string,
    port: number
): Promise<AccessWorld> {
    const orgsFile = path.join(directory, 'orgs.json');
    const entriesOf = (name: string): unknown[] =>
        JSON.parse(readFileSync(path.join(directory, `${name}.json`), 'utf8')) as unknown[];
    writeFileSync(orgsFile, JSON.stringify([...entriesOf('home'), ...entriesOf('foreign')]));
    const people = choosePeople(home, foreign);
    const middleware = await startChild({
        name: 'middleware',
        script: path.resolve('lib/middleware/src/main.js'),
        env: {
            FIELDMAP_PORT: String(port),
            FIELDMAP_PUBLIC_URL: `http://127.0.0.1:${port}`,
            FIELDMAP_STORE_DIR: path.join(directory, 'store'),
            FIELDMAP_ORGS_FILE: orgsFile,
            FIELDMAP_SYNC_INTERVAL_SECONDS: '4',
            FIELDMAP_RATE_LIMIT_PER_MINUTE: '100000',
            FIELDMAP_RATE_LIMIT_ORG_PER_MINUTE: '1000000',
            FIELDMAP_LOG_LEVEL: 'error'
        },
        onLine: () => undefined
    });
    try {
        await waitForSync(people.people.rep, home);
        await waitForSync(people.people.foreign, foreign);
    } catch (error) {
        await middleware.stop();
        throw error;
    }
    const close = async (): Promise<void> => {
        await middleware.stop();
        await closeAll([home, foreign], directory);
    };
    return { home, ...people, close };
}

async function closeAll(orgs: readonly RunningDemoOrg[], directory: string): Promise<void> {
    await Promise.all(orgs.map((org) => org.close()));
    rmSync(directory, { recursive: true, force: true });
}

/** Asks the middleware as the org would for the person. */
export function call(asker: Asker, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) {
    return asker.demo.middlewareFor(userOf(asker))(method, url, body);
}

export const userOf = ({ demo, userId }: Asker): UserContext => demo.org.userContext(userId);

async function waitForSync(asker: Asker, { org, middlewareFor }: RunningDemoOrg): Promise<void> {
    const admin = org.findUser(ADMIN_USERNAME);
    if (!admin) throw new Error('The org has no admin.');
    const deadline = Date.now() + SYNC_LIMIT_MS;
    for (;;) {
        const status = await middlewareFor(admin)('GET', '/v1/sync/status').catch(() => null);
        const { lastFinishedAt, outbox } = (status?.json ?? {}) as {
            lastFinishedAt?: string | null;
            outbox?: { waiting: number };
        };
        if (typeof lastFinishedAt === 'string' && outbox?.waiting === 0) return;
        if (Date.now() > deadline) throw new Error(`The org of the ${asker.kind} was not mirrored in time.`);
        await sleep(250);
    }
}

function choosePeople(home: RunningDemoOrg, foreign: RunningDemoOrg): Omit<AccessWorld, 'home' | 'close'> {
    const { org } = home;
    const asker = (kind: PersonKind, userId: string, demo = home): Asker => ({ kind, demo, userId });
    const reps = withPermissionSet(org, 'Fieldmap_Rep');
    const managers = withPermissionSet(org, 'Fieldmap_Manager');
    const head = managers.reduce((most, one) => (one.ownerIds.size > most.ownerIds.size ? one : most));
    const [rep, sharee, blinkered, inactive] = reps;
    const victim = reps.findLast(({ roleId }) => roleId !== rep?.roleId);
    if (!rep || !sharee || !blinkered || !inactive || !victim) throw new Error('The company has too few reps.');
    shareAccount(org, victim.userId, sharee.userId);
    org.faults.hidden.set(blinkered.userId, new Set(['Opportunity.Amount']));
    org.update('User', [{ Id: inactive.userId, IsActive: false }]);
    keepGoalTotals(org);
    return {
        people: {
            rep: asker('rep', rep.userId),
            sharee: asker('sharee', sharee.userId),
            blinkered: asker('blinkered', blinkered.userId),
            inactive: asker('inactive', inactive.userId),
            foreign: asker('foreign', addStranger(foreign.org), foreign)
        },
        victim: asker('rep', victim.userId),
        head: asker('rep', head.userId)
    };
}

/** The strict setting: without it, larger teams see the total of their own goal (docs/privacy.md). */
function keepGoalTotals(org: Org): void {
    const [setting] = org.query(
        "SELECT Id FROM FieldmapSetting__mdt WHERE DeveloperName = 'goalProgressForMembers'"
    ).records;
    org.faults.patchSilently('FieldmapSetting__mdt', String(setting?.['Id']), { Value__c: 'false' });
}

function withPermissionSet(org: Org, name: string): UserContext[] {
    return [...org.rows('User')]
        .filter((row) => row['IsActive'] === true)
        .map((row) => org.userContext(row.Id))
        .filter(({ permissionSets }) => permissionSets.includes(name))
        .sort((a, b) => (a.username < b.username ? -1 : 1));
}

function shareAccount(org: Org, ownerId: string, withId: string): void {
    const [account] = org.query('SELECT Id FROM Account WHERE OwnerId = :ownerId ORDER BY Id LIMIT 1', {
        bindings: { ownerId }
    }).records;
    org.insert('AccountShare', [
        { AccountId: account?.['Id'], UserOrGroupId: withId, AccountAccessLevel: 'Read', RowCause: 'Manual' }
    ]);
}

/** A rep of the other org, with one customer of their own. */
function addStranger(org: Org): string {
    const [profile] = org.query("SELECT Id FROM Profile WHERE Name = 'Standard User'").records;
    const [set] = org.query("SELECT Id FROM PermissionSet WHERE Name = 'Fieldmap_Rep'").records;
    const [user] = org.insert('User', [
        {
            ...{
                Username: 'stranger@other.example',
                Email: 'stranger@other.example',
                LastName: 'Stranger',
                Alias: 'str'
            },
            ...{ ProfileId: profile?.['Id'], TimeZoneSidKey: 'Europe/Vaduz', LocaleSidKey: 'en_US' },
            ...{ LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8', IsActive: true }
        }
    ]);
    if (!user?.success || user.id === null) throw new Error(`No stranger: ${JSON.stringify(user?.errors)}`);
    const userId = user.id;
    org.insert('PermissionSetAssignment', [{ AssigneeId: userId, PermissionSetId: set?.['Id'] }]);
    org.insert('Account', [{ Name: 'Of another company', OwnerId: userId }]);
    return userId;
}
