import type { Org } from '../../core/types.ts';

/** Profiles that the demo company's users have. */
export const PROFILES = {
    standard: 'Standard User',
    admin: 'System Administrator',
    integration: 'Minimum Access - API Only Integrations'
} as const;

/** Id of the profile with this name; made when the org has none. */
export function profileId(org: Org, name: string): string {
    const found = [...org.rows('Profile')].find((row) => row['Name'] === name);
    if (found) {
        return found.Id;
    }
    const isAdmin = name === PROFILES.admin;
    const flags = { PermissionsViewAllData: isAdmin, PermissionsModifyAllData: isAdmin, PermissionsApiEnabled: true };
    return org.loadRecords('Profile', [{ Name: name, ...flags }])[0] ?? '';
}
