import { createDemoOrg } from '../createDemoOrg.ts';
import { PROFILES } from './baseRecords.ts';
import type { DemoOrg } from './org.ts';
import type { MetadataComponent, UserContext } from './types.ts';

/** A small org for unit tests: a manager above two reps, a clock that stands still. */
export interface TestOrg {
    readonly org: DemoOrg;
    readonly admin: UserContext;
    readonly manager: UserContext;
    readonly rep1: UserContext;
    readonly rep2: UserContext;
    advance(ms: number): void;
    now(): number;
}

export const START = Date.UTC(2026, 10, 4, 12, 0, 30, 500);

export function makeTestOrg(dataDir: string | null = null): TestOrg {
    let now = START;
    const org = createDemoOrg({ clock: { now: () => now }, dataDir, timeZone: 'UTC' });
    const [vp = '', repRole = ''] = org.loadRecords('UserRole', [{ Name: 'VP' }, { Name: 'Rep' }]);
    org.faults.patchSilently('UserRole', repRole, { ParentRoleId: vp });
    const profileId = String(
        org.query(`SELECT Id FROM Profile WHERE Name = '${PROFILES.standard}'`).records[0]?.['Id']
    );
    const people = [
        ['manager', vp],
        ['rep1', repRole],
        ['rep2', repRole]
    ].map(([name = '', UserRoleId]) => ({
        Username: `${name}@test.example`,
        LastName: name,
        Email: `${name}@test.example`,
        ProfileId: profileId,
        UserRoleId,
        TimeZoneSidKey: 'UTC'
    }));
    const [manager = '', rep1 = '', rep2 = ''] = org.loadRecords('User', people);
    const contextOf = (id: string): UserContext => org.userContext(id);
    return {
        org,
        admin: org.findUser('admin@fieldmap.example') as UserContext,
        manager: contextOf(manager),
        rep1: contextOf(rep1),
        rep2: contextOf(rep2),
        advance: (ms) => {
            now += ms;
        },
        now: () => now
    };
}

/** A metadata component as a deployment hands it in. */
export function component(
    type: string,
    fullName: string,
    inner: string,
    files: Readonly<Record<string, string>> = {}
): MetadataComponent {
    const xml = `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${inner}</${type}>`;
    return { type, fullName, xml, files, path: `${type}/${fullName}` };
}

export function customField(objectName: string, name: string, type: string, more = ''): MetadataComponent {
    const inner = `<fullName>${name}</fullName><label>${name}</label><type>${type}</type>${more}`;
    return component('CustomField', `${objectName}.${name}`, inner);
}
