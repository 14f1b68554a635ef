/**
 * What the KPI formulas count, straight from the mirror. Parameters of all: $1 org, $2 owner or account ids, $3 time
 * zone. Days are local to that zone; `AT TIME ZONE` knows its daylight-saving changes.
 */

/** $4 now, $5 and $6 instants around the periods, $7 begin of the conversion cohort. */
export const VISITS_SQL = `
    SELECT id, owner_id, account_id, status,
           COALESCE(mode, 'In Person') = 'In Person' AS is_in_person,
           is_joint_visit, is_on_site, outcome,
           (planned_start AT TIME ZONE $3)::date AS planned_day,
           COALESCE(planned_start <= $4::timestamptz, false) AS is_due,
           (COALESCE(actual_start, planned_start, created_at) AT TIME ZONE $3)::date AS day,
           EXTRACT(EPOCH FROM planned_start)::double precision AS planned_at,
           EXTRACT(EPOCH FROM actual_start)::double precision AS starts_at,
           EXTRACT(EPOCH FROM actual_end)::double precision AS ends_at,
           COALESCE(actual_start > $4::timestamptz, false) AS is_future
    FROM field_visits
    WHERE org_id = $1 AND owner_id = ANY($2::text[]) AND NOT is_deleted
      AND ((planned_start >= $5::timestamptz AND planned_start < $6::timestamptz)
        OR (actual_start >= $7::timestamptz AND actual_start < $6::timestamptz)
        OR (actual_start IS NULL AND status = 'Completed'))
    ORDER BY COALESCE(actual_start, planned_start, created_at) DESC, id`;

export const ACCOUNTS_SQL = `
    SELECT a.id, a.owner_id, a.customer_class, c.interval_days,
           (a.created_at AT TIME ZONE $3)::date AS created_day
    FROM accounts a
    LEFT JOIN visit_cadences c ON c.org_id = a.org_id AND c.customer_class = a.customer_class
    WHERE a.org_id = $1 AND a.owner_id = ANY($2::text[]) AND NOT a.is_deleted`;

/** $4 now. All countable visits of each account, whoever made them: days in order of time, the first, the first meeting. */
export const ACCOUNT_VISITS_SQL = `
    SELECT account_id,
           string_agg(((actual_start AT TIME ZONE $3)::date)::text, ',' ORDER BY actual_start)
               FILTER (WHERE actual_start <= $4::timestamptz) AS days,
           string_agg(((actual_start AT TIME ZONE $3)::date)::text, ',' ORDER BY actual_start)
               FILTER (WHERE is_joint_visit AND actual_start <= $4::timestamptz) AS joint_days,
           EXTRACT(EPOCH FROM min(actual_start))::double precision AS first_at,
           EXTRACT(EPOCH FROM min(actual_start) FILTER (WHERE outcome <> 'No Contact'))::double precision AS met_at,
           EXTRACT(EPOCH FROM min(actual_start) FILTER (WHERE actual_start > $4::timestamptz))::double precision AS next_at
    FROM field_visits
    WHERE org_id = $1 AND account_id = ANY($2::text[]) AND status = 'Completed' AND NOT is_deleted
      AND actual_start IS NOT NULL AND (actual_end IS NULL OR actual_end >= actual_start)
    GROUP BY account_id`;

/** $3 and $4 first and last day (exclusive) of the periods. Close dates are days already. */
export const OPPORTUNITIES_SQL = `
    SELECT id, owner_id, account_id, is_closed, is_won, close_date AS close_day, amount, currency, probability
    FROM opportunities
    WHERE org_id = $1 AND owner_id = ANY($2::text[]) AND NOT is_deleted
      AND (NOT is_closed OR (close_date >= $3::date AND close_date < $4::date))
    ORDER BY close_date DESC, id`;

/** $4 and $5 instants around the periods. */
export const LEADS_SQL = `
    SELECT id, owner_id, (created_at AT TIME ZONE $3)::date AS created_day
    FROM leads
    WHERE org_id = $1 AND owner_id = ANY($2::text[]) AND NOT is_deleted
      AND created_at >= $4::timestamptz AND created_at < $5::timestamptz
    ORDER BY created_at DESC, id`;

/** $3 and $4 first and last day on which a win counts. */
export const WON_DAYS_SQL = `
    SELECT account_id, string_agg(DISTINCT close_date::text, ',' ORDER BY close_date::text) AS days
    FROM opportunities
    WHERE org_id = $1 AND account_id = ANY($2::text[]) AND is_won AND NOT is_deleted
      AND close_date >= $3::date AND close_date <= $4::date
    GROUP BY account_id`;

/** $2 the mark of the last question. Changes of transactions that were not over then come again. */
export const CHANGES_SQL = `
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS mark,
           ARRAY(SELECT owner_id FROM kpi_changes WHERE org_id = $1 AND changed_by >= $2::xid8) AS owner_ids`;
