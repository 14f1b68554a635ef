import { WITH_ROLES_BELOW } from '../identity/rolesBelow.ts';

/**
 * What the KPI formulas count, straight from the mirror. Parameters of all: $1 org, $2 owner or account ids. Times are epoch
 * milliseconds.
 *
 * Rows of one person (or account) come as one row of joined texts: reading a million rows one by one costs several times as
 * much. U+001F cannot stand in a picklist value.
 */

const ms = (column: string): string => `(date_part('epoch', ${column}) * 1000)::bigint`;
const joined = (column: string): string => `string_agg(COALESCE(${ms(column)}::text, ''), ',') AS ${column}`;

/** The inner order holds within each group. `flags` is one character a visit, see `readFlags`. */
export const VISITS_SQL = `
    SELECT owner_id, string_agg(id, ',') AS ids, string_agg(COALESCE(account_id, ''), ',') AS account_ids,
           string_agg(status, E'\\x1f') AS statuses, string_agg(COALESCE(outcome, ''), E'\\x1f') AS outcomes,
           string_agg(chr(64 + (COALESCE(mode, 'In Person') = 'In Person')::int + 2 * is_joint_visit::int
                               + CASE WHEN is_on_site IS NULL THEN 0 WHEN is_on_site THEN 12 ELSE 4 END), '') AS flags,
           ${['planned_start', 'actual_start', 'actual_end', 'created_at'].map(joined).join(', ')},
           string_agg(CASE WHEN status = 'Planned' THEN COALESCE(${ms('planned_end')}::text, '') ELSE '' END, ',') AS planned_end
    FROM (
        SELECT * FROM field_visits
        WHERE org_id = $1 AND owner_id = ANY($2::text[]) AND NOT is_deleted
        ORDER BY owner_id, COALESCE(actual_start, planned_start, created_at) DESC, id
    ) v
    GROUP BY owner_id`;

export const ACCOUNTS_SQL = `
    SELECT a.id, a.owner_id, a.customer_class, c.interval_days, ${ms('a.created_at')}::double precision AS created_at
    FROM accounts a
    LEFT JOIN visit_cadences c ON c.org_id = a.org_id AND c.customer_class = a.customer_class
    WHERE a.org_id = $1 AND a.owner_id = ANY($2::text[]) AND NOT a.is_deleted`;

/** All countable visits of each account, whoever made them, in order of time. */
export const ACCOUNT_VISITS_SQL = `
    SELECT account_id, string_agg(${ms('actual_start')}::text, ',') AS starts,
           string_agg(${ms('actual_start')}::text, ',') FILTER (WHERE is_joint_visit) AS joint_starts,
           min(${ms('actual_start')}) FILTER (WHERE outcome <> 'No Contact')::double precision AS met_at
    FROM (
        SELECT account_id, actual_start, is_joint_visit, outcome FROM field_visits
        WHERE org_id = $1 AND account_id = ANY($2::text[]) AND status = 'Completed' AND NOT is_deleted
          AND actual_start IS NOT NULL AND (actual_end IS NULL OR actual_end >= actual_start)
        ORDER BY account_id, actual_start
    ) v
    GROUP BY account_id`;

/** What accounts are and where; an account in several territories counts for the first by id. */
export const TRAITS_SQL = `
    SELECT a.id, a.customer_class, t.territory_id, a.latitude, a.longitude
    FROM accounts a
    LEFT JOIN (SELECT object_id, min(territory_id) AS territory_id FROM object_territories
               WHERE org_id = $1 AND object_id = ANY($2::text[]) AND NOT is_deleted GROUP BY object_id) t ON t.object_id = a.id
    WHERE a.org_id = $1 AND a.id = ANY($2::text[]) AND NOT a.is_deleted`;

/** Where days start and end. */
export const BASES_SQL = `
    SELECT id AS owner_id, base_latitude AS latitude, base_longitude AS longitude FROM users
    WHERE org_id = $1 AND id = ANY($2::text[]) AND base_latitude IS NOT NULL AND base_longitude IS NOT NULL`;

/** About whom there was a one-on-one, in order of time. */
export const ONE_ON_ONES_SQL = `
    SELECT rep_id AS owner_id, string_agg(${ms('created_at')}::text, ',' ORDER BY created_at) AS times
    FROM coaching_notes
    WHERE org_id = $1 AND rep_id = ANY($2::text[]) AND NOT is_deleted
    GROUP BY rep_id`;

/** Close dates are days already. */
export const OPPORTUNITIES_SQL = `
    SELECT id, owner_id, account_id, is_closed, is_won, close_date AS close_day, amount, currency, probability
    FROM opportunities
    WHERE org_id = $1 AND owner_id = ANY($2::text[]) AND NOT is_deleted
    ORDER BY close_date DESC, id`;

export const LEADS_SQL = `
    SELECT l.id, l.owner_id, ${ms('l.created_at')}::double precision AS created_at, l.latitude, l.longitude,
           (SELECT min(t.territory_id) FROM object_territories t
            WHERE t.org_id = $1 AND t.object_id = l.id AND NOT t.is_deleted) AS territory_id
    FROM leads l
    WHERE l.org_id = $1 AND l.owner_id = ANY($2::text[]) AND NOT l.is_deleted
    ORDER BY l.created_at DESC, l.id`;

export const WON_DAYS_SQL = `
    SELECT account_id, string_agg(DISTINCT close_date::text, ',' ORDER BY close_date::text) AS days
    FROM opportunities
    WHERE org_id = $1 AND account_id = ANY($2::text[]) AND is_won AND NOT is_deleted
    GROUP BY account_id`;

/** $2 the mark of the last question. Changes of transactions that were not over then come again. */
export const CHANGES_SQL = `
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS mark,
           ARRAY(SELECT changed_by::text || ' ' || owner_id FROM kpi_changes
                 WHERE org_id = $1 AND changed_by >= $2::xid8) AS changes`;

/** $2 the person who asks. Only people whose role ever changed and who are or were below. */
export const MEMBER_DAYS_SQL = `
    ${WITH_ROLES_BELOW}
    SELECT p.user_id, p.role_id, p.from_day::text AS from_day, p.to_day::text AS to_day
    FROM user_role_periods p
    WHERE p.org_id = $1 AND p.user_id <> $2 AND p.role_id IN (SELECT role_id FROM below)
      AND p.user_id IN (SELECT m.user_id FROM user_role_periods m
                        WHERE m.org_id = $1 AND (m.to_day IS NOT NULL OR m.from_day > '0001-01-01'))
    ORDER BY p.user_id, p.from_day`;
