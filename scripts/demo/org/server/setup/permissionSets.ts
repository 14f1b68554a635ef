import type { Org, Row } from '../../core/types.ts';
import { profileId, PROFILES } from './profiles.ts';

/**
 * Gives every active user of the company the permission set of their work: admins by profile, managers by having
 * someone below them, everybody else with a role as rep. Users who have one already keep it.
 */
export function assignPermissionSets(org: Org): void {
    const users = [...org.rows('User')].filter((row) => row['IsActive'] === true && row['IsDeleted'] !== true);
    const managerIds = new Set(users.map((row) => row['ManagerId']));
    const adminProfileId = profileId(org, PROFILES.admin);
    for (const user of users) {
        const name = fittingSet(user, managerIds, adminProfileId);
        if (name !== null && !hasFieldmapSet(org, user.Id)) {
            assignPermissionSet(org, user.Id, name);
        }
    }
}

/** Assigns a deployed permission set. Throws when the org has none of this name. */
export function assignPermissionSet(org: Org, userId: string, name: string): void {
    const set = [...org.rows('PermissionSet')].find((row) => row['Name'] === name && row['IsDeleted'] !== true);
    if (!set) {
        throw new Error(`The org has no permission set ${name}. Is force-app/main/workspace/permissionsets complete?`);
    }
    const assigned = [...org.rows('PermissionSetAssignment')].some(
        (row) => row['AssigneeId'] === userId && row['PermissionSetId'] === set.Id
    );
    if (!assigned) {
        org.loadRecords('PermissionSetAssignment', [{ AssigneeId: userId, PermissionSetId: set.Id }]);
    }
}

function fittingSet(user: Row, managerIds: ReadonlySet<unknown>, adminProfileId: string): string | null {
    if (user['ProfileId'] === adminProfileId) {
        return 'Fieldmap_Admin';
    }
    if (!user['UserRoleId']) {
        return null;
    }
    return managerIds.has(user.Id) ? 'Fieldmap_Manager' : 'Fieldmap_Rep';
}

function hasFieldmapSet(org: Org, userId: string): boolean {
    return org.userContext(userId).permissionSets.some((name) => name.startsWith('Fieldmap_'));
}
