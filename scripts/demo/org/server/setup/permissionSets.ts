import { permissionSetsByUser } from '../../../data/generateCompany.ts';
import type { Org, RecordInput } from '../../core/types.ts';

/** Gives the users of the demo company the permission sets of their work. Throws when one is not deployed. */
export function assignPermissionSets(org: Org): void {
    const setIds = new Map([...org.rows('PermissionSet')].map((row) => [row['Name'], row.Id]));
    const assignments: RecordInput[] = [];
    for (const [userId, names] of permissionSetsByUser(org.rows('User'))) {
        const held = org.userContext(userId).permissionSets;
        for (const name of names.filter((each) => !held.includes(each))) {
            const setId = setIds.get(name);
            if (setId === undefined) {
                throw new Error(`force-app has no permission set ${name}, which the demo company's users need.`);
            }
            assignments.push({ AssigneeId: userId, PermissionSetId: setId });
        }
    }
    org.loadRecords('PermissionSetAssignment', assignments);
}
