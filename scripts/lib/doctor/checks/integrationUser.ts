import { failure, ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

interface Assignee {
    readonly Username?: string;
    readonly UserRoleId?: string | null;
    readonly UserRole?: { readonly ParentRoleId?: string | null } | null;
}

/** Who owns a record, and everyone above in the role hierarchy, may edit it where sharing is private. */
const isOnTop = ({ UserRoleId, UserRole }: Assignee): boolean => Boolean(UserRoleId) && !UserRole?.ParentRoleId;

export const integrationUser: Check = {
    code: 'integration-user',
    why: text('integration-user.why'),
    run: async ({ org }) => {
        const rows = await org.query(
            'SELECT Assignee.Username, Assignee.IsActive, Assignee.UserRoleId, Assignee.UserRole.ParentRoleId FROM PermissionSetAssignment ' +
                "WHERE PermissionSet.Name = 'Fieldmap_Integration' AND Assignee.IsActive = true"
        );
        const users = rows.map((row) => (row['Assignee'] ?? {}) as Assignee);
        const usernames = users.map(({ Username }) => Username ?? '?');
        if (usernames.length === 0) {
            return failure(
                text('integration-user.nobody'),
                text('integration-user.nobody.next')
            );
        }
        if (usernames.length > 1) {
            return warning(
                text('integration-user.several', usernames.length, usernames.join(', ')),
                text('integration-user.several.next')
            );
        }
        return users.every(isOnTop)
            ? ok(usernames.join())
            : warning(
                  text('integration-user.low', usernames.join()),
                  text('integration-user.low.next')
              );
    }
};
