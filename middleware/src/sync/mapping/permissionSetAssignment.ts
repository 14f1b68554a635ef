import { text } from './columns.ts';
import { recordMapping } from './mapping.ts';

/** Only assignments of Fieldmap's own permission sets; a withdrawn one leaves no trace in the API. */
export const permissionSetAssignmentMapping = recordMapping({
    objectApiName: 'PermissionSetAssignment',
    table: 'permission_assignments',
    strategy: 'snapshot',
    condition: "PermissionSet.Name LIKE 'Fieldmap%'",
    columns: {
        assignee_id: text('AssigneeId', { isRequired: true }),
        permission_set_name: text('PermissionSet.Name', { isRequired: true })
    }
});
