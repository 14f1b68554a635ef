/**
 * `WITH` clause of the roles below a person's own, as `below (role_id)`. Parameters: $1 org, $2 user. Who may see whose numbers hangs
 * on it, so it stands here only.
 */
export const WITH_ROLES_BELOW = `
    WITH RECURSIVE below (role_id) AS (
        SELECT r.id
        FROM user_roles r
        JOIN users u ON u.org_id = r.org_id AND u.role_id = r.parent_role_id
        WHERE u.org_id = $1 AND u.id = $2 AND NOT r.is_deleted
        UNION
        SELECT r.id FROM user_roles r JOIN below ON r.parent_role_id = below.role_id
        WHERE r.org_id = $1 AND NOT r.is_deleted
    )`;
