import { firstName, text } from './columns.ts';
import { recordMapping } from './mapping.ts';

/** A group is called like the permission set that it holds, with this at the end. */
const GROUP_SUFFIX = '_Group';

/**
 * Only assignments of Fieldmap's own permission sets, or of its permission set groups, which count as their permission set; a
 * withdrawn one leaves no trace in the API.
 */
export const permissionSetAssignmentMapping = recordMapping({
    objectApiName: 'PermissionSetAssignment',
    table: 'permission_assignments',
    strategy: 'snapshot',
    condition: "PermissionSet.Name LIKE 'Fieldmap%' OR PermissionSetGroup.DeveloperName LIKE 'Fieldmap%'",
    columns: {
        assignee_id: text('AssigneeId', { isRequired: true }),
        permission_set_name: firstName(['PermissionSetGroup.DeveloperName', 'PermissionSet.Name'], GROUP_SUFFIX, {
            isRequired: true
        })
    }
});
