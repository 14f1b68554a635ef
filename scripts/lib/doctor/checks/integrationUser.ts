import { failure, ok, warning, type Check } from '../check.ts';

export const integrationUser: Check = {
    code: 'integration-user',
    why: 'The middleware reads and writes as one API-only user with the permission set Fieldmap_Integration.',
    run: async ({ org }) => {
        const rows = await org.query(
            'SELECT Assignee.Username, Assignee.IsActive FROM PermissionSetAssignment ' +
                "WHERE PermissionSet.Name = 'Fieldmap_Integration' AND Assignee.IsActive = true"
        );
        const usernames = rows.map((row) => (row['Assignee'] as { Username?: string } | null)?.Username ?? '?');
        if (usernames.length === 0) {
            return failure(
                'No active user has Fieldmap_Integration',
                'Create a user with an API-only licence and assign the permission set Fieldmap_Integration.'
            );
        }
        return usernames.length === 1
            ? ok(usernames.join())
            : warning(
                  `${usernames.length} users have Fieldmap_Integration: ${usernames.join(', ')}`,
                  'Leave it to the one user that the middleware signs in as.'
              );
    }
};
