import { ADMIN_USERNAME, INTEGRATION_USERNAME, loadBaseRecords } from './core/baseRecords.ts';
import { readSourceDirectory } from './core/metadataXml.ts';
import { to18 } from './core/ids.ts';
import { createOrg } from './core/org.ts';
import type { DemoOrg } from './core/org.ts';
import type { Clock, DeployMessage, MetadataComponent } from './core/types.ts';

export interface DemoOrgOptions {
    /** Default: the demo org's own id. */
    readonly orgId?: string;
    readonly clock?: Clock;
    /** Where the org is kept; without it, it lives in memory. */
    readonly dataDir?: string | null;
    /** Source directory whose metadata the org shall have; deployed again when it changed. */
    readonly forceAppDir?: string;
    /** IANA time zone of the organization and its first users. */
    readonly timeZone?: string;
}

export const DEMO_ORG_ID = to18('00D5g000004Fmap');
const DEMO_TIME_ZONE = 'Europe/Vaduz';
/** Given to the first users as soon as the permission sets exist. */
const FIRST_ASSIGNMENTS: readonly (readonly [username: string, permissionSet: string])[] = [
    [ADMIN_USERNAME, 'Fieldmap_Admin'],
    [INTEGRATION_USERNAME, 'Fieldmap_Integration']
];

/** Opens (or makes) the demo org: base records, then the metadata of force-app. Errors: a component that does not deploy. */
export function createDemoOrg(options: DemoOrgOptions = {}): DemoOrg {
    const org = createOrg({
        orgId: options.orgId ?? DEMO_ORG_ID,
        clock: options.clock ?? { now: () => Date.now() },
        ...(options.dataDir ? { dataDir: options.dataDir } : {})
    });
    if (org.count('SELECT COUNT() FROM Organization') === 0) {
        loadBaseRecords(org, options.timeZone ?? DEMO_TIME_ZONE);
    }
    if (options.forceAppDir) {
        deploySource(org, readSourceDirectory(options.forceAppDir));
        assignFirstUsers(org);
    }
    return org;
}

/** Deploys what is new or different. Throws with all problems. */
export function deploySource(org: DemoOrg, components: readonly MetadataComponent[]): DeployMessage[] {
    const stored = new Map(org.metadata().map((component) => [`${component.type}:${component.fullName}`, component]));
    const changed = components.filter((component) => {
        const before = stored.get(`${component.type}:${component.fullName}`);
        return before?.xml !== component.xml || JSON.stringify(before.files) !== JSON.stringify(component.files);
    });
    if (changed.length === 0) {
        return [];
    }
    const messages = org.deployMetadata(changed);
    const problems = messages.filter((message) => !message.success);
    if (problems.length > 0) {
        const lines = problems.map(
            ({ type, fullName, path, problem }) => `  ${type} ${fullName}: ${problem} (${path})`
        );
        throw new Error(`The demo org refuses ${problems.length} component(s) of force-app:\n${lines.join('\n')}`);
    }
    return messages;
}

function assignFirstUsers(org: DemoOrg): void {
    for (const [username, name] of FIRST_ASSIGNMENTS) {
        const user = org.findUser(username);
        const [set] = org.query('SELECT Id FROM PermissionSet WHERE Name = :name', { bindings: { name } }).records;
        if (user && set && !user.permissionSets.includes(name)) {
            org.insert('PermissionSetAssignment', [{ AssigneeId: user.userId, PermissionSetId: set['Id'] }]);
        }
    }
}
