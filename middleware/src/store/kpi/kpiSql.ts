/**
 * What the KPI formulas count, straight from the mirror. Parameters of all: $1 org, $2 owner ids, $3 time zone. Days are
 * local to that zone; `AT TIME ZONE` knows its daylight-saving changes.
 */

/** $4 now, $5 and $6 instants around the period, $7 and $8 instants around the conversion cohort. */
export const VISITS_SQL = `
    SELECT id, owner_id, account_id, status,
           COALESCE(mode, 'In Person') = 'In Person' AS is_in_person,
           (planned_start AT TIME ZONE $3)::date AS planned_day,
           COALESCE(planned_start <= $4::timestamptz, false) AS is_due,
           (COALESCE(actual_start, planned_start, created_at) AT TIME ZONE $3)::date AS day,
           EXTRACT(EPOCH FROM actual_start)::double precision AS starts_at,
           EXTRACT(EPOCH FROM actual_end)::double precision AS ends_at,
           COALESCE(actual_start > $4::timestamptz, false) AS is_future
    FROM field_visits
    WHERE org_id = $1 AND owner_id = ANY($2::text[]) AND NOT is_deleted
      AND ((planned_start >= $5::timestamptz AND planned_start < $6::timestamptz)
        OR (actual_start >= $5::timestamptz AND actual_start < $6::timestamptz)
        OR (actual_start >= $7::timestamptz AND actual_start < $8::timestamptz)
        OR (actual_start IS NULL AND status = 'Completed'))
    ORDER BY COALESCE(actual_start, planned_start, created_at) DESC, id`;

/** $4 end of the period as an instant, $5 now. The last visit is looked up by index, account by account. */
export const ACCOUNTS_SQL = `
    SELECT a.id, a.owner_id, a.customer_class, c.interval_days,
           (a.created_at AT TIME ZONE $3)::date AS created_day,
           (v.actual_start AT TIME ZONE $3)::date AS last_visit_day
    FROM accounts a
    LEFT JOIN visit_cadences c ON c.org_id = a.org_id AND c.customer_class = a.customer_class
    LEFT JOIN LATERAL (
        SELECT f.actual_start
        FROM field_visits f
        WHERE f.org_id = a.org_id AND f.account_id = a.id AND f.status = 'Completed' AND NOT f.is_deleted
          AND f.actual_start < $4::timestamptz AND f.actual_start <= $5::timestamptz
          AND (f.actual_end IS NULL OR f.actual_end >= f.actual_start)
        ORDER BY f.actual_start DESC
        LIMIT 1
    ) v ON true
    WHERE a.org_id = $1 AND a.owner_id = ANY($2::text[]) AND NOT a.is_deleted
    ORDER BY v.actual_start DESC NULLS LAST, a.id`;

/** $3 and $4 first and last day (exclusive) of the period. Close dates are days already. */
export const OPPORTUNITIES_SQL = `
    SELECT id, owner_id, is_won, close_date AS close_day, amount, currency
    FROM opportunities
    WHERE org_id = $1 AND owner_id = ANY($2::text[]) AND is_closed AND NOT is_deleted
      AND close_date >= $3::date AND close_date < $4::date
    ORDER BY close_date DESC, id`;

/** $2 account ids, $3 and $4 first and last day on which a win can still follow a visit of the cohort. */
export const WON_DAYS_SQL = `
    SELECT account_id, array_agg(DISTINCT close_date::text ORDER BY close_date::text) AS days
    FROM opportunities
    WHERE org_id = $1 AND account_id = ANY($2::text[]) AND is_won AND NOT is_deleted
      AND close_date >= $3::date AND close_date <= $4::date
    GROUP BY account_id`;
