import type { UserDirectory } from '../../http/authentication/ports.ts';
import type { Database } from '../../platform/database.ts';
import { WITH_ROLES_BELOW } from './rolesBelow.ts';

/** The person, whether they are a Fieldmap admin, and whether anybody's role lies below theirs. */
const FIND_USER = `
    SELECT u.is_active AND NOT u.is_deleted AS is_active,
           u.time_zone,
           EXISTS (
               SELECT 1 FROM permission_assignments p
               WHERE p.org_id = $1 AND p.assignee_id = $2 AND NOT p.is_deleted
                 AND p.permission_set_name = 'Fieldmap_Admin'
           ) AS is_admin,
           EXISTS (
               SELECT 1 FROM user_roles r
               WHERE r.org_id = $1 AND r.parent_role_id = u.role_id AND NOT r.is_deleted
           ) AS has_roles_below
    FROM users u
    WHERE u.org_id = $1 AND u.id = $2`;

/** Everyone whose role lies below the person's; asked for managers only, since every request of a rep asks who they are. */
const FIND_PEOPLE_BELOW = `
    ${WITH_ROLES_BELOW}
    SELECT s.id FROM users s
    WHERE s.org_id = $1 AND s.role_id IN (SELECT role_id FROM below)
    ORDER BY s.id`;

interface UserRow {
    is_active: boolean;
    time_zone: string;
    is_admin: boolean;
    has_roles_below: boolean;
}

/** People as the mirror knows them. Two people in the same role do not see each other; both see the roles below. */
export function userDirectory(database: Database): UserDirectory {
    return {
        find: async (orgId, userId) => {
            const [row] = await database.query<UserRow>(FIND_USER, [orgId, userId]);
            if (row === undefined) return null;
            const below = row.has_roles_below
                ? await database.query<{ id: string }>(FIND_PEOPLE_BELOW, [orgId, userId])
                : [];
            return {
                isActive: row.is_active,
                timeZone: row.time_zone,
                isAdmin: row.is_admin,
                visibleUserIds: new Set([userId, ...below.map(({ id }) => id)])
            };
        },
        hasUsers: async (orgId) => {
            const rows = await database.query('SELECT 1 FROM users WHERE org_id = $1 LIMIT 1', [orgId]);
            return rows.length > 0;
        }
    };
}
