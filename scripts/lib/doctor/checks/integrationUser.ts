import { failure, ok, warning, type Check } from '../check.ts';

interface Assignee {
    readonly Username?: string;
    readonly UserRoleId?: string | null;
    readonly UserRole?: { readonly ParentRoleId?: string | null } | null;
}

/** Who owns a record, and everyone above in the role hierarchy, may edit it where sharing is private. */
const isOnTop = ({ UserRoleId, UserRole }: Assignee): boolean => Boolean(UserRoleId) && !UserRole?.ParentRoleId;

export const integrationUser: Check = {
    code: 'integration-user',
    why: 'The middleware reads and writes as one API-only user with the permission set Fieldmap_Integration.',
    run: async ({ org }) => {
        const rows = await org.query(
            'SELECT Assignee.Username, Assignee.IsActive, Assignee.UserRoleId, Assignee.UserRole.ParentRoleId FROM PermissionSetAssignment ' +
                "WHERE PermissionSet.Name = 'Fieldmap_Integration' AND Assignee.IsActive = true"
        );
        const users = rows.map((row) => (row['Assignee'] ?? {}) as Assignee);
        const usernames = users.map(({ Username }) => Username ?? '?');
        if (usernames.length === 0) {
            return failure(
                'No active user has Fieldmap_Integration',
                'Create a user with an API-only licence and assign the permission set Fieldmap_Integration.'
            );
        }
        if (usernames.length > 1) {
            return warning(
                `${usernames.length} users have Fieldmap_Integration: ${usernames.join(', ')}`,
                'Leave it to the one user that the middleware signs in as.'
            );
        }
        return users.every(isOnTop)
            ? ok(usernames.join())
            : warning(
                  `${usernames.join()} is not at the top of the role hierarchy`,
                  'Give it the top role: it may edit only what people below it own, and last visit, next due and moved visits of ' +
                      'the others are refused (alert DERIVED_REFUSED).'
              );
    }
};
