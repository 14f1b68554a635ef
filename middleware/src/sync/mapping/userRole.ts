import { text } from './columns.ts';
import { recordMapping } from './mapping.ts';

/** Deleted roles leave no trace in the API, so roles are read as a whole. */
export const userRoleMapping = recordMapping({
    objectApiName: 'UserRole',
    table: 'user_roles',
    strategy: 'snapshot',
    columns: { parent_role_id: text('ParentRoleId') }
});
